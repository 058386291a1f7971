"""Warehouses and bookings that the tests of this room begin with."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from marketplace.accounts.roles import Role
from marketplace.core.contacts import Contact
from marketplace.warehouses import services
from marketplace.warehouses.choices import WarehouseService
from marketplace.warehouses.inputs import BookingData, WarehouseData
from marketplace.warehouses.models import Booking, Warehouse
from tests.cast import Cast, Firm

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 12, 1, 8, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 12, 1), date(2026, 12, 31)
CONTRACT = UUID("01934f00-0000-7000-8000-000000000001")
OTHER_CONTRACT = UUID("01934f00-0000-7000-8000-000000000002")


def description(**changes: Any) -> WarehouseData:
    """Describe a small warehouse in Almaty that takes flammable liquids, unless ``changes`` say otherwise."""
    facts: dict[str, Any] = {
        "names": {"en": "Almaty North", "zh-Hans": "阿拉木图北仓", "ru": "Алматы Север"},
        "scope": {"en": "Chemicals in drums and containers"},
        "country": "KZ",
        "place_code": "KZALA",
        "city": "Almaty",
        "address": "7 Sample Street, Almaty",
        "capacity_pallets": 100,
        "capacity_m3": Decimal(200),
        "capacity_tonnes": Decimal(120),
        "hazard_classes": ("3", "8"),
        "services": (WarehouseService.CUSTOMS_CLEARANCE, WarehouseService.REPACKING),
        "contact": Contact("Gate", "gate@warehouse.example", "+7 727 000 0000"),
    }
    return WarehouseData(**{**facts, **changes})


def space(**changes: Any) -> BookingData:
    """Ask for a tenth of it in December."""
    facts: dict[str, Any] = {
        "pallets": 10,
        "volume_m3": Decimal(20),
        "weight_kg": Decimal(10_000),
        "from_date": FIRST,
        "to_date": LAST,
        "hazard_classes": ("3",),
    }
    return BookingData(**{**facts, **changes})


def registered(firm: Firm, **changes: Any) -> Warehouse:
    return services.register_warehouse(actor=firm.actor(Role.MANAGER), data=description(**changes), at=AT)


def requested(
    cast: Cast,
    warehouse: Warehouse,
    *,
    client: Firm | None = None,
    subject: UUID = CONTRACT,
    at: datetime = AT,
    **changes: Any,
) -> Booking:
    return services.request_booking(
        actor=(client or cast.producer).owner,
        warehouse_uuid=warehouse.uuid,
        data=space(**changes),
        subject_uuid=subject,
        subject_number="CON-2026-000001",
        at=at,
    )


def confirmed(cast: Cast, warehouse: Warehouse, **changes: Any) -> Booking:
    booking = requested(cast, warehouse, **changes)
    return services.confirm_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=AT)


def day(number: int) -> date:
    """Return the day so many days after the first."""
    return FIRST + timedelta(days=number)
