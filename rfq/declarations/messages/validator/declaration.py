"""What customs asks of a declaration as a whole, beyond its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from rfq.declarations.codes import Configuration
from rfq.declarations.codes.tables import known
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.validator.declaration_head import check_head
from rfq.declarations.messages.validator.declaration_lines import LineContext, check_lines
from rfq.declarations.messages.validator.reader import Reader, check_unique
from rfq.declarations.messages.validator.values import is_time

ORDER_DOCUMENT = "10000004"
KILOGRAM = "035"
B2B_MODES = ("9710", "9810")
_SEQUENCE = re.compile(r"[0-9]{18}")
_LINE_NUMBER = re.compile(r"[1-9][0-9]{0,4}")


def check_declaration(root: Reader, configuration: Configuration, on: date) -> Iterator[Problem]:
    """Yield what is wrong with an export declaration beyond its form."""
    head, lists = root.block("DecHead"), root.block("DecLists")
    if head:
        yield from check_head(head)
    if lists:
        control = configuration.text("declaration.control_code", on) == "REQUIRED"
        limit = configuration.number("declaration.max_lines", on)
        wrap_type = head.text("WrapType") if head else ""
        yield from check_lists(lists, LineContext(wrap_type, limit, control))
    if head and lists:
        yield from _kilograms(head, lists)
    yield from _order_document(root, head)
    yield from _sign(root)
    yield from _documents(root)
    yield from _containers(root, len(lists.blocks("DecList")) if lists else 0)
    yield from _other_packs(root, head)


def check_lists(lists: Reader, context: LineContext) -> Iterator[Problem]:
    yield from check_lines(lists, context)
    for line in lists.blocks("DecList"):
        for licence in line.inner("DecGoodsLimits", "DecGoodsLimit"):
            number = licence.text("GoodsNo")
            if number not in ("", line.text("GNo")):
                yield licence.wrong("GoodsNo", f"is {number}", f"its line, {line.text('GNo')}")


def _kilograms(head: Reader, lists: Reader) -> Iterator[Problem]:
    """Check legal quantities in kilograms, which are net weights, against the gross weight."""
    lines = [line for line in lists.blocks("DecList") if line.text("FirstUnit") == KILOGRAM]
    weights = [line.decimal("FirstQty") or Decimal(0) for line in lines]
    gross = head.decimal("GrossWet")
    if gross is not None and sum(weights, Decimal(0)) > gross:
        expected = f"at least the {sum(weights, Decimal(0))} kg of the lines"
        yield head.wrong("GrossWet", f"is {gross}", expected)


def _order_document(root: Reader, head: Reader | None) -> Iterator[Problem]:
    """Check the link to the order, the one that fails in practice: 10000004, structured, once."""
    if head is None or head.text("TradeMode") not in B2B_MODES:
        return
    orders = [doc for doc in root.blocks("EdocRealation") if doc.text("EdocCode") == ORDER_DOCUMENT]
    if len(orders) != 1:
        what = f"names {len(orders)} orders under mode {head.text('TradeMode')}"
        yield Problem(root.at("EdocRealation"), what, f"one document {ORDER_DOCUMENT} with the order number")
    for document in orders:
        if document.text("EdocFomatType") != "S":
            yield document.wrong("EdocFomatType", f"is {document.text('EdocFomatType')!r}", "S: no file")


def _documents(root: Reader) -> Iterator[Problem]:
    documents = root.blocks("EdocRealation")
    yield from check_unique(documents, "EdocCode", "EdocID")
    for document in documents:
        yield from document.one_of("EdocFomatType", ("S", "US"))
    licences = root.inner("DecLicenseDocus", "LicenseDocu")
    yield from check_unique(licences, "DocuCode", "CertCode")
    for licence in licences:
        code = licence.text("DocuCode")
        if code and not known("licences", code):
            yield licence.wrong("DocuCode", f"is {code!r}", "a licence code, such as 4")
    yield from check_unique(root.inner("DecRequestCerts", "DecRequestCert"), "AppCertCode")
    yield from check_unique(root.inner("DecCopPromises", "DecCopPromise"), "DeclaratioMaterialCode")


def _sign(root: Reader) -> Iterator[Problem]:
    sign = root.block("DecSign")
    if sign is None:
        return
    operation = sign.text("OperType")
    if operation and not known("operations", operation):
        yield sign.wrong("OperType", f"is {operation!r}", "G to stage or C to declare")
    number = sign.text("ClientSeqNo")
    if number and not (_SEQUENCE.fullmatch(number) and is_time(number[:8], "%Y%m%d")):
        yield sign.wrong("ClientSeqNo", f"is {number!r}", "18 digits that begin with a date")


def _containers(root: Reader, lines: int) -> Iterator[Problem]:
    containers = root.inner("DecContainers", "Container")
    yield from check_unique(containers, "ContainerId")
    for container in containers:
        for number in container.text("GoodsNo").split(","):
            if not _LINE_NUMBER.fullmatch(number) or int(number) > lines:
                yield container.wrong("GoodsNo", f"names line {number!r}", f"lines from 1 to {lines}")


def _other_packs(root: Reader, head: Reader | None) -> Iterator[Problem]:
    packs = root.inner("DecOtherPacks", "DecOtherPack")
    if head is None or not head.text("NoOtherPack"):
        return
    given, expected = head.text("NoOtherPack"), "0" if packs else "1"
    if given != expected:
        yield head.wrong("NoOtherPack", f"is {given}", f"{expected} for {len(packs)} others")
