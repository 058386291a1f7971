"""The customs twin: what it answers, what it compares, what it remembers."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal as D
from pathlib import Path

import pytest

from rfq.declarations.codes import Meaning
from rfq.declarations.messages import build_declaration, build_order_message, read_receipts, validate_message
from rfq.declarations.messages.model import (
    Action,
    Charge,
    ChargeKind,
    CustomsDeclaration,
    DeclarationLine,
    Measure,
    OrderMessage,
    Registered,
)
from rfq.declarations.messages.receipts import ImportReceipt, MessageRefused
from rfq.declarations.twin.customs import answer
from rfq.declarations.twin.scenario import Scenario
from rfq.declarations.twin.state import Answer, TwinState
from tests.declarations.messages.samples import (
    CASHMERE,
    METHANOL,
    SAMPLES,
    SENT_AT,
    SODA,
    VEHICLES,
    order_for,
)

CLEAR_PATH = [
    Meaning.STAGED,
    Meaning.DECLARED,
    Meaning.RECEIVED,
    Meaning.CONCLUDED,
    Meaning.RELEASED,
    Meaning.CLEARED,
]


@pytest.fixture
def state(tmp_path: Path) -> TwinState:
    return TwinState(tmp_path / "twin")


def send(state: TwinState, data: bytes, name: str = "A.xml") -> Answer:
    return answer(data, state, name=name, at=SENT_AT)


def send_order(state: TwinState, order: OrderMessage, name: str = "ORDER.xml") -> Answer:
    return send(state, build_order_message(order), name)


def send_declaration(state: TwinState, declaration: CustomsDeclaration, name: str = "DEC.xml") -> Answer:
    return send(state, build_declaration(declaration), name)


def receipts(given: Answer) -> list:
    return [
        receipt for paper in given.papers for receipt in read_receipts(paper.name, paper.content).receipts
    ]


def meanings(given: Answer) -> list[Meaning]:
    return [receipt.meaning for receipt in receipts(given)]


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_an_order_and_its_declaration_are_cleared(state: TwinState, name: str):
    sample = SAMPLES[name]
    assert meanings(send_order(state, order_for(sample))) == [Meaning.DECLARING, Meaning.RECEIVED]
    given = send_declaration(state, sample)
    assert given.accepted
    assert meanings(given) == CLEAR_PATH


def test_numbers_have_their_form_and_hang_together(state: TwinState):
    send_order(state, order_for(METHANOL))
    imported, *steps = receipts(send_declaration(state, METHANOL))
    assert imported.client_sequence == METHANOL.client_sequence
    assert len(imported.sequence_number) == 18
    assert {step.sequence_number for step in steps} == {imported.sequence_number}
    assert [step.entry_number for step in steps][1:] == ["070220260000000001"] * 4
    assert steps[0].entry_number == ""


def test_receipt_names_rise_and_name_the_file_they_answer(state: TwinState):
    papers = [*send_order(state, order_for(METHANOL), "CEB303_1.xml").papers]
    papers += send_declaration(state, METHANOL, "DEC_1.xml").papers
    parsed = [read_receipts(paper.name, paper.content).name for paper in papers]
    assert [name.original for name in parsed[:3]] == ["CEB303_1", "CEB303_1", "DEC_1"]
    stamps = [name.timestamp for name in parsed]
    assert stamps == sorted(set(stamps))


def test_the_order_receipts_obey_the_rules(state: TwinState):
    for paper in send_order(state, order_for(METHANOL)).papers:
        assert validate_message(paper.content) == []


def changed_line(declaration: CustomsDeclaration, **changes: object) -> CustomsDeclaration:
    first, *rest = declaration.lines
    changed: DeclarationLine = replace(first, **changes)
    return replace(declaration, lines=(changed, *rest))


MISMATCHES: dict[str, tuple[CustomsDeclaration, CustomsDeclaration, str]] = {
    "another name": (SODA, changed_line(SODA, name="固碱"), "line 1: name 固碱"),
    "another quantity": (
        SODA,
        changed_line(SODA, quantity=Measure(D(50), "TNE"), first=Measure(D(50000), "KGM"), price=D(468)),
        "line 1: quantity 50",
    ),
    "another unit": (
        CASHMERE,
        changed_line(CASHMERE, quantity=Measure(D(1000), "H87")),
        "line 1: unit 011",
    ),
    "another total": (
        SODA,
        changed_line(SODA, price=D(391), total=D(23460)),
        "line 1: total 23460 in the declaration, 23400",
    ),
    "another value under CIF": (
        METHANOL,
        changed_line(METHANOL, price=D("453.125"), total=D(7250)),
        "value of goods 6408.5 FOB in the declaration, 6398.5",
    ),
    "another currency": (VEHICLES, changed_line(VEHICLES, currency="EUR"), "line 1: currency EUR"),
    "fewer lines": (SODA, replace(SODA, lines=SODA.lines[:1]), "1 lines in the declaration, 2 in the order"),
    "another mode": (
        SODA,
        replace(SODA, mode=VEHICLES.mode),
        "mode 9810 does not go with an order of type B",
    ),
    "another consignor": (
        SODA,
        replace(SODA, consignor=CASHMERE.consignor),
        "consignor 鄂尔多斯样例羊绒有限公司",
    ),
}


@pytest.mark.parametrize("name", MISMATCHES)
def test_a_declaration_that_disagrees_is_returned_with_the_reason(state: TwinState, name: str):
    ordered, declared, reason = MISMATCHES[name]
    send_order(state, order_for(ordered))
    given = send_declaration(state, declared)
    assert meanings(given) == [Meaning.STAGED, Meaning.DECLARED, Meaning.RETURNED]
    assert reason in receipts(given)[-1].note
    assert receipts(given)[-1].entry_number == ""


def test_a_declaration_of_an_order_that_never_came_is_returned(state: TwinState):
    given = send_declaration(state, METHANOL)
    assert meanings(given)[-1] is Meaning.RETURNED
    assert "order DEC-2026-000001 was never received" in receipts(given)[-1].note


def test_a_returned_declaration_may_be_sent_again_corrected(state: TwinState):
    send_order(state, order_for(SODA))
    first = receipts(send_declaration(state, changed_line(SODA, name="固碱"), "DEC_1.xml"))
    second = send_declaration(state, SODA, "DEC_2.xml")
    assert meanings(second) == CLEAR_PATH
    assert receipts(second)[0].sequence_number == first[0].sequence_number


def test_a_declaration_under_way_is_not_imported_again(state: TwinState):
    send_order(state, order_for(SODA))
    send_declaration(state, SODA)
    again = send_declaration(state, replace(SODA, note="again"), "DEC_2.xml")
    assert not again.accepted
    assert "already declared" in receipts(again)[0].error


def test_an_order_is_declared_once(state: TwinState):
    send_order(state, order_for(SODA))
    send_declaration(state, SODA)
    other = replace(SODA, client_sequence="202611020000000099")
    given = send_declaration(state, other, "DEC_2.xml")
    assert meanings(given)[-1] is Meaning.RETURNED
    assert "already declared as 070220260000000001" in receipts(given)[-1].note


def test_the_same_file_gets_the_same_answer(state: TwinState):
    first = send_order(state, order_for(SODA))
    assert send_order(state, order_for(SODA)) == first
    assert send_declaration(state, SODA) == send_declaration(state, SODA)


def test_a_twin_that_was_killed_before_it_answered_does_not_call_its_own_order_a_duplicate(
    state: TwinState,
):
    send_order(state, order_for(SODA))
    send_declaration(state, SODA)
    for path in (state.folder / "answers").iterdir():
        path.unlink()
    assert meanings(send_order(state, order_for(SODA))) == [Meaning.DECLARING, Meaning.RECEIVED]
    again = send_declaration(state, SODA)
    assert meanings(again) == CLEAR_PATH
    assert receipts(again)[-1].entry_number == "070220260000000001"


def test_it_remembers_across_a_restart(state: TwinState):
    send_order(state, order_for(SODA))
    assert meanings(send_declaration(TwinState(state.folder), SODA)) == CLEAR_PATH


def code(given: Answer) -> str:
    return str(receipts(given)[-1].code)


def test_a_new_order_of_a_used_number_is_an_error(state: TwinState):
    send_order(state, order_for(SODA), "1.xml")
    assert code(send_order(state, replace(order_for(SODA), note="b"), "2.xml")) == "-301010"


def test_an_order_can_be_changed_and_deleted_until_it_is_declared(state: TwinState):
    order = order_for(SODA)
    assert code(send_order(state, replace(order, action=Action.CHANGE), "0.xml")) == "-301009"
    send_order(state, order, "1.xml")
    assert code(send_order(state, replace(order, action=Action.CHANGE, note="b"), "2.xml")) == "120"
    assert code(send_order(state, replace(order, action=Action.DELETE), "3.xml")) == "120"
    assert code(send_order(state, order, "4.xml")) == "120"
    send_declaration(state, SODA)
    assert code(send_order(state, replace(order, action=Action.CHANGE), "5.xml")) == "-301011"


def test_an_order_that_is_only_staged_is_not_received(state: TwinState):
    assert meanings(send_order(state, replace(order_for(SODA), declared=False))) == [Meaning.STAGED]
    assert meanings(send_declaration(state, SODA))[-1] is Meaning.RETURNED


SCENARIOS = {
    Scenario.INSPECT: [*CLEAR_PATH[:4], Meaning.INSPECTION, *CLEAR_PATH[4:]],
    Scenario.RETURN: [*CLEAR_PATH[:3], Meaning.RETURNED],
    Scenario.REJECT: [*CLEAR_PATH[:2], Meaning.REJECTED],
    Scenario.HOLD: [*CLEAR_PATH[:3], Meaning.HELD],
    Scenario.STAGE: CLEAR_PATH[:1],
}


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_scenario_is_played(state: TwinState, scenario: Scenario):
    send_order(state, order_for(SODA))
    state.set_scenario(scenario, SODA.contract_number)
    assert meanings(send_declaration(state, SODA)) == SCENARIOS[scenario]
    send_order(state, order_for(METHANOL), "2.xml")
    assert meanings(send_declaration(state, METHANOL, "DEC_2.xml")) == CLEAR_PATH


def test_the_scenario_reject_rejects_an_order(state: TwinState):
    state.set_scenario(Scenario.REJECT)
    assert meanings(send_order(state, order_for(SODA))) == [Meaning.DECLARING, Meaning.REJECTED]
    assert state.order(SODA.order_number) is None


def broken(data: bytes, old: bytes, new: bytes) -> bytes:
    assert old in data
    return data.replace(old, new)


def test_an_order_against_the_rules_is_refused_for_its_form(state: TwinState):
    data = broken(build_order_message(order_for(SODA)), b">B</ceb:orderType>", b">E</ceb:orderType>")
    given = send(state, data)
    [receipt] = receipts(given)
    assert not given.accepted
    assert isinstance(receipt, MessageRefused)
    assert "orderType" in receipt.info
    assert validate_message(given.papers[0].content) == []


def test_a_declaration_against_the_rules_is_not_imported(state: TwinState):
    data = broken(build_declaration(SODA), b"<GUnit>070</GUnit>", b"")
    given = send(state, data, "DEC_1.xml")
    [receipt] = receipts(given)
    assert not given.accepted
    assert given.papers[0].name.startswith("Failed_DEC_1_")
    assert isinstance(receipt, ImportReceipt)
    assert (receipt.client_sequence, receipt.code) == (SODA.client_sequence, "1")
    assert "GUnit" in receipt.error


@pytest.mark.parametrize("data", [b"", b"<a/>", b"not xml", b"<CEB999Message/>"])
def test_what_is_no_message_is_refused(state: TwinState, data: bytes):
    given = send(state, data)
    assert not given.accepted
    assert meanings(given) == [Meaning.ERROR]


def test_receipts_keep_their_order_when_the_clock_goes_back(state: TwinState):
    early, late = SENT_AT, SENT_AT + timedelta(hours=1)
    first = answer(build_order_message(order_for(SODA)), state, name="1.xml", at=late)
    second = answer(build_order_message(order_for(METHANOL)), state, name="2.xml", at=early)
    assert timestamp(second) > timestamp(first)


def timestamp(given: Answer) -> str:
    return read_receipts(given.papers[-1].name, b"").name.timestamp


def test_the_seller_may_be_named_by_its_customs_code(state: TwinState):
    seller = Registered(SODA.consignor.customs_code, SODA.consignor.name)
    send_order(state, replace(order_for(SODA), seller=seller))
    assert meanings(send_declaration(state, SODA)) == CLEAR_PATH


def test_freight_given_as_a_rate_leaves_the_value_open_but_not_below_the_order(state: TwinState):
    send_order(state, order_for(METHANOL))
    rated = replace(METHANOL, freight=Charge(ChargeKind.RATE, D("11.3")))
    low = changed_line(rated, price=D(390), total=D(6240))
    assert "total 6240" in receipts(send_declaration(state, low, "DEC_1.xml"))[-1].note
    assert meanings(send_declaration(state, rated, "DEC_2.xml")) == CLEAR_PATH


def test_an_order_of_a_returned_declaration_is_free_again(state: TwinState):
    send_order(state, order_for(SODA), "1.xml")
    state.set_scenario(Scenario.RETURN, SODA.client_sequence)
    assert meanings(send_declaration(state, SODA))[-1] is Meaning.RETURNED
    changed = replace(order_for(SODA), action=Action.CHANGE, note="b")
    assert code(send_order(state, changed, "2.xml")) == "120"
    other = replace(SODA, client_sequence="202611020000000099")
    assert meanings(send_declaration(state, other, "DEC_2.xml")) == CLEAR_PATH
