"""Builds CEB303: the order (9710) or warehouse booking (9810) that customs gets before the declaration."""

from __future__ import annotations

from datetime import date
from functools import partial

from rfq.declarations.codes import Configuration, currencies, load_configuration, units
from rfq.declarations.messages.beijing import BEIJING
from rfq.declarations.messages.builders.amounts import decimals
from rfq.declarations.messages.builders.draft import Draft
from rfq.declarations.messages.builders.finishing import finish
from rfq.declarations.messages.model import OrderKind, OrderLine, OrderMessage, Route
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import messages

DECLARED_TOTAL_DECIMALS = 4
_ROOT = "CEB303Message"


def build_order_message(order: OrderMessage, *, configuration: Configuration | None = None) -> bytes:
    """Return the bytes of one CEB303 message; the same order gives the same bytes.

    :raises MessageInvalid: with every problem found.
    """
    settings = configuration or load_configuration()
    problems: list[Problem] = []
    root = Draft(messages()[_ROOT], _ROOT, _ROOT, problems)
    body = root.child("Order")
    _head(body.child("OrderHead"), order)
    for line in order.lines:
        _line(body.child("OrderList"), line, order.route, settings, _day(order))
    _limits(body, order, settings)
    _transfer(root, order)
    attributes = {"guid": str(order.message_guid).upper(), "version": "1.0"}
    return finish(root, prefix="ceb", attributes=attributes, configuration=settings)


def usual_order_note(
    kind: OrderKind, *, on: date, warehouse_address: str = "", configuration: Configuration | None = None
) -> str:
    """Return the remark that local practice puts into an order: a word for 9710, the warehouse for 9810."""
    settings = configuration or load_configuration()
    return settings.text(f"order.note.{kind.value}", on).format(warehouse_address=warehouse_address)


def _day(order: OrderMessage) -> date:
    return order.sent_at.astimezone(BEIJING).date() if order.sent_at.tzinfo else order.sent_at.date()


def _head(head: Draft, order: OrderMessage) -> None:
    head.text("guid", str(order.order_guid).upper())
    head.text("appType", order.action.value)
    head.moment("appTime", order.sent_at)
    head.text("appStatus", "2" if order.declared else "1")
    head.text("orderType", order.kind.value)
    head.text("orderNo", order.order_number)
    head.text("ebpCode", order.platform.code)
    head.text("ebpName", order.platform.name)
    head.text("ebcCode", order.seller.code)
    head.text("ebcName", order.seller.name)
    head.amount("goodsValue", order.goods_value)
    head.amount("freight", order.freight)
    head.code("currency", partial(currencies.customs_number, order.currency))
    head.text("note", order.note)


def _line(draft: Draft, line: OrderLine, route: Route, settings: Configuration, on: date) -> None:
    draft.whole("gnum", line.number)
    draft.text("itemNo", line.item_number)
    draft.text("itemName", line.name)
    draft.text("itemDescribe", line.description)
    draft.text("barCode", line.barcode)
    draft.code("unit", partial(units.customs_unit, line.quantity.unit, line.quantity.counted_as))
    draft.code("currency", partial(currencies.customs_number, line.currency))
    draft.amount("qty", line.quantity.value)
    draft.amount("price", line.price)
    draft.amount("totalPrice", line.total)
    draft.text("note", line.note)
    if route is Route.LIST:
        limit = settings.number("list.item_number_length", on)
        if len(line.item_number) > limit:
            draft.wrong("itemNo", f"has {len(line.item_number)} characters", f"at most {limit} for a list")
    elif line.total.is_finite() and decimals(line.total) > DECLARED_TOTAL_DECIMALS:
        expected = f"at most {DECLARED_TOTAL_DECIMALS}, which a declaration takes"
        draft.wrong("totalPrice", f"has {decimals(line.total)} decimals", expected)


def _limits(body: Draft, order: OrderMessage, settings: Configuration) -> None:
    limit = settings.number("declaration.max_lines", _day(order))
    if order.route is Route.DECLARATION and len(order.lines) > limit:
        expected = f"at most {limit}, which a declaration takes"
        body.wrong("OrderList", f"stands {len(order.lines)} times", expected)


def _transfer(root: Draft, order: OrderMessage) -> None:
    transfer = root.child("BaseTransfer")
    transfer.text("copCode", order.transfer.code)
    transfer.text("copName", order.transfer.name)
    transfer.text("dxpMode", "DXP")
    transfer.text("dxpId", order.transfer.exchange_id)
    transfer.text("note", order.transfer.note)
    for subscription in order.subscriptions:
        draft = root.child("BaseSubscribe")
        draft.text("status", subscription.status)
        draft.text("dxpMode", "DXP")
        draft.text("dxpAddress", subscription.exchange_id)
        draft.text("note", subscription.note)
