"""Packaging kinds and packing groups, and the codes that customs has for them."""

from __future__ import annotations

from enum import StrEnum

from rfq.declarations.codes.tables import find, index, rows

LOOSE = frozenset({"00", "01", "04"})
"""Packaging codes of goods that are in no package: bulk, unpacked, spherical tank."""


class PackagingKind(StrEnum):
    """How goods are packed, in words of the trade."""

    BULK = "BULK"
    UNPACKED = "UNPACKED"
    SPHERICAL_TANK = "SPHERICAL_TANK"
    BAG = "BAG"
    BIG_BAG = "BIG_BAG"
    BALE = "BALE"
    CARTON = "CARTON"
    WOODEN_CASE = "WOODEN_CASE"
    OTHER_CASE = "OTHER_CASE"
    FIBRE_DRUM = "FIBRE_DRUM"
    WOODEN_BARREL = "WOODEN_BARREL"
    STEEL_DRUM = "STEEL_DRUM"
    PLASTIC_DRUM = "PLASTIC_DRUM"
    IBC = "IBC"
    PORTABLE_TANK = "PORTABLE_TANK"
    ISO_TANK = "ISO_TANK"
    TANK_CAR = "TANK_CAR"
    FLEXITANK = "FLEXITANK"
    CYLINDER = "CYLINDER"
    ROLL = "ROLL"
    PALLET = "PALLET"
    PALLET_RECYCLED = "PALLET_RECYCLED"
    DUNNAGE = "DUNNAGE"
    OTHER = "OTHER"


class PackingGroup(StrEnum):
    """Danger of dangerous goods by the UN Model Regulations: I great, II medium, III minor."""

    I = "I"  # noqa: E741 - the Roman numeral is the name of the group
    II = "II"
    III = "III"


def packaging_code(kind: PackagingKind) -> str:
    """Return the customs packaging code of a kind.

    :raises CodeUnknown: the table has no row for the kind.
    """
    return find("packaging_kinds", "kind", kind.value, "code")


def is_loose(kind: PackagingKind) -> bool:
    """Tell whether goods packed like this are in no package, so that a dangerous chemical is one in bulk."""
    return packaging_code(kind) in LOOSE


def is_packaging_code(code: str) -> bool:
    """Tell whether customs has a packaging of this code."""
    return code in index("packaging", "code")


def packing_group_code(group: PackingGroup | None) -> str:
    """Return the customs code of a packing group; goods may have none (gases, articles)."""
    wanted = group.value if group else ""
    return next(row["code"] for row in rows("packing_groups") if row["group"] == wanted)


def is_packing_group_code(code: str) -> bool:
    """Tell whether customs has a packing group of this code."""
    return code in index("packing_groups", "code")
