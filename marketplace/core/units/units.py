"""Units as data (``units.toml``), measured by pint with exact decimals."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pint

from marketplace.core.errors import ErrorCode, invalid
from marketplace.core.texts import translated

_TABLE = Path(__file__).with_name("units.toml")

_COUNTED = (
    "piece = [piece]",
    "dozen_pieces = 12 * piece",
    "gross_pieces = 144 * piece",
    "hundred_pieces = 100 * piece",
    "thousand_pieces = 1000 * piece",
    "pair_of_pieces = [pair]",
    "set_of_pieces = [set]",
    "package = [package]",
    "quintal_metric = 100 * kilogram",
)
"""Units that pint lacks. Pairs and sets are counted for themselves: a set has any number of pieces."""


class Dimension(StrEnum):
    """What a unit measures. Within one dimension units convert without knowing the goods."""

    MASS = "MASS"
    VOLUME = "VOLUME"
    LENGTH = "LENGTH"
    AREA = "AREA"
    COUNT = "COUNT"
    PAIR = "PAIR"
    SET = "SET"
    PACKAGE = "PACKAGE"


BASE_UNIT = {
    Dimension.MASS: "KGM",
    Dimension.VOLUME: "LTR",
    Dimension.LENGTH: "MTR",
    Dimension.AREA: "MTK",
    Dimension.COUNT: "H87",
    Dimension.PAIR: "PR",
    Dimension.SET: "SET",
    Dimension.PACKAGE: "XBG",
}


@dataclass(frozen=True)
class Unit:
    """A unit of UN/ECE Recommendation 20. ``customs_code`` is empty where the goods decide (件, 辆, 条)."""

    code: str
    dimension: Dimension
    symbol: str
    customs_code: str
    pint_name: str
    names: Mapping[str, str]

    def name(self, language: str) -> str:
        return translated(self.names, language)


def unit(code: str | None, field: str = "unit") -> Unit:
    """Return the unit of a code.

    :raises InvalidInput: REQUIRED when there is none, UNKNOWN_UNIT naming near codes otherwise.
    """
    if not code:
        invalid("A quantity needs its unit, such as TNE for tonnes.", field, ErrorCode.REQUIRED)
    known = _units().get(code)
    if known is None:
        invalid(f"{code[:12]!r} is not a unit here. {_advice(code)}", field, ErrorCode.UNKNOWN_UNIT)
    return known


def all_units() -> tuple[Unit, ...]:
    return tuple(_units().values())


@cache
def ratio(from_code: str, to_code: str) -> Decimal:
    """Return how many of one unit make one of another, of the same dimension."""
    one: Any = _registry().Quantity(Decimal(1), _units()[from_code].pint_name)
    return Decimal(one.to(_units()[to_code].pint_name).magnitude)


def _advice(code: str) -> str:
    said: dict[str, str] = {}
    for known in _units().values():
        for word in (known.code, known.symbol, *known.names.values()):
            said.setdefault(word.upper(), known.code)
    near = [said[word] for word in get_close_matches(code.upper(), said, n=3, cutoff=0.6)]
    if near:
        return "Did you mean " + " or ".join(dict.fromkeys(near)) + "?"
    return "Use a code of UN/ECE Recommendation 20, such as KGM, TNE, LTR, MTQ or H87."


@cache
def _units() -> dict[str, Unit]:
    rows = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    return {
        code: Unit(
            code=code,
            dimension=Dimension(row["dimension"]),
            symbol=row["symbol"],
            customs_code=row.get("customs", ""),
            pint_name=row["pint"],
            names=row["names"],
        )
        for code, row in rows.items()
    }


@cache
def _registry() -> Any:
    registry: Any = pint.UnitRegistry(non_int_type=Decimal)
    for definition in _COUNTED:
        registry.define(definition)
    return registry
