"""The rows of warehouses: their directory and bookings."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from marketplace.accounts.roles import Role
from marketplace.core.ids import uuid7
from marketplace.warehouses import services
from marketplace.warehouses.models import Booking, Warehouse
from tests.permissions.rows import (
    DENIED,
    DONE,
    FOR_ITSELF,
    FOR_ONE_KIND,
    HIDDEN_FROM_ALL,
    LISTED,
    LISTED_TO_A_FIRM,
    LISTED_TO_ALL,
    NOTHING,
    OF_A_FIRM,
    PUBLIC,
    READ_BY_A_FIRM,
    READ_BY_ANY_FIRM,
    SHOWN_TO_A_FIRM,
    UNKNOWN,
    UNLISTED,
    UNLISTED_TO_ALL,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.warehouses import scene

REASON = "No longer needed."
DESCRIPTION = {
    "names": {"en": "Almaty South"},
    "country": "KZ",
    "city": "Almaty",
    "address": "8 Sample Street, Almaty",
    "capacityPallets": 50,
    "capacityM3": "100",
    "capacityTonnes": "60",
    "hazardClasses": ["3"],
    "isListed": True,
}


def warehouse(ground: Ground, **changes: Any) -> Warehouse:
    return scene.registered(ground.cast.warehouse, **changes)


def requested(ground: Ground) -> Booking:
    """The producer has asked for space next month."""
    today = ground.at.date()
    return scene.requested(
        ground.cast,
        warehouse(ground),
        subject=uuid7(),
        at=ground.at,
        from_date=today + timedelta(days=30),
        to_date=today + timedelta(days=60),
    )


def confirmed(ground: Ground) -> Booking:
    booking = requested(ground)
    operator = ground.cast.warehouse.actor(Role.SALES)
    return services.confirm_booking(actor=operator, booking_uuid=booking.uuid, at=ground.at)


def received(ground: Ground) -> Booking:
    booking = confirmed(ground)
    operator = ground.cast.warehouse.actor(Role.SALES)
    return services.receive_booking(actor=operator, booking_uuid=booking.uuid, at=ground.at)


def about_booking(state: Callable[[Ground], Booking], **values: Any) -> Callable[[Ground], Asked]:
    return lambda ground: sent(warehouseBookingId=id_of(state(ground), "WarehouseBooking"), **values)


CLIENT_TOO = {"producer.VIEWER": DONE, "zone.VIEWER": DONE, "rival_producer.OWNER": NOTHING, "loner": DENIED}
CLIENT_SEES = {"producer.VIEWER": LISTED, "zone.VIEWER": LISTED, "rival_producer.OWNER": UNLISTED}
NOT_THE_CLIENT = {"producer.OWNER": DENIED, "zone.OWNER": DENIED}

WAREHOUSES = (
    Row("warehouses", lambda g: among("Warehouse", warehouse(g)), "warehouse.OWNER", LISTED_TO_ALL),
    Row(
        "warehouses",
        lambda g: among("Warehouse", warehouse(g, is_listed=False)),
        "warehouse.OWNER",
        UNLISTED_TO_ALL,
        case="one that is not listed",
    ),
    Row("warehouse", lambda g: one("Warehouse", warehouse(g)), "warehouse.OWNER", PUBLIC),
    Row(
        "warehouse",
        lambda g: one("Warehouse", warehouse(g)),
        "warehouse.OWNER",
        READ_BY_ANY_FIRM,
        case="whom to write to",
        selects="contact { email }",
        others={"newcomer.OWNER": DONE, "loner": DENIED},
    ),
    Row(
        "warehouse",
        lambda g: one("Warehouse", warehouse(g, is_listed=False)),
        "warehouse.OWNER",
        HIDDEN_FROM_ALL,
        case="one that is not listed",
    ),
    Row(
        "node",
        lambda g: one("Warehouse", warehouse(g, is_listed=False)),
        "warehouse.OWNER",
        SHOWN_TO_A_FIRM,
        case="Warehouse",
        others={"zone.VIEWER": DONE, "producer.OWNER": NOTHING},
    ),
    Row(
        "ownWarehouses",
        lambda g: among("Warehouse", warehouse(g)),
        "warehouse.OWNER",
        LISTED_TO_A_FIRM,
        others={"producer.OWNER": DENIED},
    ),
    Row(
        "warehouseRegister",
        lambda _: sent(**DESCRIPTION),
        "warehouse.MANAGER",
        FOR_ITSELF,
        others={"warehouse.SALES": DENIED, "producer.OWNER": DENIED},
    ),
    Row(
        "warehouseUpdate",
        lambda g: sent(**DESCRIPTION, warehouseId=id_of(warehouse(g))),
        "warehouse.MANAGER",
        OF_A_FIRM,
        others={"warehouse.SALES": DENIED, "zone.OWNER": DENIED},
    ),
    Row(
        "warehouseRecognize",
        lambda g: sent(warehouseId=id_of(warehouse(g))),
        "zone.APPROVER",
        FOR_ONE_KIND,
        rival="rival_warehouse.OWNER",
        others={"warehouse.OWNER": DENIED},
    ),
)

BOOKINGS = (
    Row(
        "warehouseBookings",
        lambda g: among("WarehouseBooking", requested(g)),
        "warehouse.OWNER",
        LISTED_TO_A_FIRM,
        others=CLIENT_SEES,
    ),
    Row(
        "warehouseBooking",
        lambda g: one("WarehouseBooking", requested(g)),
        "warehouse.OWNER",
        READ_BY_A_FIRM,
        others=CLIENT_TOO,
    ),
    Row(
        "node",
        lambda g: one("WarehouseBooking", requested(g)),
        "warehouse.OWNER",
        SHOWN_TO_A_FIRM,
        case="WarehouseBooking",
    ),
    Row(
        "warehouseBookingConfirm",
        about_booking(requested),
        "warehouse.SALES",
        OF_A_FIRM,
        others={**NOT_THE_CLIENT, "warehouse.CUSTOMS_CLERK": DENIED},
    ),
    Row(
        "warehouseBookingDecline",
        about_booking(requested, reason=REASON),
        "warehouse.SALES",
        OF_A_FIRM,
        others=NOT_THE_CLIENT,
    ),
    Row(
        "warehouseBookingReceive",
        about_booking(confirmed),
        "warehouse.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_CLIENT,
    ),
    Row(
        "warehouseBookingRelease",
        about_booking(received),
        "warehouse.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_CLIENT,
    ),
    Row(
        "warehouseBookingCancel",
        about_booking(confirmed, reason=REASON),
        "producer.SALES",
        OF_A_FIRM,
        others={"warehouse.SALES": DONE, "warehouse.VIEWER": DENIED, "rival_warehouse.OWNER": UNKNOWN},
    ),
)

ROOM = Room("warehouses", lambda ground: ground, (*WAREHOUSES, *BOOKINGS))
