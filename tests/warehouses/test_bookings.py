"""A booking from the request to the release."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, NotFound
from marketplace.core.events.models import Event
from marketplace.warehouses import selectors, services
from marketplace.warehouses.models import Booking, Warehouse
from tests.cast import Cast
from tests.warehouses.scene import (
    AT,
    CONTRACT,
    FIRST,
    LAST,
    LATER,
    OTHER_CONTRACT,
    confirmed,
    registered,
    requested,
)


@pytest.fixture
def warehouse(cast: Cast) -> Warehouse:
    return registered(cast.warehouse)


@pytest.fixture
def booking(cast: Cast, warehouse: Warehouse) -> Booking:
    return requested(cast, warehouse)


def test_it_goes_from_requested_to_released(cast: Cast, booking: Booking) -> None:
    operator = cast.warehouse.owner
    assert (booking.number, booking.state) == ("WHB-2026-000001", "REQUESTED")
    services.confirm_booking(actor=operator, booking_uuid=booking.uuid, at=AT)
    services.receive_booking(
        actor=operator, booking_uuid=booking.uuid, received_pallets=9, receipt_reference="WR 7", at=LATER
    )
    services.release_booking(actor=operator, booking_uuid=booking.uuid, at=LATER)
    booking.refresh_from_db()
    assert (booking.state, booking.confirmed_at, booking.received_at) == ("RELEASED", AT, LATER)
    assert (booking.received_pallets, booking.receipt_reference, booking.ended_at) == (9, "WR 7", LATER)
    events = Event.objects.filter(aggregate_uuid=booking.uuid).order_by("sequence")
    assert [event.name for event in events] == [
        f"warehouses.booking.{what}" for what in ("requested", "confirmed", "received", "released")
    ]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"pallets": 0}, "pallets", ErrorCode.OUT_OF_RANGE),
        ({"pallets": -3}, "pallets", ErrorCode.OUT_OF_RANGE),
        ({"pallets": 101}, "pallets", ErrorCode.OUT_OF_RANGE),
        ({"volume_m3": Decimal(0)}, "volume_m3", ErrorCode.OUT_OF_RANGE),
        ({"volume_m3": Decimal(201)}, "volume_m3", ErrorCode.OUT_OF_RANGE),
        ({"volume_m3": Decimal("1.0001")}, "volume_m3", ErrorCode.INVALID),
        ({"weight_kg": Decimal("Infinity")}, "weight_kg", ErrorCode.OUT_OF_RANGE),
        ({"weight_kg": Decimal(120_001)}, "weight_kg", ErrorCode.OUT_OF_RANGE),
        ({"hazard_classes": ("3", "6.1")}, "hazard_classes.1", ErrorCode.OUT_OF_RANGE),
        ({"hazard_classes": ("flammable",)}, "hazard_classes.0", ErrorCode.INVALID),
        ({"from_date": date(2026, 11, 23)}, "from_date", ErrorCode.OUT_OF_RANGE),
        (
            {"from_date": date(2029, 1, 1), "to_date": date(2029, 1, 2)},
            "from_date",
            ErrorCode.OUT_OF_RANGE,
        ),
        ({"to_date": FIRST}, "to_date", ErrorCode.OUT_OF_RANGE),
        ({"to_date": FIRST - timedelta(days=1)}, "to_date", ErrorCode.OUT_OF_RANGE),
        ({"to_date": FIRST + timedelta(days=1097)}, "to_date", ErrorCode.OUT_OF_RANGE),
        ({"note": "x" * 2001}, "note", ErrorCode.TOO_LONG),
    ],
)
def test_it_says_what_is_wrong_and_where(
    cast: Cast, warehouse: Warehouse, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        requested(cast, warehouse, **changes)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    assert not Booking.objects.exists()


def test_it_needs_a_listed_warehouse(cast: Cast) -> None:
    hidden = registered(cast.warehouse, is_listed=False)
    with pytest.raises(NotFound) as refused:
        requested(cast, hidden)
    assert refused.value.field == "warehouse_id"


def test_a_warehouse_without_hazard_classes_takes_no_dangerous_goods(cast: Cast) -> None:
    plain = registered(cast.warehouse, hazard_classes=())
    with pytest.raises(InvalidInput) as refused:
        requested(cast, plain)
    assert (refused.value.field, refused.value.code) == ("hazard_classes.0", ErrorCode.OUT_OF_RANGE)
    assert requested(cast, plain, hazard_classes=()).state == "REQUESTED"


def test_it_can_not_be_confirmed_once_its_last_day_has_passed(cast: Cast, booking: Booking) -> None:
    late = AT + (LAST - AT.date())
    with pytest.raises(Conflict) as refused:
        services.confirm_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=late)
    assert refused.value.code == ErrorCode.EXPIRED
    booking.refresh_from_db()
    assert booking.state == "REQUESTED"


@pytest.mark.parametrize("pallets", [0, -1, 11])
def test_it_receives_no_other_number_of_pallets_than_one_up_to_those_booked(
    cast: Cast, warehouse: Warehouse, pallets: int
) -> None:
    booking = confirmed(cast, warehouse)
    with pytest.raises(InvalidInput) as refused:
        services.receive_booking(
            actor=cast.warehouse.owner, booking_uuid=booking.uuid, received_pallets=pallets, at=LATER
        )
    assert (refused.value.field, refused.value.code) == ("received_pallets", ErrorCode.OUT_OF_RANGE)


def test_the_client_cancels_until_the_goods_have_come(cast: Cast, warehouse: Warehouse) -> None:
    def cancel(booking: Booking) -> Booking:
        return services.cancel_booking(
            actor=cast.producer.owner, booking_uuid=booking.uuid, reason="Sold", at=LATER
        )

    assert cancel(requested(cast, warehouse)).state == "CANCELLED"
    assert cancel(confirmed(cast, warehouse)).state == "CANCELLED"
    there = confirmed(cast, warehouse)
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=there.uuid, at=LATER)
    with pytest.raises(Conflict) as refused:
        cancel(there)
    assert refused.value.code == ErrorCode.WRONG_STATE


def test_the_operator_revokes_only_what_it_has_confirmed(cast: Cast, booking: Booking) -> None:
    def revoke() -> Booking:
        return services.cancel_booking(
            actor=cast.warehouse.owner, booking_uuid=booking.uuid, reason="Fire", at=AT
        )

    with pytest.raises(Conflict) as refused:
        revoke()
    assert refused.value.code == ErrorCode.WRONG_STATE
    services.confirm_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=AT)
    assert revoke().state == "CANCELLED"


def test_a_booking_that_has_ended_stays_as_it_is(cast: Cast, booking: Booking) -> None:
    operator = cast.warehouse.owner
    services.decline_booking(actor=operator, booking_uuid=booking.uuid, reason="Full", at=AT)
    attempts = (
        lambda: services.confirm_booking(actor=operator, booking_uuid=booking.uuid, at=AT),
        lambda: services.decline_booking(actor=operator, booking_uuid=booking.uuid, reason="x", at=AT),
        lambda: services.receive_booking(actor=operator, booking_uuid=booking.uuid, at=AT),
        lambda: services.release_booking(actor=operator, booking_uuid=booking.uuid, at=AT),
        lambda: services.cancel_booking(
            actor=cast.producer.owner, booking_uuid=booking.uuid, reason="x", at=AT
        ),
    )
    for attempt in attempts:
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == ErrorCode.WRONG_STATE
    booking.refresh_from_db()
    assert (booking.state, booking.end_reason) == ("DECLINED", "Full")


def test_only_its_two_sides_and_the_zone_see_it(cast: Cast, booking: Booking) -> None:
    for firm in (cast.producer, cast.warehouse, cast.zone):
        assert selectors.booking_for(firm.viewer, booking.uuid) == booking
    for firm in (cast.rival_producer, cast.buyer, cast.rival_warehouse, cast.provider):
        assert selectors.booking_for(firm.owner, booking.uuid) is None
    assert selectors.booking_for(cast.anonymous, booking.uuid) is None
    assert list(selectors.bookings_about(cast.producer.viewer, CONTRACT)) == [booking]


def test_when_a_subject_ends_what_was_to_come_is_cancelled(cast: Cast, warehouse: Warehouse) -> None:
    there, coming = confirmed(cast, warehouse), confirmed(cast, warehouse)
    asked = requested(cast, warehouse)
    elsewhere = requested(cast, warehouse, subject=OTHER_CONTRACT)
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=there.uuid, at=LATER)
    assert services.cancel_bookings_about(subject_uuid=CONTRACT, reason="Cancelled", at=LATER) == 2
    states = {booking.pk: booking.state for booking in Booking.objects.all()}
    assert states == {
        there.pk: "RECEIVED",
        coming.pk: "CANCELLED",
        asked.pk: "CANCELLED",
        elsewhere.pk: "REQUESTED",
    }


def test_a_booking_counts_for_its_contract_once_it_is_confirmed(cast: Cast, booking: Booking) -> None:
    def found(subject: UUID) -> Booking | None:
        return selectors.confirmed_booking(booking.uuid, subject_uuid=subject)

    assert found(CONTRACT) is None
    services.confirm_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=AT)
    assert found(CONTRACT) == booking
    assert found(OTHER_CONTRACT) is None
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=LATER)
    assert found(CONTRACT) == booking
    services.release_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=LATER)
    assert found(CONTRACT) is None
