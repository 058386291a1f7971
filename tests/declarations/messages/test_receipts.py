"""Receipts: every form that customs answers in, and nothing that makes the reader fail."""

import base64
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rfq.declarations.codes import Meaning, Outcome
from rfq.declarations.messages import read_receipts
from rfq.declarations.messages.receipts import (
    DeclarationReceipt,
    FileOutcome,
    ImportReceipt,
    MessageRefused,
    OrderReceipt,
    UnknownReceipt,
    is_unfinished,
    parse_receipt_name,
)
from rfq.declarations.messages.receipts.times import read_day, read_moment

CEB = 'xmlns:ceb="http://www.chinaport.gov.cn/ceb"'


def one(data: bytes, name: str = "Successed_A_20261102093000.xml"):
    [receipt] = read_receipts(name, data).receipts
    return receipt


def order_return(status: str, *, number: str = "DEC-1") -> str:
    return (
        f"<ceb:OrderReturn><ceb:guid>G</ceb:guid><ceb:ebpCode>无</ceb:ebpCode><ceb:ebcCode>S</ceb:ebcCode>"
        f"<ceb:orderNo>{number}</ceb:orderNo><ceb:returnStatus>{status}</ceb:returnStatus>"
        f"<ceb:returnTime>20261102093000123</ceb:returnTime><ceb:returnInfo>入库</ceb:returnInfo></ceb:OrderReturn>"
    )


def order_receipts(*statuses: str) -> bytes:
    body = "".join(order_return(status) for status in statuses)
    return f"<ceb:CEB304Message {CEB}>{body}</ceb:CEB304Message>".encode()


def result(channel: str, *, encoding: str = "UTF-8", note: str = "放行") -> str:
    return (
        f'<?xml version="1.0" encoding="{encoding}" standalone="yes"?><DEC_RESULT>'
        f"<CUS_CIQ_NO>E20260000000000001</CUS_CIQ_NO><ENTRY_ID>070220260000000001</ENTRY_ID>"
        f"<NOTICE_DATE>2026-11-02T09:30:00</NOTICE_DATE><CHANNEL>{channel}</CHANNEL><NOTE>{note}</NOTE>"
        "<CUSTOM_MASTER>0702</CUSTOM_MASTER><I_E_DATE>20261103</I_E_DATE><D_DATE>2026-11-02</D_DATE></DEC_RESULT>"
    )


def test_an_order_receipt_is_read():
    receipt = one(order_receipts("120"))
    assert receipt == OrderReceipt(
        guid="G",
        platform_code="无",
        seller_code="S",
        order_number="DEC-1",
        code="120",
        meaning=Meaning.RECEIVED,
        info="入库",
        at=datetime(2026, 11, 2, 1, 30, 0, 123000, tzinfo=UTC),
    )


def test_a_file_with_two_order_receipts_gives_both():
    receipts = read_receipts("x.xml", order_receipts("2", "100")).receipts
    assert [receipt.meaning for receipt in receipts] == [Meaning.DECLARING, Meaning.REJECTED]


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        ("1", Meaning.STAGED),
        ("3", Meaning.SENT),
        ("4", Meaning.SENDING_FAILED),
        ("300", Meaning.MANUAL_REVIEW),
        ("399", Meaning.CONCLUDED),
        ("500", Meaning.INSPECTION),
        ("599", Meaning.HELD),
        ("700", Meaning.RETURNED),
        ("800", Meaning.RELEASED),
        ("899", Meaning.CLEARED),
        ("-301010", Meaning.ERROR),
        ("−301010", Meaning.ERROR),
        ("-1", Meaning.ERROR),
        ("777", Meaning.UNKNOWN),
        ("", Meaning.UNKNOWN),
    ],
)
def test_a_status_is_understood_and_kept(status: str, meaning: Meaning):
    receipt = one(order_receipts(status))
    assert (receipt.code, receipt.meaning) == (status, meaning)


