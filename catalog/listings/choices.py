"""The closed lists of the listings room: verticals, states, kinds."""

from enum import StrEnum

from marketplace.core.trade_terms import Incoterm

__all__ = ["Incoterm"]


class Vertical(StrEnum):
    """The industries of the zone; each has its own category tree."""

    CHEMICALS = "CHEMICALS"
    CASHMERE = "CASHMERE"
    AUTO = "AUTO"


class AttributeKind(StrEnum):
    """What a category's attribute holds."""

    NUMBER = "NUMBER"
    RANGE = "RANGE"
    CHOICE = "CHOICE"
    TEXT = "TEXT"
    YES_NO = "YES_NO"
    DATE = "DATE"


class PhysicalForm(StrEnum):
    """The state in which goods are handed over; litres of a solid need a density all the same."""

    SOLID = "SOLID"
    POWDER = "POWDER"
    LIQUID = "LIQUID"
    SOLUTION = "SOLUTION"
    LIQUEFIED_GAS = "LIQUEFIED_GAS"
    GAS = "GAS"
    FIBRE = "FIBRE"
    ARTICLE = "ARTICLE"


class PackagingKind(StrEnum):
    """How goods are packed."""

    BAG = "BAG"
    BIG_BAG = "BIG_BAG"
    DRUM = "DRUM"
    IBC = "IBC"
    FLEXITANK = "FLEXITANK"
    ISO_TANK = "ISO_TANK"
    TANK_WAGON = "TANK_WAGON"
    TANK_TRUCK = "TANK_TRUCK"
    CYLINDER = "CYLINDER"
    BOX = "BOX"
    CARTON = "CARTON"
    BALE = "BALE"
    CONE = "CONE"
    PALLET = "PALLET"
    BULK = "BULK"
    UNPACKED = "UNPACKED"


NOT_COUNTED = frozenset({PackagingKind.BULK})
"""Kinds without a package that could be counted: they carry no net mass of their own."""


class DocumentKind(StrEnum):
    """Papers that belong to goods."""

    SDS = "SDS"
    TDS = "TDS"
    COA = "COA"
    CERTIFICATE = "CERTIFICATE"
    REGISTRATION = "REGISTRATION"
    TRANSPORT_REPORT = "TRANSPORT_REPORT"
    PACKAGE_TEST = "PACKAGE_TEST"
    BROCHURE = "BROCHURE"


class Visibility(StrEnum):
    """Who may take a document."""

    PUBLIC = "PUBLIC"
    ON_REQUEST = "ON_REQUEST"
    PRIVATE = "PRIVATE"


class ControlFlag(StrEnum):
    """Why a substance is controlled, by the code of the licence that customs asks for on export."""

    EXPORT_LICENCE = "EXPORT_LICENCE"
    DUAL_USE = "DUAL_USE"
    PRECURSOR = "PRECURSOR"
    TOXIC_CHEMICAL = "TOXIC_CHEMICAL"
    PESTICIDE = "PESTICIDE"
    INSPECTION = "INSPECTION"


PACKING_GROUPS = ("I", "II", "III")
REQUIRED_LANGUAGES = ("zh-Hans", "en")
"""A Chinese name for the declaration, an English one for the contract."""


def choices_of(enum: type[StrEnum]) -> list[tuple[str, str]]:
    return [(member.value, member.name) for member in enum]
