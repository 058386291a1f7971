"""Check a request as a whole, so that the buyer hears everything that is wrong at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from catalog.listings import selectors as listings
from catalog.listings.facts import ListingFacts
from catalog.listings.models import ListingVersion
from marketplace.core.errors import ErrorCode, Problems, not_found
from marketplace.core.money import check_currency
from marketplace.core.places import is_country, is_place_code
from marketplace.core.trade_terms import check_delivery
from marketplace.core.units import Conversion, check_quantity, convert
from rfq.requests.inputs import RfqData, RfqLineData

MAX_LINES = 50
"""One customs declaration takes at most 50 lines, and a request becomes one contract at most."""

MAX_DEADLINE = timedelta(days=180)
MAX_TOLERANCE = Decimal(20)


@dataclass(frozen=True)
class CheckedLine:
    """A line whose listing exists and whose quantity converts into the unit the listing is priced in."""

    data: RfqLineData
    version: ListingVersion
    facts: ListingFacts
    conversion: Conversion
    tolerance_percent: Decimal


def check_rfq(data: RfqData, *, at: datetime) -> tuple[CheckedLine, ...]:
    """Check everything about a request.

    :raises InvalidInput: with one problem for each thing that is wrong, each with its field path.
    """
    problems = Problems()
    check_delivery(problems, incoterm=data.incoterm, place_name=data.place_name, mode=data.transport_mode)
    _check_head(problems, data, at)
    lines = _check_lines(problems, data)
    problems.raise_if_any()
    return lines


def _check_head(problems: Problems, data: RfqData, at: datetime) -> None:
    with problems.under():
        check_currency(data.currency, "currency")
    if data.place_code and not is_place_code(data.place_code):
        problems.add(
            "A UN/LOCODE has two letters of the country and three of the place, such as CNTXG.", "place_code"
        )
    if not is_country(data.destination_country):
        problems.add(
            "Give the destination as a two-letter country code (ISO 3166), such as RU.", "destination_country"
        )
    elif data.destination_country == "CN":
        problems.add(
            "The marketplace exports from China; choose a destination abroad.", "destination_country"
        )
    if data.deadline_at <= at:
        problems.add("The deadline for quotes is in the past.", "deadline_at", ErrorCode.OUT_OF_RANGE)
    elif data.deadline_at > at + MAX_DEADLINE:
        problems.add(
            f"The deadline is at most {MAX_DEADLINE.days} days ahead.", "deadline_at", ErrorCode.OUT_OF_RANGE
        )
    if data.shipment_to_date and data.shipment_to_date <= at.date():
        problems.add("The shipment window has passed.", "shipment_to_date", ErrorCode.OUT_OF_RANGE)
    if data.shipment_from_date and data.shipment_to_date and data.shipment_to_date < data.shipment_from_date:
        problems.add("The shipment window ends before it begins.", "shipment_to_date", ErrorCode.OUT_OF_RANGE)
    for name, limit in (("title", 200), ("place_name", 100), ("note", 5000)):
        if len(getattr(data, name)) > limit:
            problems.add(f"At most {limit} characters.", name, ErrorCode.TOO_LONG)


def _check_lines(problems: Problems, data: RfqData) -> tuple[CheckedLine, ...]:
    if not data.lines:
        problems.add("A request needs at least one line.", "lines", ErrorCode.REQUIRED)
    if len(data.lines) > MAX_LINES:
        problems.add(f"A request has at most {MAX_LINES} lines.", "lines", ErrorCode.OUT_OF_RANGE)
        return ()
    versions = listings.published_versions([line.listing_uuid for line in data.lines])
    checked = []
    for index, line in enumerate(data.lines):
        with problems.under(f"lines.{index}"):
            checked.append(_check_line(line, versions.get(line.listing_uuid)))
    return tuple(checked)


def _check_line(line: RfqLineData, version: ListingVersion | None) -> CheckedLine:
    if version is None:
        not_found("published listing", "listing_id")
    facts = listings.facts_of(version)
    problems = Problems()
    conversion = None
    with problems.under():
        quantity = check_quantity(line.quantity, line.unit, "quantity.value")
        conversion = convert(
            quantity, facts.price_unit, factors=facts.factors(line.packaging), field="quantity.unit"
        )
    tolerance = facts.tolerance_percent if line.tolerance_percent is None else line.tolerance_percent
    if not 0 <= tolerance <= MAX_TOLERANCE:
        problems.add(
            f"A quantity tolerance lies between 0 and {MAX_TOLERANCE} %.",
            "tolerance_percent",
            ErrorCode.OUT_OF_RANGE,
        )
    known = [option.code for option in facts.packaging]
    if line.packaging and line.packaging not in known:
        problems.add(
            f"This listing is packed as {', '.join(known) or 'agreed'}.", "packaging", ErrorCode.NOT_FOUND
        )
    problems.raise_if_any()
    assert conversion is not None
    return CheckedLine(line, version, facts, conversion, tolerance)