@pytest.mark.parametrize(
    ("channel", "meaning"),
    [
        ("7", Meaning.DECLARED),
        ("L", Meaning.RECEIVED),
        ("J", Meaning.CONCLUDED),
        ("P", Meaning.RELEASED),
        ("R", Meaning.CLEARED),
        ("E", Meaning.REJECTED),
        ("Z", Meaning.RETURNED),
        ("Y", Meaning.ERROR),
        ("D", Meaning.DELETED),
        ("A", Meaning.DELETED),
        ("C", Meaning.INSPECTION),
        ("K", Meaning.GUARANTEE),
        ("H", Meaning.HELD),
        ("T", Meaning.TAX_DUE),
        ("?", Meaning.UNKNOWN),
    ],
)
def test_a_channel_is_understood_and_kept(channel: str, meaning: Meaning):
    receipt = one(result(channel).encode())
    assert (receipt.code, receipt.meaning) == (channel, meaning)


def test_a_declaration_receipt_is_read():
    receipt = one(result("P").encode())
    assert isinstance(receipt, DeclarationReceipt)
    assert receipt.sequence_number == "E20260000000000001"
    assert receipt.entry_number == "070220260000000001"
    assert receipt.at == datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
    assert (receipt.export_date, receipt.declared_date) == (date(2026, 11, 3), date(2026, 11, 2))
    assert receipt.note == "放行"


@pytest.mark.parametrize(("codec", "note"), [("gb2312", "放行"), ("gbk", "朱镕囍"), ("gb18030", "㐀")])
def test_the_older_wrapper_is_read_in_gb2312_even_with_characters_beyond_it(codec: str, note: str):
    inner = result("P", note=note).partition("?>")[2]
    declared = '<?xml version="1.0" encoding="GB2312"?>'
    text = f"{declared}<DEC_DATA>{inner}<RESULT_INFO>成功</RESULT_INFO></DEC_DATA>"
    receipt = one(text.encode(codec))
    assert (receipt.note, receipt.info, receipt.meaning) == (note, "成功", Meaning.RELEASED)


def test_a_file_that_says_gb2312_and_is_utf8_is_read():
    data = result("R", encoding="GB2312", note="结关").encode("utf-8")
    assert one(data).meaning is Meaning.CLEARED


def test_a_byte_order_mark_is_no_obstacle():
    assert one(b"\xef\xbb\xbf" + result("L").encode()).meaning is Meaning.RECEIVED


def import_response(code: str, error: str = "") -> bytes:
    return (
        '<DecImportResponse xmlns="http://www.chinaport.gov.cn/dec">'
        f"<ResponseCode>{code}</ResponseCode><ErrorMessage>{error}</ErrorMessage>"
        "<ClientSeqNo>202611020000000001</ClientSeqNo><SeqNo>E20260000000000001</SeqNo><TrnPreId/>"
        "</DecImportResponse>"
    ).encode()


def test_an_import_is_staged_and_a_failed_one_an_error():
    good, bad = one(import_response("0")), one(import_response("1", "表体为空"))
    assert isinstance(good, ImportReceipt)
    assert (good.meaning, good.sequence_number) == (Meaning.STAGED, "E20260000000000001")
    assert (bad.meaning, bad.error) == (Meaning.ERROR, "表体为空")


def test_a_refusal_of_form_is_read_with_the_message_it_refuses():
    data = (
        f"<ceb:CEB900Message {CEB}><ceb:MessageReturn><ceb:guid>G</ceb:guid>"
        "<ceb:returnStatus>-1</ceb:returnStatus><ceb:returnTime>20261102093000123</ceb:returnTime>"
        "<ceb:returnInfo>报文格式错误</ceb:returnInfo><ceb:oriCopMsgId>M</ceb:oriCopMsgId>"
        "<ceb:oriMessageType>CEB303</ceb:oriMessageType>"
        "<ceb:oriBizMessage><![CDATA[<ceb:Order/>]]></ceb:oriBizMessage></ceb:MessageReturn></ceb:CEB900Message>"
    ).encode()
    receipt = one(data)
    assert isinstance(receipt, MessageRefused)
    assert (receipt.meaning, receipt.original_type) == (Meaning.ERROR, "CEB303")
    assert receipt.original == "<ceb:Order/>"


