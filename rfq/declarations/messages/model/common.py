"""Values that the order message and the declaration share."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from rfq.declarations.codes import CountWord


class SupervisionMode(StrEnum):
    """How customs supervises the trade (监管方式); the value is the customs code."""

    DIRECT_EXPORT = "9710"
    OVERSEAS_WAREHOUSE = "9810"


class OrderKind(StrEnum):
    """What a CEB303 message is; the schema takes any character, customs these for B2B."""

    ORDER = "B"
    WAREHOUSE_BOOKING = "W"

    @property
    def mode(self) -> SupervisionMode:
        if self is OrderKind.ORDER:
            return SupervisionMode.DIRECT_EXPORT
        return SupervisionMode.OVERSEAS_WAREHOUSE


class Action(StrEnum):
    """What a CEB message does to the one before it (appType)."""

    NEW = "1"
    CHANGE = "2"
    DELETE = "3"


class Route(StrEnum):
    """How the goods of an order will be declared: it decides which limits the order must already keep."""

    DECLARATION = "DECLARATION"
    LIST = "LIST"


class ChargeKind(StrEnum):
    """What a charge amount is; the value is the customs code."""

    RATE = "1"
    PER_UNIT = "2"
    TOTAL = "3"


@dataclass(frozen=True, slots=True)
class Registered:
    """A firm as a CEB message names it: one code, one name.

    `code`: 10-character customs code or 18-character unified social credit code; `无` for a platform
    abroad that has none.
    """

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Enterprise:
    """A Chinese firm as a declaration names it."""

    name: str
    customs_code: str
    credit_code: str
    inspection_code: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity with its unit (UN/ECE Recommendation 20) and, for pieces, the word that counts them."""

    value: Decimal
    unit: str
    counted_as: CountWord | None = None


@dataclass(frozen=True, slots=True)
class Charge:
    """Freight, insurance or another charge.

    A rate is in percent and has no currency; the other kinds have one (ISO 4217).
    """

    kind: ChargeKind
    amount: Decimal
    currency: str = ""
