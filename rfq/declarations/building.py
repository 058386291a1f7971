"""From the frozen record to the customs messages: the only place where one becomes the other."""

from decimal import Decimal

from catalog.listings.choices import PackagingKind as ListedKind
from catalog.listings.facts import ListingFacts
from marketplace.core.errors import ErrorCode, InvalidInput, Problems
from rfq.contracts.facts import ContractFacts, LineFacts
from rfq.declarations.codes import (
    CodeUnknown,
    Incoterm,
    PackagingKind,
    PackingGroup,
    TransportMode,
    currencies,
    units,
)
from rfq.declarations.codes.packaging import is_loose
from rfq.declarations.messages import model
from rfq.declarations.messages.builders import apportion, usual_order_note
from rfq.declarations.record import DeclarationRecord, FirmFacts

CENT = Decimal("0.01")
FIVE_PLACES = Decimal("0.00001")
FALLBACK_CURRENCY = "CNY"

CUSTOMS_KIND = {
    ListedKind.BAG: PackagingKind.BAG,
    ListedKind.BIG_BAG: PackagingKind.BIG_BAG,
    ListedKind.DRUM: PackagingKind.STEEL_DRUM,
    ListedKind.IBC: PackagingKind.IBC,
    ListedKind.FLEXITANK: PackagingKind.FLEXITANK,
    ListedKind.ISO_TANK: PackagingKind.ISO_TANK,
    ListedKind.TANK_WAGON: PackagingKind.TANK_CAR,
    ListedKind.TANK_TRUCK: PackagingKind.TANK_CAR,
    ListedKind.CYLINDER: PackagingKind.CYLINDER,
    ListedKind.BOX: PackagingKind.OTHER_CASE,
    ListedKind.CARTON: PackagingKind.CARTON,
    ListedKind.BALE: PackagingKind.BALE,
    ListedKind.CONE: PackagingKind.CARTON,
    ListedKind.PALLET: PackagingKind.PALLET,
    ListedKind.BULK: PackagingKind.BULK,
    ListedKind.UNPACKED: PackagingKind.UNPACKED,
}
DRUM_BY_UN_MARK = {
    "1A": PackagingKind.STEEL_DRUM,
    "1H": PackagingKind.PLASTIC_DRUM,
    "1G": PackagingKind.FIBRE_DRUM,
    "1D": PackagingKind.WOODEN_BARREL,
}
"""What a drum is made of stands in its UN packaging code."""


def order_message(record: DeclarationRecord) -> model.OrderMessage:
    """Make the order (9710) or warehouse booking (9810) that customs gets first. Prices are FOB."""
    contract, declared = record.contract, declared_amounts(record.contract)
    kind = model.OrderKind.ORDER if record.mode == "9710" else model.OrderKind.WAREHOUSE_BOOKING
    address = record.warehouse.address if record.warehouse else ""
    return model.OrderMessage(
        message_guid=record.message_guid,
        order_guid=record.order_guid,
        kind=kind,
        order_number=record.order_number,
        sent_at=record.prepared_at,
        platform=model.Registered(record.platform.message_code, record.platform.name),
        seller=model.Registered(record.seller.message_code, record.seller.name),
        goods_value=sum(declared.fob, Decimal(0)),
        freight=declared.freight + declared.insurance,
        currency=declared.currency,
        lines=tuple(
            _order_line(line, fob, declared.currency)
            for line, fob in zip(contract.lines, declared.fob, strict=True)
        ),
        transfer=model.Transfer(
            code=record.platform.message_code, name=record.platform.name, exchange_id=record.exchange_id
        ),
        note=usual_order_note(kind, on=record.declaration_date, warehouse_address=address),
    )


def customs_declaration(record: DeclarationRecord) -> model.CustomsDeclaration:
    """Make the declaration. Totals are those of the contract's delivery rule; freight and insurance stand apart."""
    contract, journey, declared = record.contract, record.journey, declared_amounts(record.contract)
    option = contract.lines[0].goods.packaging_option(contract.lines[0].packaging)
    country = record.warehouse.country if record.warehouse else contract.destination_country
    return model.CustomsDeclaration(
        client_sequence=record.client_sequence,
        declaration_date=record.declaration_date,
        mode=model.SupervisionMode(record.mode),
        order_number=record.order_number,
        contract_number=contract.number,
        customs_office=journey.customs_office,
        exit_office=journey.exit_office,
        exit_port=journey.exit_port,
        consignor=_enterprise(record.seller),
        producer=_enterprise(record.seller),
        agent=_enterprise(record.agent),
        consignee_name=contract.buyer.names.get("en") or contract.buyer.legal_name,
        buyer_country=contract.buyer.country,
        destination=country,
        destination_port=journey.destination_port,
        incoterm=Incoterm(contract.incoterm),
        conveyance=model.Conveyance(
            mode=TransportMode(journey.transport_mode),
            name=journey.conveyance,
            voyage=journey.voyage,
            bill_number=journey.bill_number,
        ),
        packages=sum(line.packages for line in contract.lines),
        packaging=_customs_kind(option.kind, option.un_mark) if option else PackagingKind.OTHER,
        gross_weight=sum((line.gross_kg for line in contract.lines), Decimal(0)),
        net_weight=sum((line.net_kg for line in contract.lines), Decimal(0)),
        lines=tuple(
            _declaration_line(line, total, declared.currency, country)
            for line, total in zip(contract.lines, declared.totals, strict=True)
        ),
        freight=_charge(declared.freight, declared.currency),
        insurance=_charge(declared.insurance, declared.currency),
        containers=tuple(
            model.Container(
                number=box.number,
                size_type=box.size_type,
                lines=box.lines,
                goods_weight=box.goods_kg,
                tare=box.tare_kg,
            )
            for box in journey.containers
        ),
        licences=tuple(model.Licence(code=row.code, number=row.number) for row in journey.licences),
        marks=journey.marks,
        filer=model.Filer(declarant=record.declarant) if record.declarant else model.Filer(),
    )


