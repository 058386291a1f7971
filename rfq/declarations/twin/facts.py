"""What an order and a declaration say of the same goods, in one form."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rfq.declarations.codes import CodeUnknown, PriceTerm, currencies
from rfq.declarations.messages.validator.reader import Reader

ORDER_DOCUMENT = "10000004"
TOTAL = "3"


@dataclass(frozen=True, slots=True)
class LineFacts:
    """One line: customs unit, currency in ISO letters."""

    number: str
    name: str
    quantity: Decimal
    unit: str
    total: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """What the head and the lines of an order say."""

    number: str
    kind: str
    platform_code: str
    seller_code: str
    seller_name: str
    action: str
    declared: bool
    currency: str
    goods_value: Decimal
    lines: tuple[LineFacts, ...]


@dataclass(frozen=True, slots=True)
class DeclarationFacts:
    """What a declaration says. `charges` in the price: None when they can't be told from the file."""

    client_sequence: str
    order_number: str
    contract_number: str
    mode: str
    office: str
    consignor_codes: tuple[str, str]
    consignor_name: str
    price_term: str
    charges: Decimal | None
    lines: tuple[LineFacts, ...]


def order_facts(order: Reader) -> OrderFacts:
    """Read one Order of a valid CEB303."""
    head = order.block("OrderHead") or order
    return OrderFacts(
        number=head.text("orderNo"),
        kind=head.text("orderType"),
        platform_code=head.text("ebpCode"),
        seller_code=head.text("ebcCode"),
        seller_name=head.text("ebcName"),
        action=head.text("appType"),
        declared=head.text("appStatus") == "2",
        currency=_letters(head.text("currency")),
        goods_value=_number(head, "goodsValue"),
        lines=tuple(
            LineFacts(
                number=line.text("gnum"),
                name=line.text("itemName"),
                quantity=_number(line, "qty"),
                unit=line.text("unit"),
                total=_number(line, "totalPrice"),
                currency=_letters(line.text("currency")),
            )
            for line in order.blocks("OrderList")
        ),
    )


def declaration_facts(root: Reader) -> DeclarationFacts:
    """Read a valid DecMessage."""
    head, sign = root.block("DecHead") or root, root.block("DecSign") or root
    documents = root.blocks("EdocRealation")
    orders = [entry.text("EdocID") for entry in documents if entry.text("EdocCode") == ORDER_DOCUMENT]
    lines = tuple(
        LineFacts(
            number=line.text("GNo"),
            name=line.text("GName"),
            quantity=_number(line, "GQty"),
            unit=line.text("GUnit"),
            total=_number(line, "DeclTotal"),
            currency=line.text("TradeCurr"),
        )
        for line in root.inner("DecLists", "DecList")
    )
    return DeclarationFacts(
        client_sequence=sign.text("ClientSeqNo"),
        order_number=orders[0] if orders else "",
        contract_number=head.text("ContrNo"),
        mode=head.text("TradeMode"),
        office=head.text("CustomMaster"),
        consignor_codes=(head.text("TradeCode"), head.text("TradeCoScc")),
        consignor_name=head.text("TradeName"),
        price_term=head.text("TransMode"),
        charges=_charges(head, lines[0].currency if lines else ""),
        lines=lines,
    )


def _charges(head: Reader, currency: str) -> Decimal | None:
    """Add up freight and insurance in the price: known when they are totals in the currency of the goods."""
    if head.text("TransMode") in (PriceTerm.FOB, PriceTerm.EXW):
        return Decimal(0)
    amount = Decimal(0)
    for prefix in ("Fee", "Insur"):
        if not head.text(f"{prefix}Rate"):
            continue
        if head.text(f"{prefix}Mark") != TOTAL or head.text(f"{prefix}Curr") != currency:
            return None
        amount += _number(head, f"{prefix}Rate")
    return amount


def _number(block: Reader, name: str) -> Decimal:
    return block.decimal(name) or Decimal(0)


def _letters(number: str) -> str:
    try:
        return currencies.from_customs_number(number)
    except CodeUnknown:
        return number
