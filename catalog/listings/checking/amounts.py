"""Check quantities, prices and the factors into customs units."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from catalog.listings.facts.parts import CustomsUnits, Price
from catalog.listings.inputs import ListingData
from marketplace.core.errors import ErrorCode, InvalidInput, Problems
from marketplace.core.money import check_price
from marketplace.core.places import is_place_code
from marketplace.core.trade_terms import Incoterm
from marketplace.core.units import Conversion, Factors, Quantity, all_units, check_quantity, convert, unit

HEAVIEST = Decimal(25)
"""Kilograms a litre: heavier than osmium is a typing error."""

MAX_TOLERANCE = Decimal(20)
MAX_LEAD_DAYS = 730
FACTOR_SLACK = Decimal("0.01")


def factors_of(data: ListingData) -> Factors:
    return Factors(
        density_kg_per_litre=data.density_kg_per_litre,
        density_celsius=data.density_celsius,
        kg_per_piece=data.kg_per_piece,
    )


def check_amounts(problems: Problems, data: ListingData) -> None:
    with problems.under():
        unit(data.price_unit, "price_unit")
        for name in ("min_quantity", "increment", "monthly_capacity"):
            value = getattr(data, name)
            if value is not None:
                with problems.under():
                    check_quantity(value, data.price_unit, name)
    _check_range(problems, data.tolerance_percent, "tolerance_percent", Decimal(0), MAX_TOLERANCE, "%")
    _check_range(problems, data.lead_days, "lead_days", Decimal(0), Decimal(MAX_LEAD_DAYS), "days")
    _check_range(
        problems, data.density_kg_per_litre, "density_kg_per_litre", Decimal("0.0001"), HEAVIEST, "kg/l"
    )
    _check_range(problems, data.density_celsius, "density_celsius", Decimal(-270), Decimal(500), "°C")
    _check_range(problems, data.kg_per_piece, "kg_per_piece", Decimal("0.000001"), Decimal(10**6), "kg")


def _check_range(
    problems: Problems, value: Decimal | int | None, field: str, low: Decimal, high: Decimal, words: str
) -> None:
    if value is not None and not low <= value <= high:
        problems.add(f"This lies between {low:f} and {high:f} {words}.", field, ErrorCode.OUT_OF_RANGE)


def check_prices(problems: Problems, data: ListingData) -> None:
    """Check each price, then that within one term, place and currency more never costs more a unit."""
    terms: dict[tuple[str, str, str], list[tuple[int, Price]]] = {}
    for index, price in enumerate(data.prices):
        of_price = _problems_of_price(price)
        with problems.under(f"prices.{index}"):
            of_price.raise_if_any()
            terms.setdefault((price.incoterm, price.place_name, price.currency), []).append((index, price))
    for rows in terms.values():
        _check_tiers(problems, rows, data.min_quantity)


def _problems_of_price(price: Price) -> Problems:
    problems = Problems()
    with problems.under():
        check_price(price.price, price.currency, "price.amount")
    if not 0 <= price.from_quantity < 10**9:
        problems.add("A quantity is not negative.", "from_quantity", ErrorCode.OUT_OF_RANGE)
    if price.incoterm not in set(Incoterm):
        problems.add(f"{price.incoterm[:5]!r} is no rule of Incoterms 2020.", "incoterm")
    if not price.place_name.strip() or len(price.place_name) > 80:
        problems.add(
            "A price needs its named place, at most 80 characters.", "place_name", ErrorCode.REQUIRED
        )
    if price.place_code and not is_place_code(price.place_code):
        problems.add("A place code is a UN/LOCODE such as CNTXG.", "place_code")
    return problems


def _check_tiers(problems: Problems, rows: list[tuple[int, Price]], min_quantity: Decimal | None) -> None:
    rows = sorted(rows, key=lambda row: row[1].from_quantity)
    first, lowest = rows[0]
    if min_quantity is not None and lowest.from_quantity > min_quantity:
        problems.add(
            f"The smallest order is {min_quantity:f}; prices begin at {lowest.from_quantity:f} only.",
            f"prices.{first}.from_quantity",
        )
    for (_, less), (index, more) in pairwise(rows):
        if less.from_quantity == more.from_quantity:
            problems.add(
                "Two prices begin at this quantity.", f"prices.{index}.from_quantity", ErrorCode.DUPLICATE
            )
        elif more.price > less.price:
            problems.add(
                f"From {more.from_quantity:f} it costs {more.price:f}, but {less.price:f} for less.",
                f"prices.{index}.price.amount",
            )


def check_customs(problems: Problems, data: ListingData) -> CustomsUnits:
    """Check customs units, and work out a factor that follows from the units or the density."""
    customs, sources = data.customs, list[str]()
    for name in ("trade_unit", "first_unit", "second_unit"):
        code = getattr(customs, name)
        if code and not re.fullmatch(r"\d{3}", code):
            problems.add("A customs unit has 3 digits, such as 035 for kg.", f"customs.{name}")
    first = _checked_factor(problems, data, "first", sources)
    second = _checked_factor(problems, data, "second", sources)
    source = customs.source or "; ".join(dict.fromkeys(sources))[:200]
    if (first or second) and not source:
        problems.add("Say where the customs factors come from.", "customs.source", ErrorCode.REQUIRED)
    return replace(customs, first_factor=first, second_factor=second, source=source)


def _checked_factor(problems: Problems, data: ListingData, name: str, sources: list[str]) -> Decimal | None:
    """Return the factor that was sent, or the one that follows, whose source is then added."""
    code: str = getattr(data.customs, f"{name}_unit")
    factor: Decimal | None = getattr(data.customs, f"{name}_factor")
    path = f"customs.{name}_factor"
    if factor is not None and (factor <= 0 or not code):
        problems.add("A factor is above zero and belongs to a unit.", path)
    known = _customs_conversion(data, code) if code else None
    if known is None:
        return factor
    if factor is None:
        sources.append(known.source)
        return known.factor
    if abs(factor - known.factor) > known.factor * FACTOR_SLACK:
        problems.add(f"One {data.price_unit} is {known.factor:f} of unit {code} ({known.source}).", path)
    return factor


def _customs_conversion(data: ListingData, customs_code: str) -> Conversion | None:
    """Return what one price unit is in a customs unit, where the units, the density or the piece say it."""
    if customs_code == data.customs.trade_unit:
        return Conversion(Decimal(1), data.price_unit, Decimal(1), "same unit")
    code = next((known.code for known in all_units() if known.customs_code == customs_code), None)
    if code is None:
        return None
    try:
        return convert(Quantity(Decimal(1), data.price_unit), code, factors=factors_of(data))
    except InvalidInput:
        return None
