"""Check an offer as a whole against the request it answers."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from uuid import UUID

from catalog.listings import selectors as listings
from catalog.listings.choices import DocumentKind
from catalog.listings.facts import ListingFacts
from catalog.listings.models import ListingVersion
from marketplace.core.errors import ErrorCode, Problems, invalid, not_found
from marketplace.core.money import Money, check_money, check_price
from marketplace.core.trade_terms import (
    FREIGHT_IN_PRICE,
    INSURANCE_IN_PRICE,
    Incoterm,
    TransportMode,
    check_delivery,
)
from marketplace.core.units import Conversion, Quantity, check_quantity, convert
from rfq.quotes.inputs import Amount, MilestoneData, QuoteData, QuoteLineData
from rfq.quotes.packing import Packed, pack
from rfq.requests.models import Rfq, RfqLine

MIN_VALIDITY = timedelta(hours=24)
MAX_VALIDITY = timedelta(days=180)
HUNDRED = Decimal(100)


@dataclass(frozen=True)
class CheckedQuoteLine:
    """One line of an offer with everything worked out."""

    rfq_line: RfqLine
    version: ListingVersion
    facts: ListingFacts
    quantity: Quantity
    conversion: Conversion
    unit_price: Money
    total: Money
    packed: Packed


@dataclass(frozen=True)
class CheckedQuote:
    """An offer that may be sent."""

    lines: tuple[CheckedQuoteLine, ...]
    incoterm: Incoterm
    place_code: str
    place_name: str
    total: Money
    freight: Money
    insurance: Money


def check_quote(
    data: QuoteData, *, rfq: Rfq, supplier_id: int, awarded: set[int], at: datetime
) -> CheckedQuote:
    """Check everything about an offer; ``awarded`` are the keys of lines that are taken already.

    :raises InvalidInput: with one problem for each thing that is wrong, each with its field path.
    """
    problems = Problems()
    incoterm = data.incoterm or Incoterm(rfq.incoterm)
    place_name = rfq.place_name if data.place_name is None else data.place_name.strip()
    place_code = rfq.place_code if data.place_name is None else (data.place_code or "")
    mode = TransportMode(rfq.transport_mode)
    check_delivery(problems, incoterm=incoterm, place_name=place_name, mode=mode)
    _check_dates(problems, data, at)
    _check_milestones(problems, data.milestones)
    lines = _check_lines(problems, data, rfq, supplier_id, awarded)
    problems.raise_if_any()
    total = lines[0].total
    for line in lines[1:]:
        total = total.plus(line.total)
    freight, insurance = _check_parts(data, incoterm, total)
    return CheckedQuote(lines, incoterm, place_code, place_name, total, freight, insurance)


def _check_dates(problems: Problems, data: QuoteData, at: datetime) -> None:
    validity = data.valid_until - at
    if validity < MIN_VALIDITY:
        hours = int(MIN_VALIDITY.total_seconds() // 3600)
        problems.add(f"A quote is valid for at least {hours} hours.", "valid_until", ErrorCode.OUT_OF_RANGE)
    elif validity > MAX_VALIDITY:
        problems.add(
            f"A quote is valid for at most {MAX_VALIDITY.days} days.", "valid_until", ErrorCode.OUT_OF_RANGE
        )
    if data.shipment_from_date < at.date():
        problems.add("Shipment can't begin in the past.", "shipment_from_date", ErrorCode.OUT_OF_RANGE)
    if data.shipment_to_date < data.shipment_from_date:
        problems.add("The shipment window ends before it begins.", "shipment_to_date", ErrorCode.OUT_OF_RANGE)
    if data.exchange_rate is not None and not 0 < data.exchange_rate < 1_000_000:
        problems.add(
            "An exchange rate is CNY for one unit, above zero.", "exchange_rate", ErrorCode.OUT_OF_RANGE
        )
    if len(data.note) > 5000:
        problems.add("At most 5000 characters.", "note", ErrorCode.TOO_LONG)


def _check_milestones(problems: Problems, rows: tuple[MilestoneData, ...]) -> None:
    if not rows:
        problems.add("Say how the price is paid, such as 30 % deposit and 70 % against documents.", "milestones",
                     ErrorCode.REQUIRED)  # fmt: skip
        return
    for index, row in enumerate(rows):
        if not 0 < row.percent <= HUNDRED or row.percent.as_tuple().exponent < -2:  # type: ignore[operator] # finite
            problems.add("A share lies above 0 and at most 100 %, with at most two decimals.",
                         f"milestones.{index}.percent", ErrorCode.OUT_OF_RANGE)  # fmt: skip
        if not 0 <= row.days <= 365:
            problems.add("Days lie between 0 and 365.", f"milestones.{index}.days", ErrorCode.OUT_OF_RANGE)
    whole = sum((row.percent for row in rows), Decimal(0))
    if whole != HUNDRED:
        problems.add(f"The shares add up to {whole} %, not 100 %.", "milestones")


def _check_lines(
    problems: Problems, data: QuoteData, rfq: Rfq, supplier_id: int, awarded: set[int]
) -> tuple[CheckedQuoteLine, ...]:
    if not data.lines:
        problems.add("An offer needs at least one line.", "lines", ErrorCode.REQUIRED)
        return ()
    wanted = {line.uuid: line for line in rfq.lines.select_related("listing_version__listing")}
    offered = [line.listing_uuid for line in data.lines if line.listing_uuid]
    versions = listings.published_versions(
        offered + [line.listing_version.listing.uuid for line in wanted.values()]
    )
    seen: set[UUID] = set()
    checked: list[CheckedQuoteLine] = []
    for index, line in enumerate(data.lines):
        with problems.under(f"lines.{index}"):
            rfq_line = wanted.get(line.rfq_line_uuid)
            if rfq_line is None or rfq_line.uuid in seen:
                not_found("line of this request left to quote", "rfq_line_id")
            seen.add(rfq_line.uuid)
            if rfq_line.pk in awarded:
                invalid("This line has been awarded.", "rfq_line_id", ErrorCode.CONFLICT)
            version = versions.get(line.listing_uuid or rfq_line.listing_version.listing.uuid)
            if version is None or version.listing.supplier_id != supplier_id:
                not_found("published listing of yours", "listing_id")
            checked.append(_check_line(line, rfq_line, version))
    if len({line.unit_price.currency for line in checked}) > 1:
        problems.add("All prices of a quote are in one currency.", "lines", ErrorCode.INVALID)
    return tuple(checked)


def _check_line(line: QuoteLineData, rfq_line: RfqLine, version: ListingVersion) -> CheckedQuoteLine:
    facts = listings.facts_of(version)
    problems = Problems()
    with problems.under():
        price = check_price(line.unit_price.amount, line.unit_price.currency, "unit_price.amount")
    with problems.under():
        wanted = rfq_line.quantity if line.quantity is None else line.quantity
        quantity = check_quantity(wanted, rfq_line.unit, "quantity")
        if quantity.value > rfq_line.quantity:
            invalid(f"At most {rfq_line.quantity.normalize():f} {rfq_line.unit} are asked for.", "quantity",
                    ErrorCode.OUT_OF_RANGE)  # fmt: skip
        packed = pack(quantity, facts, line.packaging or rfq_line.packaging)
        factors = facts.factors(packed.option.code)
        conversion = convert(quantity, facts.price_unit, factors=factors, field="quantity")
    if facts.is_dangerous and not any(d.kind == DocumentKind.SDS for d in facts.documents):
        problems.add("Dangerous goods are quoted with a safety data sheet; add it to the listing.", "listing_id",
                     ErrorCode.REQUIRED)  # fmt: skip
    problems.raise_if_any()
    total = price.times(conversion.value).rounded()
    return CheckedQuoteLine(rfq_line, version, facts, quantity, conversion, price, total, packed)


def _check_parts(data: QuoteData, incoterm: Incoterm, total: Money) -> tuple[Money, Money]:
    """Check freight and insurance: needed where the rule puts them into the price, absent where it doesn't."""
    problems = Problems()
    zero = replace(total, amount=Decimal(0))
    found = {"freight": zero, "insurance": zero}
    rules = (
        ("freight", data.freight, incoterm in FREIGHT_IN_PRICE, incoterm in FREIGHT_IN_PRICE),
        ("insurance", data.insurance, incoterm in INSURANCE_IN_PRICE, incoterm in FREIGHT_IN_PRICE),
    )
    for name, sent, needed, possible in rules:
        with problems.under():
            found[name] = _part(name, sent, incoterm, total, needed=needed, possible=possible)
    problems.raise_if_any()
    if found["freight"].amount + found["insurance"].amount >= total.amount:
        invalid("Freight and insurance are parts of the total, so they are less than it.", "freight",
                ErrorCode.OUT_OF_RANGE)  # fmt: skip
    return found["freight"], found["insurance"]


def _part(
    name: str, sent: Amount | None, incoterm: Incoterm, total: Money, *, needed: bool, possible: bool
) -> Money:
    if sent is None:
        if needed:
            invalid(
                f"{incoterm} has the {name} in the price; customs asks how much it is.",
                name,
                ErrorCode.REQUIRED,
            )
        return replace(total, amount=Decimal(0))
    if not possible:
        invalid(f"{incoterm} has no {name} in the price.", name)
    part = check_money(sent.amount, sent.currency, f"{name}.amount", zero=True)
    if part.currency != total.currency:
        invalid(f"The {name} is in {part.currency}, the prices in {total.currency}.", f"{name}.currency")
    return part
