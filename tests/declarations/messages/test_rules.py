"""The project's transcription of the customs messages."""

import csv
import re
from pathlib import Path

import pytest

from rfq.declarations.messages.rules import Kind, Level, messages, read_rows
from tests.declarations.messages.schemas import schema_for

MESSAGES = sorted(messages())
EXACT_SPELLINGS = ("GrossWet", "DistinatePort", "PromiseItmes", "TaxAaminMark", "EntyPortCode")


def names(root: str, block: str) -> list[str]:
    return [element.name for element in messages()[root].blocks[block].elements]


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("root", MESSAGES)
def test_every_block_that_a_message_reaches_has_a_rule(root: str):
    message = messages()[root]
    waiting, reached = [root], set()
    while waiting:
        block = message.blocks[waiting.pop()]
        assert len(block.by_name) == len(block.elements), block.name
        for element in block.elements:
            if element.kind is Kind.BLOCK and element.name not in reached:
                reached.add(element.name)
                waiting.append(element.name)


@pytest.mark.parametrize("root", [root for root in MESSAGES if root.startswith("CEB")])
def test_the_rules_make_an_xml_schema(root: str):
    assert schema_for(root) is not None


def test_an_order_message_has_its_parts_in_order():
    assert names("CEB303Message", "CEB303Message") == [
        "Order",
        "BaseTransfer",
        "BaseSubscribe",
        "Signature",
        "ExtendMessage",
    ]
    assert names("CEB303Message", "OrderHead")[:6] == [
        "guid",
        "appType",
        "appTime",
        "appStatus",
        "orderType",
        "orderNo",
    ]


def test_a_declaration_has_its_blocks_in_order():
    wanted = words("""
        DecHead DecLists DecContainers DecLicenseDocus DecRequestCerts DecOtherPacks DecCopLimits
        DecUsers DecMarkLobs DecFreeTxt DecSign DecCopPromises DecTpAccess EdocRealation EcoRelation""")
    assert names("DecMessage", "DecMessage") == wanted


def test_the_head_follows_the_working_export_message():
    wanted = words("""
        IEFlag AgentCode AgentName BillNo ContrNo CustomMaster CutMode DistinatePort FeeCurr FeeMark
        FeeRate OtherCurr OtherMark OtherRate GrossWet IEPort NetWt NoteS OwnerCode OwnerName PackNo TradeCode
        TradeCountry TradeMode TradeName TrafMode TrafName TransMode WrapType EntryType DeclTrnRel ChkSurety
        OwnerCodeScc AgentCodeScc TradeCoScc PromiseItmes TradeAreaCode MarkNo EntyPortCode NoOtherPack
        OverseasConsigneeEname""")
    assert [name for name in names("DecMessage", "DecHead") if name in wanted] == wanted


def test_a_line_follows_the_working_export_message():
    wanted = words("""
        CodeTS DeclPrice DutyMode GModel GName GNo OriginCountry TradeCurr DeclTotal GQty FirstQty
        SecondQty GUnit FirstUnit SecondUnit DestinationCountry DistrictCode Uncode DangName DangPackType
        DangPackSpec GoodsAttr""")
    assert [name for name in names("DecMessage", "DecList") if name in wanted] == wanted


@pytest.mark.parametrize("name", EXACT_SPELLINGS)
def test_odd_spellings_are_kept(name: str):
    assert name in names("DecMessage", "DecHead")


def test_every_deviation_from_the_interface_has_a_reason():
    deviating = [row for row in read_rows("declaration.csv") if row["export"]]
    assert deviating
    assert all(row["export"] in ("optional", "omitted") and len(row["reason"]) > 8 for row in deviating)


def test_what_is_needed_to_stage_is_needed_to_declare():
    for message in messages().values():
        for block in message.blocks.values():
            for element in block.elements:
                assert not element.required(Level.STAGE) or element.required(Level.DECLARE), element.name


def test_every_answer_is_a_message_with_a_rule():
    rows = read_rows("envelopes.csv")
    assert {row["answer"] for row in rows if row["answer"]} <= {row["message"] for row in rows}


def test_rule_files_are_clean_tables():
    folder = Path(__file__).parents[3] / "rfq" / "declarations" / "messages" / "rules"
    for path in folder.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert {len(row) for row in rows} == {len(rows[0])}, path.name
        assert not [row for row in rows for cell in row if cell != cell.strip() or re.search(r"[\r\t]", cell)]
