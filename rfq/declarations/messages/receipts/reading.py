"""Reads receipts: tolerant in what is read, and never failing over what customs sends."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Callable

from rfq.declarations.codes import Meaning
from rfq.declarations.codes.meanings import channel, order_status
from rfq.declarations.messages.receipts.model import (
    DeclarationReceipt,
    FileOutcome,
    ImportReceipt,
    MessageRefused,
    OrderReceipt,
    Receipt,
    ReceiptFile,
    ReceiptName,
    UnknownReceipt,
)
from rfq.declarations.messages.receipts.names import parse_receipt_name
from rfq.declarations.messages.receipts.times import read_day, read_moment
from rfq.declarations.messages.xml import Node, XmlRefused, child_elements, local_name, parse_xml

IMPORTED = "0"
_SHOWN = 500


def read_receipts(file_name: str, data: bytes) -> ReceiptFile:
    """Return what a receipt file says.

    Namespaces and the order of elements are not looked at; an unknown root, code or element is kept and
    reported. Text of a `Failed_` file that is not XML is taken as the error of the import client.
    """
    name = parse_receipt_name(file_name)
    digest = hashlib.sha256(data).hexdigest()
    try:
        receipts = _read(parse_xml(data))
    except XmlRefused as error:
        receipts = (_not_xml(name, data, str(error)),)
    return ReceiptFile(name, digest, receipts)


def _not_xml(name: ReceiptName, data: bytes, reason: str) -> Receipt:
    text = data.decode("utf-8", errors="replace")[:_SHOWN].strip()
    if name.outcome is FileOutcome.FAILED and text and not text.startswith("<"):
        return ImportReceipt("", "", "", "", Meaning.ERROR, text)
    return UnknownReceipt(f"the file {reason}")


def _read(root: Node, *, wrapped: bool = False) -> tuple[Receipt, ...]:
    reader = _READERS.get(local_name(root))
    if reader is not None:
        return reader(root)
    if local_name(root) == "DxpMsg" and not wrapped:
        return _unwrap(root)
    return (UnknownReceipt(f"root element {local_name(root)!r} is no receipt"),)


def _unwrap(root: Node) -> tuple[Receipt, ...]:
    """Read the message inside the envelope of the exchange platform."""
    try:
        inner = base64.b64decode("".join(_text(root, "Data").split()), validate=True)
        return _read(parse_xml(inner), wrapped=True)
    except (binascii.Error, ValueError) as error:
        return (UnknownReceipt(f"the envelope holds no message: {error}"),)


def _text(node: Node, name: str) -> str:
    for child in child_elements(node):
        if local_name(child) == name:
            return "".join(child.itertext()).strip()
    return ""


def _named(root: Node, name: str) -> list[Node]:
    return [node for node in root.iter() if isinstance(node.tag, str) and local_name(node) == name]


def _order_receipts(root: Node) -> tuple[Receipt, ...]:
    found = tuple(_order_receipt(node) for node in _named(root, "OrderReturn"))
    return found or (UnknownReceipt("CEB304 without OrderReturn"),)


def _order_receipt(node: Node) -> OrderReceipt:
    code = _text(node, "returnStatus")
    return OrderReceipt(
        guid=_text(node, "guid"),
        platform_code=_text(node, "ebpCode"),
        seller_code=_text(node, "ebcCode"),
        order_number=_text(node, "orderNo"),
        code=code,
        meaning=order_status(code),
        info=_text(node, "returnInfo"),
        at=read_moment(_text(node, "returnTime")),
    )


def _refusals(root: Node) -> tuple[Receipt, ...]:
    nodes = [node for node in root.iter() if isinstance(node.tag, str) and _text(node, "returnStatus")]
    found = tuple(_refusal(node) for node in nodes)
    return found or (UnknownReceipt("CEB900 without returnStatus"),)


def _refusal(node: Node) -> MessageRefused:
    code = _text(node, "returnStatus")
    return MessageRefused(
        guid=_text(node, "guid"),
        code=code,
        meaning=Meaning.ERROR,
        info=_text(node, "returnInfo"),
        at=read_moment(_text(node, "returnTime")),
        original_message_id=_text(node, "oriCopMsgId"),
        original_type=_text(node, "oriMessageType"),
        original=_text(node, "oriBizMessage"),
    )


def _import_receipt(root: Node) -> tuple[Receipt, ...]:
    code = _text(root, "ResponseCode")
    return (
        ImportReceipt(
            client_sequence=_text(root, "ClientSeqNo"),
            sequence_number=_text(root, "SeqNo"),
            transit_number=_text(root, "TrnPreId"),
            code=code,
            meaning=Meaning.STAGED if code == IMPORTED else Meaning.ERROR,
            error=_text(root, "ErrorMessage"),
        ),
    )


def _declaration_receipts(root: Node) -> tuple[Receipt, ...]:
    info = _text(root, "RESULT_INFO") if local_name(root) == "DEC_DATA" else ""
    found = tuple(_declaration_receipt(node, info) for node in _named(root, "DEC_RESULT"))
    return found or (UnknownReceipt("DEC_DATA without DEC_RESULT"),)


def _declaration_receipt(node: Node, info: str) -> DeclarationReceipt:
    code = _text(node, "CHANNEL")
    return DeclarationReceipt(
        sequence_number=_text(node, "CUS_CIQ_NO"),
        entry_number=_text(node, "ENTRY_ID"),
        code=code,
        meaning=channel(code),
        note=_text(node, "NOTE"),
        at=read_moment(_text(node, "NOTICE_DATE")),
        office=_text(node, "CUSTOM_MASTER"),
        export_date=read_day(_text(node, "I_E_DATE")),
        declared_date=read_day(_text(node, "D_DATE")),
        info=info,
    )


_READERS: dict[str, Callable[[Node], tuple[Receipt, ...]]] = {
    "CEB304Message": _order_receipts,
    "CEB900Message": _refusals,
    "DecImportResponse": _import_receipt,
    "DEC_RESULT": _declaration_receipts,
    "DEC_DATA": _declaration_receipts,
}