def test_a_receipt_in_an_exchange_envelope_is_read():
    inner = base64.b64encode(result("L").encode()).decode()
    data = f'<DxpMsg xmlns="http://www.chinaport.gov.cn/dxp" ver="1.0"><Data>{inner}</Data></DxpMsg>'.encode()
    assert one(data).meaning is Meaning.RECEIVED


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01",
        b"<Other/>",
        b"<DEC_DATA/>",
        b"<CEB304Message/>",
        b"<CEB900Message/>",
        b"<DxpMsg><Data>!!</Data></DxpMsg>",
        b"<DxpMsg><Data>PERYUE1TRy8+</Data></DxpMsg>",
        b'<!DOCTYPE a [<!ENTITY e "x">]><DEC_RESULT>&e;</DEC_RESULT>',
        b'<?xml version="1.0" encoding="nonsense"?><a/>',
    ],
)
def test_what_is_no_receipt_is_reported_and_not_raised(data: bytes):
    receipt = one(data)
    assert isinstance(receipt, UnknownReceipt)
    assert receipt.reason
    assert receipt.meaning is Meaning.UNKNOWN


def test_plain_text_of_a_failed_file_is_the_error():
    receipt = one("签名验证失败".encode(), "Failed_DEC_1_20261102093000.xml")
    assert isinstance(receipt, ImportReceipt)
    assert (receipt.meaning, receipt.error) == (Meaning.ERROR, "签名验证失败")


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(data: bytes):
    assert read_receipts("Failed_A_20261102093000.xml", data).receipts


@given(st.text(max_size=200))
def test_no_text_inside_a_receipt_makes_the_reader_fail(text: str):
    escaped = "".join(character for character in text if character.isprintable() and character not in "<&]>")
    assert one(result(escaped, note=escaped).encode()).code == escaped.strip()


def test_a_file_is_known_by_its_bytes():
    first, second = read_receipts("a", order_receipts("2")), read_receipts("b", order_receipts("2"))
    assert first.sha256 == second.sha256


@pytest.mark.parametrize(
    ("name", "outcome", "original", "timestamp"),
    [
        ("Successed_DEC_1_20261102093000.xml", FileOutcome.SUCCEEDED, "DEC_1", "20261102093000"),
        ("Failed_DEC_1.xml_20261102093000123", FileOutcome.FAILED, "DEC_1", "20261102093000123"),
        ("successed_A_B_20261102.XML", FileOutcome.SUCCEEDED, "A_B", "20261102"),
        ("Failed_DEC.xml", FileOutcome.FAILED, "DEC", ""),
        ("Receipt_E2026_20261102093000.xml", FileOutcome.UNSAID, "", "20261102093000"),
        ("anything", FileOutcome.UNSAID, "", ""),
    ],
)
def test_a_file_name_is_taken_apart(name: str, outcome: FileOutcome, original: str, timestamp: str):
    parsed = parse_receipt_name(name)
    assert (parsed.outcome, parsed.original, parsed.timestamp) == (outcome, original, timestamp)


def test_a_file_that_is_still_written_is_left_alone():
    assert is_unfinished("a.tmp")
    assert is_unfinished("a.xml.TEMP")
    assert is_unfinished(".a.xml")
    assert not is_unfinished("Successed_a_20261102.xml")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20261102093000", datetime(2026, 11, 2, 1, 30, tzinfo=UTC)),
        ("2026-11-02 09:30:00", datetime(2026, 11, 2, 1, 30, tzinfo=UTC)),
        ("2026/11/02 09:30:00", datetime(2026, 11, 2, 1, 30, tzinfo=UTC)),
        ("2026-11-02T09:30:00+00:00", datetime(2026, 11, 2, 9, 30, tzinfo=UTC)),
        ("202611020930", datetime(2026, 11, 2, 1, 30, tzinfo=UTC)),
        ("20261302093000", None),
        ("soon", None),
        ("", None),
    ],
)
def test_times_are_read_as_beijing_time(text: str, moment: datetime | None):
    assert read_moment(text) == moment


def test_a_day_is_read_by_the_beijing_calendar():
    assert read_day("20261102") == date(2026, 11, 2)
    assert read_day("no") is None


def test_the_normal_path_only_rises():
    path = [Meaning.STAGED, Meaning.DECLARED, Meaning.RECEIVED, Meaning.CONCLUDED, Meaning.INSPECTION]
    path += [Meaning.RELEASED, Meaning.CLEARED]
    steps = [meaning.step for meaning in path]
    assert None not in steps
    assert steps == sorted(set(steps), key=lambda step: step or 0)


def test_every_meaning_says_what_it_asks_of_the_reader():
    assert {meaning.outcome for meaning in Meaning} == set(Outcome)
    assert Meaning.RETURNED.outcome is Outcome.FAILED
    assert Meaning.CLEARED.outcome is Outcome.DONE
