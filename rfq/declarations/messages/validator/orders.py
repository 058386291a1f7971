"""What the schema of CEB messages lets through and customs does not: orders and their receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rfq.declarations.codes import CodeUnknown, currencies, units
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.validator.amounts import check_line
from rfq.declarations.messages.validator.reader import Reader, check_numbers, check_unique
from rfq.declarations.messages.validator.values import is_time

GUID = re.compile(r"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}")
_GUID_EXPECTED = "36 characters: upper-case hexadecimal with hyphens"
_STATUS = re.compile(r"-?[0-9]+")
PRICE_DECIMALS = 5


def check_order_message(root: Reader) -> Iterator[Problem]:
    """Yield what is wrong with a CEB303 beyond its form."""
    orders = root.blocks("Order")
    heads = [head for head in (order.block("OrderHead") for order in orders) if head]
    yield from check_unique(heads, "orderNo")
    yield from check_unique(heads, "guid")
    for order in orders:
        yield from _order(order)
    transfer = root.block("BaseTransfer")
    if transfer:
        yield from transfer.one_of("dxpMode", ("DXP",))
    for subscription in root.blocks("BaseSubscribe"):
        yield from subscription.one_of("dxpMode", ("DXP",))
        yield from subscription.one_of("status", ("ALL", "DATA", "RET"))


def check_order_returns(root: Reader) -> Iterator[Problem]:
    """Yield what is wrong with a CEB304 beyond its form."""
    for answer in root.blocks("OrderReturn"):
        yield from check_guid(answer, "guid")
        if not _STATUS.fullmatch(answer.text("returnStatus")):
            yield answer.wrong("returnStatus", f"is {answer.text('returnStatus')!r}", "a whole number")
        if not is_time(answer.text("returnTime"), "%Y%m%d%H%M%S%f"):
            yield answer.wrong("returnTime", f"is {answer.text('returnTime')!r}", "yyyyMMddHHmmssfff")


def check_guid(block: Reader, name: str) -> Iterator[Problem]:
    """Yield a problem when a guid isn't 36 characters in upper case."""
    guid = block.text(name)
    if len(guid) == 36 and not GUID.fullmatch(guid):
        yield block.wrong(name, f"is {guid!r}", _GUID_EXPECTED)


def _order(order: Reader) -> Iterator[Problem]:
    head, lines = order.block("OrderHead"), order.blocks("OrderList")
    yield from check_numbers(lines, "gnum")
    for line in lines:
        yield from _line(line)
    if head:
        yield from _head(head)
        yield from _sums(head, lines)


def _head(head: Reader) -> Iterator[Problem]:
    yield from check_guid(head, "guid")
    yield from head.one_of("appType", ("1", "2", "3"))
    yield from head.one_of("appStatus", ("1", "2"))
    yield from head.one_of("orderType", ("B", "W"))
    yield from head.above_zero("goodsValue")
    yield from check_currency_number(head, "currency")
    moment = head.text("appTime")
    if len(moment) == 14 and not is_time(moment, "%Y%m%d%H%M%S"):
        yield head.wrong("appTime", f"is {moment!r}", "yyyyMMddHHmmss")


def _line(line: Reader) -> Iterator[Problem]:
    yield from check_line(line, "qty", "price", "totalPrice", PRICE_DECIMALS)
    yield from check_currency_number(line, "currency")
    unit = line.text("unit")
    if unit and not units.is_customs_unit(unit):
        yield line.wrong("unit", f"is {unit!r}", "a customs unit, such as 035 for kg")


def _sums(head: Reader, lines: list[Reader]) -> Iterator[Problem]:
    value, totals = head.decimal("goodsValue"), [line.decimal("totalPrice") for line in lines]
    known = [total for total in totals if total is not None]
    if value is not None and len(known) == len(totals) and sum(known, Decimal(0)) != value:
        yield head.wrong("goodsValue", f"is {value}", f"the sum of the line totals, {sum(known, Decimal(0))}")
    currency = head.text("currency")
    for line in lines:
        if currency and line.text("currency") not in ("", currency):
            yield line.wrong("currency", f"is {line.text('currency')}", f"that of the order, {currency}")


def check_currency_number(block: Reader, name: str) -> Iterator[Problem]:
    """Yield a problem when an element isn't a customs currency number."""
    number = block.text(name)
    try:
        if number:
            currencies.from_customs_number(number)
    except CodeUnknown:
        yield block.wrong(name, f"is {number!r}", "a customs currency number, such as 502 for USD")
