"""End a booking before the goods have come. Lock: the booking's row; of several, by key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.texts import checked_reason
from marketplace.warehouses import permissions
from marketplace.warehouses.flow import Action, State
from marketplace.warehouses.models import Booking
from marketplace.warehouses.services.moving import locked_booking, move


@transaction.atomic
def cancel_booking(*, actor: Actor, booking_uuid: UUID, reason: str, at: datetime) -> Booking:
    """Cancel a booking as its client, or revoke it as the operator that confirmed it.

    :raises Conflict: WRONG_STATE; an operator that has not confirmed declines instead.
    """
    permissions.CANCEL_BOOKING.enforce(actor)
    booking = locked_booking(actor, booking_uuid)
    booking.end_reason = checked_reason(reason)
    action = Action.CANCEL if booking.client_id == actor.organization_id else Action.REVOKE
    return move(booking, action, actor=actor, at=at, reason=booking.end_reason)


@transaction.atomic
def cancel_bookings_about(*, subject_uuid: UUID, reason: str, at: datetime, actor: Actor = SYSTEM) -> int:
    """Cancel whatever is still to come about a subject that has itself ended; return how many that was.

    Goods already received stay until they are released. For the room that owns the subject, not for users.
    """
    bookings = list(
        Booking.objects.select_for_update(of=("self",))
        .select_related("warehouse__operator", "client")
        .filter(subject_uuid=subject_uuid, state__in=[State.REQUESTED, State.CONFIRMED])
        .order_by("id")
    )
    for booking in bookings:
        booking.end_reason = checked_reason(reason)
        move(booking, Action.CANCEL, actor=actor, at=at, reason=booking.end_reason)
    return len(bookings)
