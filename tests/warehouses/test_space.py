"""How much is taken and how much is free, day by day."""

from datetime import datetime, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from marketplace.core.errors import Conflict, ErrorCode, MarketplaceError
from marketplace.warehouses import services
from marketplace.warehouses.models import Booking, Warehouse
from marketplace.warehouses.space import Space, peak_taken
from tests.cast import Cast
from tests.racing import race
from tests.warehouses.scene import AT, FIRST, confirmed, day, registered, requested


@pytest.fixture
def warehouse(cast: Cast) -> Warehouse:
    return registered(cast.warehouse)


def pallets_taken(warehouse: Warehouse, first: int, last: int | None, *, today: int = 0) -> Decimal | int:
    end = None if last is None else day(last)
    return peak_taken(warehouse, from_date=day(first), to_date=end, today=day(today)).pallets


def test_bookings_that_overlap_add_up_and_others_do_not(cast: Cast, warehouse: Warehouse) -> None:
    requested(cast, warehouse, pallets=10, from_date=day(0), to_date=day(10))
    requested(cast, warehouse, pallets=20, from_date=day(5), to_date=day(15))
    requested(cast, warehouse, pallets=30, from_date=day(10), to_date=day(20))
    assert pallets_taken(warehouse, 0, 5) == 10
    assert pallets_taken(warehouse, 0, 6) == 30
    assert pallets_taken(warehouse, 8, 12) == 50
    assert pallets_taken(warehouse, 15, 16) == 30
    assert pallets_taken(warehouse, 20, 30) == 0
    assert pallets_taken(warehouse, 0, None) == 50


def test_who_leaves_makes_room_for_who_comes_that_day(cast: Cast, warehouse: Warehouse) -> None:
    requested(cast, warehouse, pallets=100, from_date=day(0), to_date=day(10))
    requested(cast, warehouse, pallets=100, from_date=day(10), to_date=day(20))
    with pytest.raises(Conflict):
        requested(cast, warehouse, pallets=1, from_date=day(9), to_date=day(11))


@pytest.mark.parametrize(
    ("taken", "wanted", "field", "free"),
    [
        ({"pallets": 95}, {"pallets": 6}, "pallets", "5"),
        ({"volume_m3": Decimal("199.5")}, {"volume_m3": Decimal("0.501")}, "volume_m3", "0.5"),
        ({"weight_kg": Decimal(119_000)}, {"weight_kg": Decimal(1001)}, "weight_kg", "1000"),
    ],
)
def test_it_says_which_measure_is_short_and_what_is_free(
    cast: Cast, warehouse: Warehouse, taken: dict[str, Any], wanted: dict[str, Any], field: str, free: str
) -> None:
    small = {"pallets": 1, "volume_m3": Decimal("0.1"), "weight_kg": Decimal(1)}
    requested(cast, warehouse, **{**small, **taken})
    with pytest.raises(Conflict) as refused:
        requested(cast, warehouse, **{**small, **wanted})
    assert [(problem.field, problem.code, problem.data) for problem in refused.value.problems] == [
        (field, ErrorCode.CONFLICT, {"free": free})
    ]
    assert Booking.objects.count() == 1


def test_what_is_declined_cancelled_or_released_makes_room(cast: Cast, warehouse: Warehouse) -> None:
    operator = cast.warehouse.owner

    def fill() -> Booking:
        return requested(cast, warehouse, pallets=100)

    services.decline_booking(actor=operator, booking_uuid=fill().uuid, reason="No", at=AT)
    services.cancel_booking(actor=cast.producer.owner, booking_uuid=fill().uuid, reason="No", at=AT)
    kept = fill()
    services.confirm_booking(actor=operator, booking_uuid=kept.uuid, at=AT)
    services.receive_booking(actor=operator, booking_uuid=kept.uuid, at=AT)
    services.release_booking(actor=operator, booking_uuid=kept.uuid, at=AT)
    assert fill().state == "REQUESTED"


def test_goods_that_overstay_keep_their_place(cast: Cast, warehouse: Warehouse) -> None:
    booking = confirmed(cast, warehouse, pallets=80, from_date=day(0), to_date=day(5))
    on_day_0 = AT + (day(0) - AT.date())
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, at=on_day_0)
    assert pallets_taken(warehouse, 6, 10, today=6) == 80
    on_day_6 = AT + (day(6) - AT.date())
    with pytest.raises(Conflict):
        requested(cast, warehouse, pallets=30, from_date=day(6), to_date=day(10), at=on_day_6)
    requested(cast, warehouse, pallets=30, from_date=day(7), to_date=day(10), at=on_day_6)


def test_goods_may_come_early_where_there_is_room(cast: Cast, warehouse: Warehouse) -> None:
    early: datetime = AT + (FIRST - AT.date()) - timedelta(days=3)
    requested(cast, warehouse, pallets=30, from_date=early.date(), to_date=FIRST)
    fits, too_much = (
        confirmed(cast, warehouse, pallets=pallets, volume_m3=Decimal(1)) for pallets in (60, 20)
    )
    services.receive_booking(actor=cast.warehouse.owner, booking_uuid=fits.uuid, at=early)
    assert peak_taken(warehouse, from_date=early.date(), to_date=FIRST, today=early.date()).pallets == 90
    with pytest.raises(Conflict) as refused:
        services.receive_booking(actor=cast.warehouse.owner, booking_uuid=too_much.uuid, at=early)
    assert (refused.value.code, refused.value.field) == (ErrorCode.CONFLICT, "warehouse_booking_id")
    too_much.refresh_from_db()
    assert too_much.state == "CONFIRMED"


@pytest.mark.django_db(transaction=True)
def test_many_who_want_the_last_pallets_never_get_more_than_there_are(cast: Cast) -> None:
    warehouse = registered(cast.warehouse)
    clients = [cast.producer, cast.rival_producer, cast.buyer, cast.rival_buyer] * 3
    small = {"volume_m3": Decimal(1), "weight_kg": Decimal(1)}
    outcomes = race(
        [partial(requested, cast, warehouse, client=client, pallets=15, **small) for client in clients]
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, MarketplaceError)]
    assert len(refused) == 6
    assert {error.code for error in refused} == {ErrorCode.CONFLICT}
    assert sum(booking.pallets for booking in Booking.objects.all()) == 90
    assert len(set(Booking.objects.values_list("number", flat=True))) == 6


def test_space_names_every_measure_that_is_exceeded() -> None:
    wanted = Space(2, Decimal("2.500"), Decimal(1))
    assert [
        (excess.name, excess.limit) for excess in wanted.beyond(Space(1, Decimal("2.400"), Decimal(1)))
    ] == [
        ("pallets", "1"),
        ("volume_m3", "2.4"),
    ]
