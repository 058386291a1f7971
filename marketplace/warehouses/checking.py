"""Check a warehouse's description and the space that is asked for, all at once."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from marketplace.core.contacts import check_contact
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.hazards import HAZARD_CLASSES, check_hazard_classes
from marketplace.core.places import is_country, is_place_code
from marketplace.core.texts import check_texts, checked_text
from marketplace.warehouses.inputs import BookingData, WarehouseData

MAX_PALLETS = 1_000_000
MAX_MEASURE = Decimal(10) ** 8
MEASURE_DECIMALS = 3
MAX_AHEAD = timedelta(days=730)
MAX_STAY = timedelta(days=1096)


def check_warehouse(data: WarehouseData) -> WarehouseData:
    """Return the description cleaned: no doubles, no surrounding space.

    :raises InvalidInput: with one problem for each thing that is wrong.
    """
    problems = Problems()
    clean = data
    with problems.under():
        clean = replace(clean, names=check_texts(data.names, "names", limit=150))
    if data.scope:
        with problems.under():
            clean = replace(clean, scope=check_texts(data.scope, "scope", limit=2000))
    with problems.under("contact"):
        clean = replace(clean, contact=check_contact(data.contact))
    with problems.under():
        clean = replace(clean, city=checked_text(data.city, "city", limit=100, missing="Name the city."))
    with problems.under():
        address = checked_text(data.address, "address", limit=300, missing="Give the goods' address.")
        clean = replace(clean, address=address)
    _check_place(problems, data)
    _check_pallets(problems, data.capacity_pallets, "capacity_pallets")
    _check_measure(problems, data.capacity_m3, "capacity_m3")
    _check_measure(problems, data.capacity_tonnes, "capacity_tonnes")
    check_hazard_classes(problems, data.hazard_classes)
    problems.raise_if_any()
    return replace(
        clean,
        hazard_classes=tuple(dict.fromkeys(data.hazard_classes)),
        services=tuple(dict.fromkeys(data.services)),
    )


def check_booking(data: BookingData, *, accepted_classes: Iterable[str], today: date) -> BookingData:
    """Return the booking cleaned. Whether there is room is another question.

    :raises InvalidInput: with one problem for each thing that is wrong; OUT_OF_RANGE at ``hazard_classes.N``
        for a class the warehouse does not take.
    """
    problems = Problems()
    _check_pallets(problems, data.pallets, "pallets")
    _check_measure(problems, data.volume_m3, "volume_m3")
    _check_measure(problems, data.weight_kg, "weight_kg")
    _check_accepted(problems, data.hazard_classes, frozenset(accepted_classes))
    _check_dates(problems, data.from_date, data.to_date, today)
    note = data.note
    with problems.under():
        note = checked_text(data.note, "note", limit=2000)
    problems.raise_if_any()
    return replace(data, hazard_classes=tuple(dict.fromkeys(data.hazard_classes)), note=note)


def _check_place(problems: Problems, data: WarehouseData) -> None:
    if not is_country(data.country):
        problems.add("Give a two-letter country code (ISO 3166), such as KZ.", "country")
    elif data.country == "CN":
        problems.add("An overseas warehouse lies outside China.", "country")
    if not data.place_code:
        return
    if not is_place_code(data.place_code):
        problems.add(
            "A UN/LOCODE has two letters of the country and three of the place, such as KZALA.", "place_code"
        )
    elif data.place_code[:2] != data.country:
        problems.add(f"{data.place_code} does not lie in {data.country}.", "place_code")


def _check_pallets(problems: Problems, value: int, field: str) -> None:
    if not 1 <= value <= MAX_PALLETS:
        problems.add(f"Pallet places are 1 to {MAX_PALLETS:,}, not {value}.", field, ErrorCode.OUT_OF_RANGE)


def _check_measure(problems: Problems, value: Decimal, field: str) -> None:
    if not value.is_finite() or not 0 < value < MAX_MEASURE:
        problems.add(
            f"A measure here is more than zero and less than {MAX_MEASURE:,}, not {value}.",
            field,
            ErrorCode.OUT_OF_RANGE,
        )
    elif value != round(value, MEASURE_DECIMALS):
        problems.add(f"At most {MEASURE_DECIMALS} decimals.", field)


def _check_accepted(problems: Problems, classes: tuple[str, ...], accepted: frozenset[str]) -> None:
    check_hazard_classes(problems, classes)
    taken = ", ".join(sorted(accepted)) or "no dangerous goods"
    for index, hazard_class in enumerate(classes):
        if hazard_class in HAZARD_CLASSES and hazard_class not in accepted:
            problems.add(
                f"This warehouse does not take class {hazard_class}; it takes {taken}.",
                f"hazard_classes.{index}",
                ErrorCode.OUT_OF_RANGE,
                accepted=sorted(accepted),
            )


def _check_dates(problems: Problems, from_date: date, to_date: date, today: date) -> None:
    if from_date < today:
        problems.add("The first day has passed.", "from_date", ErrorCode.OUT_OF_RANGE)
    elif from_date > today + MAX_AHEAD:
        problems.add(f"Book at most {MAX_AHEAD.days} days ahead.", "from_date", ErrorCode.OUT_OF_RANGE)
    if to_date <= from_date:
        problems.add("The goods leave after they come.", "to_date", ErrorCode.OUT_OF_RANGE)
    elif to_date - from_date > MAX_STAY:
        problems.add(f"Book at most {MAX_STAY.days} days at once.", "to_date", ErrorCode.OUT_OF_RANGE)
