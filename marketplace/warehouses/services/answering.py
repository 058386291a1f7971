"""The operator answers a request for space. Lock: the booking's row; the request holds its space already."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.texts import checked_reason
from marketplace.warehouses import permissions
from marketplace.warehouses.flow import Action
from marketplace.warehouses.models import Booking
from marketplace.warehouses.services.moving import locked_for_operator, move


@transaction.atomic
def confirm_booking(*, actor: Actor, booking_uuid: UUID, at: datetime) -> Booking:
    """Confirm that the goods may come.

    :raises Conflict: WRONG_STATE, or EXPIRED when the last day has passed meanwhile.
    """
    permissions.ANSWER_BOOKING.enforce(actor)
    booking = locked_for_operator(actor, booking_uuid)
    booking.confirmed_at = at
    move(booking, Action.CONFIRM, actor=actor, at=at)
    if booking.to_date <= at.date():
        fail(Conflict, ErrorCode.EXPIRED, f"This booking ended on {booking.to_date}.", "warehouse_booking_id")
    return booking


@transaction.atomic
def decline_booking(*, actor: Actor, booking_uuid: UUID, reason: str, at: datetime) -> Booking:
    """Decline a request, with the reason the client is told; its space is free again.

    :raises Conflict: WRONG_STATE.
    """
    permissions.ANSWER_BOOKING.enforce(actor)
    booking = locked_for_operator(actor, booking_uuid)
    booking.end_reason = checked_reason(reason)
    return move(booking, Action.DECLINE, actor=actor, at=at, reason=booking.end_reason)