class DeclaredAmounts:
    """The contract's amounts in a currency that customs has a code for, and the line totals without charges.

    A contract in another currency is declared in CNY at the rate frozen on the quote. Line totals are rounded to
    cents one by one; the charges take what is left, so that the parts add up to the converted total.
    """

    def __init__(self, contract: ContractFacts) -> None:
        rate = Decimal(1)
        self.currency = contract.currency
        if not _has_code(contract.currency):
            rate = _frozen_rate(contract)
            self.currency = FALLBACK_CURRENCY
        self.totals = tuple((line.line_total * rate).quantize(CENT) for line in contract.lines)
        self.freight = (contract.freight * rate).quantize(CENT)
        self.insurance = (contract.insurance * rate).quantize(CENT)
        charges = apportion(self.freight + self.insurance, self.totals)
        self.fob = tuple(total - part for total, part in zip(self.totals, charges, strict=True))


def declared_amounts(contract: ContractFacts) -> DeclaredAmounts:
    """Work out what is declared.

    :raises InvalidInput: NO_CUSTOMS_CODE when the currency has no customs code and no rate is frozen.
    """
    return DeclaredAmounts(contract)


def _has_code(currency: str) -> bool:
    try:
        currencies.customs_number(currency)
    except CodeUnknown:
        return False
    return True


def _frozen_rate(contract: ContractFacts) -> Decimal:
    if contract.exchange_rate is None:
        problems = Problems()
        problems.add(
            f"Customs has no code for {contract.currency}, and the contract froze no rate to CNY to declare in.",
            "contract_id",
            ErrorCode.NO_CUSTOMS_CODE,
            currency=contract.currency,
        )
        problems.raise_if_any()
        raise InvalidInput
    return contract.exchange_rate


def _order_line(line: LineFacts, fob: Decimal, currency: str) -> model.OrderLine:
    quantity = traded(line)
    return model.OrderLine(
        number=line.position,
        item_number=line.goods.sku,
        name=line.goods.name("zh-Hans"),
        quantity=quantity,
        price=(fob / quantity.value).quantize(FIVE_PLACES),
        total=fob,
        currency=currency,
        description=line.goods.name("en"),
    )


def _declaration_line(line: LineFacts, total: Decimal, currency: str, country: str) -> model.DeclarationLine:
    goods, quantity = line.goods, traded(line)
    return model.DeclarationLine(
        number=line.position,
        hs_code=goods.hs_code,
        name=goods.name("zh-Hans"),
        elements=tuple(element.value for element in goods.declaration_elements),
        quantity=quantity,
        first=_legal(line, goods.customs.first_unit, goods.customs.first_factor),
        second=_second(line),
        price=total / quantity.value,
        total=total,
        currency=currency,
        destination=country,
        district=goods.origin.district,
        inspection_suffix=goods.ciq_code,
        english_name=goods.name("en"),
        dangerous=_dangerous(line),
        dangerous_chemical=_is_dangerous_chemical(goods),
    )


def traded(line: LineFacts) -> model.Measure:
    """Give the quantity in the customs unit that the goods are traded in."""
    rec20, word = units.rec20(line.goods.customs.trade_unit)
    if rec20 == line.price_unit:
        return model.Measure(line.price_quantity, rec20, word)
    return model.Measure(line.quantity, rec20, word)


def _legal(line: LineFacts, unit: str, factor: Decimal | None) -> model.Measure:
    rec20, word = units.rec20(unit)
    value = line.price_quantity * (factor if factor is not None else Decimal(1))
    return model.Measure(value.quantize(FIVE_PLACES), rec20, word)


def _second(line: LineFacts) -> model.Measure | None:
    customs = line.goods.customs
    if not customs.second_unit:
        return None
    return _legal(line, customs.second_unit, customs.second_factor)


def _dangerous(line: LineFacts) -> model.DangerousGoods | None:
    goods = line.goods.dangerous_goods
    if goods is None:
        return None
    option = line.goods.packaging_option(line.packaging)
    loose = option is None or is_loose(_customs_kind(option.kind, option.un_mark))
    return model.DangerousGoods(
        un_number=goods.un_number,
        name=goods.proper_shipping_names.get("zh-Hans") or line.goods.name("zh-Hans"),
        packing_group=PackingGroup(goods.packing_group) if goods.packing_group else None,
        package_mark="" if loose or option is None else option.un_mark,
    )


def _is_dangerous_chemical(goods: ListingFacts) -> bool | None:
    """Say of a chemical whether it is dangerous; of other goods nothing."""
    if goods.vertical != "CHEMICALS":
        return None
    return goods.dangerous_goods is not None


def _customs_kind(kind: str, un_mark: str) -> PackagingKind:
    if kind == ListedKind.DRUM:
        return DRUM_BY_UN_MARK.get(un_mark[:2].upper(), PackagingKind.STEEL_DRUM)
    return CUSTOMS_KIND[ListedKind(kind)]


def _enterprise(firm: FirmFacts) -> model.Enterprise:
    return model.Enterprise(firm.name, firm.customs_code, firm.credit_code)


def _charge(amount: Decimal, currency: str) -> model.Charge | None:
    return model.Charge(model.ChargeKind.TOTAL, amount, currency) if amount else None
