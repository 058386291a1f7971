"""A quantity with its unit, and the check of one that was sent to us."""

from dataclasses import dataclass
from decimal import Decimal

from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.money.money import decimals_of
from marketplace.core.units.units import BASE_UNIT, Unit, ratio, unit

MAX_IN_BASE_UNITS = Decimal(10) ** 9
MAX_DECIMALS = 6


@dataclass(frozen=True)
class Quantity:
    """An exact value in a unit (code of UN/ECE Recommendation 20)."""

    value: Decimal
    unit: str

    def __str__(self) -> str:
        return f"{self.value:f} {self.unit}"


def check_quantity(value: Decimal | None, unit_code: str | None, field: str = "quantity") -> Quantity:
    """Return the quantity that was sent: a known unit, more than zero, sane, at most six decimals.

    Sane is less than a thousand million of the dimension's base unit (kg, l, m, m², pieces).

    :raises InvalidInput: every problem at once, at ``field`` and ``<field's parent>.unit``.
    """
    problems = Problems()
    known: Unit | None = None
    head, dot, _ = field.rpartition(".")
    with problems.under():
        known = unit(unit_code, f"{head}{dot}unit")
    if value is None:
        problems.add("The quantity is missing.", field, ErrorCode.REQUIRED)
    elif not value.is_finite():
        problems.add("A quantity is a finite number.", field)
    else:
        _check_value(problems, value, known, field)
    problems.raise_if_any()
    assert value is not None
    assert known is not None
    return Quantity(value, known.code)


def _check_value(problems: Problems, value: Decimal, known: Unit | None, field: str) -> None:
    if value <= 0:
        problems.add(f"A quantity is more than zero, not {value:f}.", field, ErrorCode.OUT_OF_RANGE)
    if decimals_of(value) > MAX_DECIMALS:
        problems.add(f"A quantity has at most {MAX_DECIMALS} decimals.", field)
    if known is None:
        return
    base = BASE_UNIT[known.dimension]
    if value * ratio(known.code, base) >= MAX_IN_BASE_UNITS:
        problems.add(
            f"{value:f} {known.code} is more than anybody trades: the limit is {MAX_IN_BASE_UNITS:f} {base}.",
            field,
            ErrorCode.OUT_OF_RANGE,
        )
