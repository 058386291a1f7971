"""Who may do what with warehouses and bookings: every operation of the room, by whom."""

from typing import Any

import pytest

from marketplace.core.errors import MarketplaceError
from marketplace.core.graphql.nodes import global_id
from marketplace.warehouses import services
from marketplace.warehouses.models import Booking, Warehouse
from tests.asking import DONE, NOTHING, mutation, outcome
from tests.cast import Cast
from tests.warehouses.scene import AT, CONTRACT, confirmed, registered, requested, space
from tests.whom import actor_called

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
MANAGING = [
    ("warehouse.OWNER", DONE),
    ("warehouse.MANAGER", DONE),
    ("warehouse.SALES", "PERMISSION_DENIED"),
    ("warehouse.VIEWER", "PERMISSION_DENIED"),
    ("provider.OWNER", "PERMISSION_DENIED"),
    ("zone.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]
ANSWERING = [
    ("warehouse.OWNER", DONE),
    ("warehouse.SALES", DONE),
    ("warehouse.CUSTOMS_CLERK", "PERMISSION_DENIED"),
    ("warehouse.VIEWER", "PERMISSION_DENIED"),
    ("rival_warehouse.OWNER", "NOT_FOUND"),
    ("producer.OWNER", "PERMISSION_DENIED"),
    ("zone.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]
HANDLING = [("warehouse.CUSTOMS_CLERK", DONE) if row[0].endswith("CLERK") else row for row in ANSWERING]


@pytest.fixture
def warehouse(cast: Cast) -> Warehouse:
    return registered(cast.warehouse)


@pytest.fixture
def booking(cast: Cast, warehouse: Warehouse) -> Booking:
    """The producer's request for space."""
    return requested(cast, warehouse)


@pytest.fixture
def expected_goods(cast: Cast, warehouse: Warehouse) -> Booking:
    return confirmed(cast, warehouse)


def about(booking: Booking, **more: Any) -> dict[str, Any]:
    return {"warehouseBookingId": global_id("WarehouseBooking", booking.uuid), **more}


@pytest.mark.parametrize(("whom", "expected"), MANAGING)
def test_who_enters_a_warehouse(cast: Cast, whom: str, expected: str) -> None:
    found = outcome(actor_called(cast, whom), mutation("warehouseRegister"), input=DESCRIPTION)
    assert found == expected
    assert Warehouse.objects.exists() is (expected == DONE)


@pytest.mark.parametrize(("whom", "expected"), [*MANAGING, ("rival_warehouse.OWNER", "NOT_FOUND")])
def test_who_changes_a_warehouse(cast: Cast, warehouse: Warehouse, whom: str, expected: str) -> None:
    sent = {**DESCRIPTION, "warehouseId": global_id("Warehouse", warehouse.uuid)}
    found = outcome(actor_called(cast, whom), mutation("warehouseUpdate"), input=sent)
    warehouse.refresh_from_db()
    assert (found, warehouse.capacity_pallets) == (expected, 50 if expected == DONE else 100)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("zone.APPROVER", DONE),
        ("zone.OWNER", DONE),
        ("zone.VIEWER", "PERMISSION_DENIED"),
        ("warehouse.OWNER", "PERMISSION_DENIED"),
        ("rival_warehouse.OWNER", "PERMISSION_DENIED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_recognises_a_warehouse(cast: Cast, warehouse: Warehouse, whom: str, expected: str) -> None:
    sent = {"warehouseId": global_id("Warehouse", warehouse.uuid)}
    found = outcome(actor_called(cast, whom), mutation("warehouseRecognize"), input=sent)
    warehouse.refresh_from_db()
    assert (found, warehouse.is_public_recognized) == (expected, expected == DONE)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.SALES", DONE),
        ("buyer.BUYER", DONE),
        ("producer.VIEWER", "PERMISSION_DENIED"),
        ("rival_warehouse.OWNER", "PERMISSION_DENIED"),
        ("newcomer.OWNER", "ORGANIZATION_NOT_ADMITTED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_asks_for_space(cast: Cast, warehouse: Warehouse, whom: str, expected: str) -> None:
    def book() -> str:
        try:
            services.request_booking(
                actor=actor_called(cast, whom),
                warehouse_uuid=warehouse.uuid,
                data=space(),
                subject_uuid=CONTRACT,
                subject_number="CON-2026-000001",
                at=AT,
            )
        except MarketplaceError as error:
            return error.code
        return DONE

    assert book() == expected
    assert Booking.objects.exists() is (expected == DONE)


@pytest.mark.parametrize(("whom", "expected"), ANSWERING)
def test_who_confirms_a_booking(cast: Cast, booking: Booking, whom: str, expected: str) -> None:
    found = outcome(actor_called(cast, whom), mutation("warehouseBookingConfirm"), input=about(booking))
    booking.refresh_from_db()
    assert (found, booking.state) == (expected, "CONFIRMED" if expected == DONE else "REQUESTED")


@pytest.mark.parametrize(("whom", "expected"), ANSWERING)
def test_who_declines_a_booking(cast: Cast, booking: Booking, whom: str, expected: str) -> None:
    sent = about(booking, reason="Full")
    found = outcome(actor_called(cast, whom), mutation("warehouseBookingDecline"), input=sent)
    booking.refresh_from_db()
    assert (found, booking.state) == (expected, "DECLINED" if expected == DONE else "REQUESTED")


@pytest.mark.parametrize(("whom", "expected"), HANDLING)
def test_who_receives_goods(cast: Cast, expected_goods: Booking, whom: str, expected: str) -> None:
    sent = about(expected_goods)
    found = outcome(actor_called(cast, whom), mutation("warehouseBookingReceive"), input=sent)
    expected_goods.refresh_from_db()
    assert (found, expected_goods.state) == (expected, "RECEIVED" if expected == DONE else "CONFIRMED")


@pytest.mark.parametrize(("whom", "expected"), HANDLING)
def test_who_releases_goods(cast: Cast, expected_goods: Booking, whom: str, expected: str) -> None:
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=expected_goods.uuid, at=AT)
    sent = about(expected_goods)
    found = outcome(actor_called(cast, whom), mutation("warehouseBookingRelease"), input=sent)
    expected_goods.refresh_from_db()
    assert (found, expected_goods.state) == (expected, "RELEASED" if expected == DONE else "RECEIVED")


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.SALES", DONE),
        ("producer.VIEWER", "PERMISSION_DENIED"),
        ("warehouse.SALES", DONE),
        ("warehouse.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("rival_producer.OWNER", "NOT_FOUND"),
        ("rival_warehouse.OWNER", "NOT_FOUND"),
        ("buyer.OWNER", "NOT_FOUND"),
        ("zone.OWNER", "PERMISSION_DENIED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_cancels_a_confirmed_booking(
    cast: Cast, expected_goods: Booking, whom: str, expected: str
) -> None:
    sent = about(expected_goods, reason="Sold elsewhere")
    found = outcome(actor_called(cast, whom), mutation("warehouseBookingCancel"), input=sent)
    expected_goods.refresh_from_db()
    assert (found, expected_goods.state) == (expected, "CANCELLED" if expected == DONE else "CONFIRMED")


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.VIEWER", DONE),
        ("warehouse.VIEWER", DONE),
        ("zone.VIEWER", DONE),
        ("rival_producer.OWNER", NOTHING),
        ("rival_warehouse.OWNER", NOTHING),
        ("buyer.OWNER", NOTHING),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_a_booking(cast: Cast, booking: Booking, whom: str, expected: str) -> None:
    actor = actor_called(cast, whom)
    document = "query($id: ID!) { warehouseBooking(id: $id) { number } }"
    assert outcome(actor, document, id=global_id("WarehouseBooking", booking.uuid)) == expected
    listed = outcome(actor, "{ warehouseBookings { totalCount } }")
    assert listed == (DONE if expected in (DONE, NOTHING) else expected)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("warehouse.VIEWER", DONE),
        ("rival_warehouse.OWNER", DONE),
        ("producer.OWNER", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_the_firms_own_warehouses(
    cast: Cast, warehouse: Warehouse, whom: str, expected: str
) -> None:
    assert outcome(actor_called(cast, whom), "{ ownWarehouses { totalCount } }") == expected


@pytest.mark.parametrize("whom", ["anonymous", "loner", "newcomer.OWNER", "buyer.VIEWER"])
def test_everybody_reads_the_directory(cast: Cast, warehouse: Warehouse, whom: str) -> None:
    actor = actor_called(cast, whom)
    assert outcome(actor, "{ warehouses { totalCount } }") == DONE
    document = "query($id: ID!) { warehouse(id: $id) { number } }"
    assert outcome(actor, document, id=global_id("Warehouse", warehouse.uuid)) == DONE
