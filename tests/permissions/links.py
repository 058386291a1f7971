"""The rows of providers and warehouses: the directories, service orders and bookings."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from marketplace.accounts.roles import Role
from marketplace.core.ids import uuid7
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider, ServiceOrder
from marketplace.warehouses import services as warehouses
from marketplace.warehouses.models import Booking, Warehouse
from tests.permissions.rows import (
    DENIED,
    DONE,
    FOR_ITSELF,
    FOR_ONE_KIND,
    LISTED,
    LISTED_TO_A_FIRM,
    LISTED_TO_ALL,
    NOTHING,
    OF_A_FIRM,
    PUBLIC,
    READ_BY_A_FIRM,
    SHOWN_TO_A_FIRM,
    UNLISTED,
    UNLISTED_TO_ALL,
    Answers,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.providers import scene as provider_scene
from tests.warehouses import scene as warehouse_scene

Scene = Callable[[Ground], Asked]
REASON = "No longer needed."
PROFILE = {"kinds": ["TRANSLATOR"], "scope": {"en": "Contracts in four languages"}, "isListed": True}
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


def provider(ground: Ground, **changes: Any) -> Provider:
    return provider_scene.registered(ground.cast.provider, provider_scene.profile(**changes))


def placed(ground: Ground) -> ServiceOrder:
    """The producer has asked its broker to declare goods."""
    return providers.place_order(
        actor=ground.cast.producer.owner,
        provider_uuid=provider(ground).uuid,
        kind=ProviderKind.BROKER,
        subject_uuid=uuid7(),
        subject_number="CON-2026-000001",
        scope="Declare 24 t of methanol",
        at=ground.at,
    )


def accepted(ground: Ground) -> ServiceOrder:
    order = placed(ground)
    return providers.accept_order(actor=ground.cast.provider.owner, order_uuid=order.uuid, at=ground.at)


def warehouse(ground: Ground, **changes: Any) -> Warehouse:
    return warehouse_scene.registered(ground.cast.warehouse, **changes)


def requested(ground: Ground) -> Booking:
    """The producer has asked for space next month."""
    today = ground.at.date()
    return warehouse_scene.requested(
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
    return warehouses.confirm_booking(actor=operator, booking_uuid=booking.uuid, at=ground.at)


def received(ground: Ground) -> Booking:
    booking = confirmed(ground)
    operator = ground.cast.warehouse.actor(Role.SALES)
    return warehouses.receive_booking(actor=operator, booking_uuid=booking.uuid, at=ground.at)


def about_order(state: Callable[[Ground], ServiceOrder], **values: Any) -> Scene:
    return lambda ground: sent(serviceOrderId=id_of(state(ground)), **values)


def about_booking(state: Callable[[Ground], Booking], **values: Any) -> Scene:
    return lambda ground: sent(warehouseBookingId=id_of(state(ground), "WarehouseBooking"), **values)


CLIENT_TOO = {"producer.VIEWER": DONE, "zone.VIEWER": DONE, "rival_producer.OWNER": NOTHING, "loner": DENIED}
CLIENT_SEES = {"producer.VIEWER": LISTED, "zone.VIEWER": LISTED, "rival_producer.OWNER": UNLISTED}
NOT_THE_CLIENT = {"producer.OWNER": DENIED, "zone.OWNER": DENIED}

PROVIDERS = (
    Row("providers", lambda g: among("Provider", provider(g)), "provider.OWNER", LISTED_TO_ALL),
    Row(
        "providers",
        lambda g: among("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        UNLISTED_TO_ALL,
        case="one that is not listed",
    ),
    Row("provider", lambda g: one("Provider", provider(g)), "provider.OWNER", PUBLIC),
    Row(
        "provider",
        lambda g: one("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        Answers(NOTHING, NOTHING, NOTHING, NOTHING),
        case="one that is not listed",
    ),
    Row(
        "node",
        lambda g: one("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        SHOWN_TO_A_FIRM,
        case="Provider",
    ),
    Row(
        "ownProvider",
        lambda g: Asked({}, id_of(provider(g))),
        "provider.OWNER",
        READ_BY_A_FIRM,
        others={"producer.OWNER": DENIED, "loner": DENIED},
    ),
    Row(
        "providerRegister",
        lambda _: sent(**PROFILE),
        "provider.MANAGER",
        FOR_ITSELF,
        others={"provider.SALES": DENIED, "producer.OWNER": DENIED},
    ),
    Row(
        "providerUpdate",
        lambda g: provider(g) and sent(**PROFILE),
        "provider.MANAGER",
        OF_A_FIRM,
        others={"provider.SALES": DENIED, "producer.OWNER": DENIED},
    ),
)

ORDERS = (
    Row(
        "serviceOrders",
        lambda g: among("ServiceOrder", placed(g)),
        "provider.OWNER",
        LISTED_TO_A_FIRM,
        others=CLIENT_SEES,
    ),
    Row(
        "serviceOrder",
        lambda g: one("ServiceOrder", placed(g)),
        "provider.OWNER",
        READ_BY_A_FIRM,
        others=CLIENT_TOO,
    ),
    Row(
        "node",
        lambda g: one("ServiceOrder", placed(g)),
        "provider.OWNER",
        SHOWN_TO_A_FIRM,
        case="ServiceOrder",
    ),
    Row("serviceOrderAccept", about_order(placed), "provider.SALES", OF_A_FIRM, others=NOT_THE_CLIENT),
    Row(
        "serviceOrderDecline",
        about_order(placed, reason=REASON),
        "provider.SALES",
        OF_A_FIRM,
        others={**NOT_THE_CLIENT, "provider.CUSTOMS_CLERK": DENIED},
    ),
    Row(
        "serviceOrderComplete",
        about_order(accepted, resultReference="150620260000000001"),
        "provider.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_CLIENT,
    ),
    Row(
        "serviceOrderCancel",
        about_order(accepted, reason=REASON),
        "producer.SALES",
        OF_A_FIRM,
        others={"provider.SALES": DONE, "provider.VIEWER": DENIED, "rival_provider.OWNER": "NOT_FOUND"},
    ),
)

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
        lambda g: one("Warehouse", warehouse(g, is_listed=False)),
        "warehouse.OWNER",
        Answers(NOTHING, NOTHING, NOTHING, NOTHING),
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
        others={"warehouse.SALES": DONE, "warehouse.VIEWER": DENIED, "rival_warehouse.OWNER": "NOT_FOUND"},
    ),
)

ROOM = Room("links", lambda ground: ground, (*PROVIDERS, *ORDERS, *WAREHOUSES, *BOOKINGS))
