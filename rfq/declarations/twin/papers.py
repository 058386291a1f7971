"""The files that the twin writes: CEB304, CEB900, DecImportResponse, DEC_RESULT."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree

from rfq.declarations.messages.beijing import BEIJING
from rfq.declarations.messages.rules import CEB_NAMESPACE, DECLARATION_NAMESPACE
from rfq.declarations.messages.xml import Node

INFO_LIMIT = 1000
REFUSAL_LIMIT = 5000
NOTE_LIMIT = 1000
RESULT_FIELDS = (
    "CUS_CIQ_NO",
    "ENTRY_ID",
    "NOTICE_DATE",
    "CHANNEL",
    "NOTE",
    "CUSTOM_MASTER",
    "I_E_DATE",
    "D_DATE",
)


@dataclass(frozen=True, slots=True)
class Paper:
    """One receipt file."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class OrderAnswer:
    """What one OrderReturn says."""

    platform_code: str
    seller_code: str
    order_number: str
    status: str
    info: str


def stamp(moment: datetime) -> str:
    """Write a moment as CEB receipts do: 17 digits, Beijing time."""
    local = moment.astimezone(BEIJING)
    return f"{local:%Y%m%d%H%M%S}{local.microsecond // 1000:03d}"


def order_returns(answers: list[OrderAnswer], at: datetime) -> bytes:
    """Return a CEB304 message."""
    seed = f"{stamp(at)} " + " ".join(f"{answer.order_number} {answer.status}" for answer in answers)
    root = _ceb("CEB304Message", seed)
    for answer in answers:
        node = etree.SubElement(root, f"{{{CEB_NAMESPACE}}}OrderReturn")
        fields = {
            "guid": _guid(f"{seed} {answer.order_number}"),
            "ebpCode": answer.platform_code,
            "ebcCode": answer.seller_code,
            "orderNo": answer.order_number,
            "returnStatus": answer.status,
            "returnTime": stamp(at),
            "returnInfo": answer.info[:INFO_LIMIT],
        }
        _fill(node, CEB_NAMESPACE, fields)
    return _write(root)


def refusal(message_type: str, info: str, at: datetime) -> bytes:
    """Return a CEB900 message: the other one was refused for its form."""
    root = _ceb("CEB900Message", f"{stamp(at)} {message_type}")
    node = etree.SubElement(root, f"{{{CEB_NAMESPACE}}}MessageReturn")
    fields = {
        "guid": _guid(f"{stamp(at)} {message_type} return"),
        "returnStatus": "-1",
        "returnTime": stamp(at),
        "returnInfo": info[:REFUSAL_LIMIT],
        "oriCopMsgId": "unknown",
        "oriMessageType": message_type,
        "oriBizMessage": "not kept",
    }
    _fill(node, CEB_NAMESPACE, fields)
    return _write(root)


def import_response(client_sequence: str, sequence_number: str, error: str) -> bytes:
    """Return what the import client says of a declaration file; without an error it was imported."""
    root = _element("DecImportResponse", DECLARATION_NAMESPACE)
    fields = {
        "ResponseCode": "1" if error else "0",
        "ErrorMessage": error,
        "ClientSeqNo": client_sequence,
        "SeqNo": sequence_number,
        "TrnPreId": "",
    }
    _fill(root, DECLARATION_NAMESPACE, fields)
    return _write(root)


def declaration_result(fields: dict[str, str], at: datetime) -> bytes:
    """Return a DEC_RESULT, which has no namespace."""
    local = at.astimezone(BEIJING)
    root = etree.Element("DEC_RESULT")
    values = {**fields, "NOTICE_DATE": f"{local:%Y-%m-%dT%H:%M:%S}", "D_DATE": f"{local:%Y-%m-%d}"}
    _fill(root, "", {name: values.get(name, "")[:NOTE_LIMIT] for name in RESULT_FIELDS})
    return _write(root)


def _ceb(name: str, seed: str) -> Node:
    return etree.Element(
        f"{{{CEB_NAMESPACE}}}{name}",
        attrib={"guid": _guid(seed), "version": "1.0"},
        nsmap={"ceb": CEB_NAMESPACE},
    )


def _element(name: str, namespace: str) -> Node:
    prefixes: Any = {None: namespace}
    return etree.Element(f"{{{namespace}}}{name}", nsmap=prefixes)


def _fill(node: Node, namespace: str, fields: dict[str, str]) -> None:
    for name, value in fields.items():
        child = etree.SubElement(node, f"{{{namespace}}}{name}" if namespace else name)
        child.text = value


def _guid(seed: str) -> str:
    return str(uuid5(NAMESPACE_URL, seed)).upper()


def _write(root: Node) -> bytes:
    etree.indent(root, space="  ")
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
