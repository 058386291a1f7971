"""Goods come in and go out. Lock order: the warehouse, then the booking."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, Problems, fail, not_found
from marketplace.core.texts import checked_text
from marketplace.warehouses import permissions
from marketplace.warehouses.flow import Action
from marketplace.warehouses.models import Booking, Warehouse
from marketplace.warehouses.services.moving import locked_for_operator, move
from marketplace.warehouses.space import capacity_of, peak_taken


@transaction.atomic
def receive_booking(
    *,
    actor: Actor,
    booking_uuid: UUID,
    at: datetime,
    received_pallets: int | None = None,
    receipt_reference: str = "",
) -> Booking:
    """Take the goods in; ``received_pallets`` says how many came when not all did.

    Goods may come before their first day where there is room until then.

    :raises Conflict: WRONG_STATE, or CONFLICT when they come early and there is no room.
    :raises InvalidInput: more pallets than were booked, or none; a reference that is too long.
    """
    permissions.HANDLE_GOODS.enforce(actor)
    warehouse = _locked_warehouse_of(actor, booking_uuid)
    booking = locked_for_operator(actor, booking_uuid)
    pallets = booking.pallets if received_pallets is None else received_pallets
    problems = Problems()
    if not 1 <= pallets <= booking.pallets:
        words = f"{booking.pallets} were booked; more need a booking of their own, and none is no receipt."
        problems.add(words, "received_pallets", ErrorCode.OUT_OF_RANGE)
    with problems.under():
        booking.receipt_reference = checked_text(receipt_reference, "receipt_reference", limit=100)
    problems.raise_if_any()
    booking.received_pallets, booking.received_at = pallets, at
    move(booking, Action.RECEIVE, actor=actor, at=at, pallets=pallets, reference=booking.receipt_reference)
    _refuse_early_without_room(warehouse, booking, at.date())
    return booking


@transaction.atomic
def release_booking(*, actor: Actor, booking_uuid: UUID, at: datetime) -> Booking:
    """Say that the goods have left; their space is free from today.

    :raises Conflict: WRONG_STATE.
    """
    permissions.HANDLE_GOODS.enforce(actor)
    booking = locked_for_operator(actor, booking_uuid)
    return move(booking, Action.RELEASE, actor=actor, at=at)


def _locked_warehouse_of(actor: Actor, booking_uuid: UUID) -> Warehouse:
    warehouse = (
        Warehouse.objects.select_for_update(of=("self",))
        .filter(operator_id=firm_id(actor), bookings__uuid=booking_uuid)
        .first()
    )
    if warehouse is None:
        not_found("warehouse booking", "warehouse_booking_id")
    return warehouse


def _refuse_early_without_room(warehouse: Warehouse, booking: Booking, today: date) -> None:
    if today >= booking.from_date:
        return
    taken = peak_taken(warehouse, from_date=today, to_date=booking.from_date, today=today)
    if taken.beyond(capacity_of(warehouse)):
        words = f"The goods are early: there is no room for them before {booking.from_date}."
        fail(Conflict, ErrorCode.CONFLICT, words, "warehouse_booking_id")
