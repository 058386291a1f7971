"""Units: UN/ECE Recommendation 20 codes and the three-digit customs codes.

Customs counts things with the Chinese word for one of them: 件 a piece, 辆 a vehicle, 条 a scarf.
Recommendation 20 has one code for all of these (H87, piece), so a count of pieces may name its word.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from functools import cache

from rfq.declarations.codes.errors import CodeUnknown
from rfq.declarations.codes.tables import Row, index, rows


class CountWord(StrEnum):
    """The word that counts pieces (H87); PIECE when none is given."""

    PIECE = "PIECE"  # 件
    VEHICLE = "VEHICLE"  # 辆
    MACHINE = "MACHINE"  # 台
    EACH = "EACH"  # 只
    STRIP = "STRIP"  # 条
    SHEET = "SHEET"  # 张
    STICK = "STICK"  # 支
    BLOCK = "BLOCK"  # 块
    ROLL = "ROLL"  # 卷
    SLICE = "SLICE"  # 片
    HANDLE = "HANDLE"  # 把
    VESSEL = "VESSEL"  # 艘
    AIRCRAFT = "AIRCRAFT"  # 架


# Kilograms in one of the customs units of mass; the international definitions are exact.
KILOGRAMS: dict[str, Decimal] = {
    "035": Decimal(1),
    "036": Decimal("0.001"),
    "070": Decimal(1000),
    "047": Decimal(100),
    "076": Decimal("0.45359237"),
}

LEGAL_QUANTITY_ROUNDING = Decimal("0.01")
"""How far a legal quantity may be from the quantity of the deal in the same dimension."""


@cache
def _equivalents() -> dict[tuple[str, str], Row]:
    return {(row["rec20"], row["count_word"]): row for row in rows("unit_equivalents")}


def customs_unit(rec20: str, counted_as: CountWord | None = None) -> str:
    """Return the customs code of a Recommendation 20 unit.

    :raises CodeUnknown: customs has no such unit, or the unit is not counted with a word.
    """
    word = counted_as or (CountWord.PIECE if rec20 == "H87" else None)
    row = _equivalents().get((rec20, word.value if word else ""))
    if row is None:
        asked = f"{rec20} counted as {counted_as}" if counted_as else rec20
        raise CodeUnknown("unit_equivalents", asked, "a unit such as KGM, TNE, LTR, SET or H87")
    return row["code"]


def rec20(customs: str) -> tuple[str, CountWord | None]:
    """Return the Recommendation 20 unit of a customs code, and the word that counts it.

    :raises CodeUnknown: no such customs unit, or it has no true equivalent.
    """
    row = index("unit_equivalents", "code").get(customs)
    if row is None:
        raise CodeUnknown("units", customs, "a customs unit that Recommendation 20 has too")
    return row["rec20"], CountWord(row["count_word"]) if row["count_word"] else None


def is_customs_unit(code: str) -> bool:
    """Tell whether customs has a unit of this code."""
    return code in index("units", "code")


def customs_unit_name(code: str) -> str:
    """Return the Chinese name of a customs unit.

    :raises CodeUnknown: no such unit.
    """
    row = index("units", "code").get(code)
    if row is None:
        raise CodeUnknown("units", code)
    return row["name_zh"]
