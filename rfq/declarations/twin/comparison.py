"""Does a declaration agree with the order it names? Customs compares the two, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from rfq.declarations.twin.facts import DeclarationFacts, LineFacts, OrderFacts

KIND_OF_MODE = {"9710": "B", "9810": "W"}
CENT = Decimal("0.01")


def differences(order: OrderFacts, declaration: DeclarationFacts) -> list[str]:
    """Return what differs, in words; an empty list means that the two agree."""
    return [*_heads(order, declaration), *_lines(order, declaration), *_totals(order, declaration)]


def _heads(order: OrderFacts, declaration: DeclarationFacts) -> Iterator[str]:
    if KIND_OF_MODE.get(declaration.mode) != order.kind:
        yield f"mode {declaration.mode} does not go with an order of type {order.kind}"
    if order.seller_code not in declaration.consignor_codes:
        codes = " / ".join(declaration.consignor_codes)
        yield f"consignor {codes} in the declaration, {order.seller_code} in the order"
    if order.seller_name != declaration.consignor_name:
        yield f"consignor {declaration.consignor_name} in the declaration, {order.seller_name} in the order"


def _lines(order: OrderFacts, declaration: DeclarationFacts) -> Iterator[str]:
    if len(order.lines) != len(declaration.lines):
        yield f"{len(declaration.lines)} lines in the declaration, {len(order.lines)} in the order"
        return
    in_price = declaration.charges is None or declaration.charges > 0
    for ordered, declared in zip(order.lines, declaration.lines, strict=True):
        yield from _line(ordered, declared, charges_in_price=in_price)


def _line(ordered: LineFacts, declared: LineFacts, *, charges_in_price: bool) -> Iterator[str]:
    pairs: list[tuple[str, object, object]] = [
        ("number", declared.number, ordered.number),
        ("name", declared.name, ordered.name),
        ("quantity", declared.quantity, ordered.quantity),
        ("unit", declared.unit, ordered.unit),
        ("currency", declared.currency, ordered.currency),
    ]
    if not charges_in_price or declared.total < ordered.total:
        pairs.append(("total", declared.total, ordered.total))
    for what, here, there in pairs:
        if here != there:
            yield f"line {ordered.number}: {what} {here} in the declaration, {there} in the order"


def _totals(order: OrderFacts, declaration: DeclarationFacts) -> Iterator[str]:
    """Compare the goods value, which is FOB, with the declared totals less freight and insurance."""
    if declaration.charges is None:
        return
    declared = sum((line.total for line in declaration.lines), Decimal(0)) - declaration.charges
    if abs(declared - order.goods_value) > CENT:
        yield f"value of goods {declared} FOB in the declaration, {order.goods_value} in the order"
