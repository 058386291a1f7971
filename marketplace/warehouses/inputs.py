"""What an operator says of a warehouse, and what a client asks of it, before it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from marketplace.core.contacts import NOBODY, Contact
from marketplace.warehouses.choices import WarehouseService


@dataclass(frozen=True)
class WarehouseData:
    """A whole warehouse; texts by language, ``country`` ISO 3166 alpha-2, ``place_code`` UN/LOCODE."""

    names: Mapping[str, str]
    country: str
    city: str
    address: str
    capacity_pallets: int
    capacity_m3: Decimal
    capacity_tonnes: Decimal
    hazard_classes: tuple[str, ...] = ()
    services: tuple[WarehouseService, ...] = ()
    scope: Mapping[str, str] | None = None
    place_code: str = ""
    contact: Contact = NOBODY
    is_listed: bool = True


@dataclass(frozen=True)
class BookingData:
    """The space asked for. ``hazard_classes`` are those of the goods; ``to_date`` is the day they leave."""

    pallets: int
    volume_m3: Decimal
    weight_kg: Decimal
    from_date: date
    to_date: date
    hazard_classes: tuple[str, ...] = ()
    note: str = ""
