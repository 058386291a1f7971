"""What every move of a booking shares: the lock, the table, the event."""

from datetime import datetime
from uuid import UUID

from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.events import record
from marketplace.core.flow import advance, terminal_states
from marketplace.warehouses.flow import BOOKING_FLOW, Action
from marketplace.warehouses.models import Booking
from marketplace.warehouses.selectors import bookings_visible_to

AGGREGATE = "warehouses.booking"


def locked_booking(actor: Actor, booking_uuid: UUID) -> Booking:
    """Lock a booking of the actor's firm, as client or as operator.

    :raises NotFound: there is none such for this firm.
    """
    booking = bookings_visible_to(actor).select_for_update(of=("self",)).filter(uuid=booking_uuid).first()
    if booking is None:
        not_found("warehouse booking", "warehouse_booking_id")
    return booking


def locked_for_operator(actor: Actor, booking_uuid: UUID) -> Booking:
    booking = locked_booking(actor, booking_uuid)
    if booking.warehouse.operator_id != actor.organization_id:
        not_found("warehouse booking", "warehouse_booking_id")
    return booking


def move(booking: Booking, action: Action, *, actor: Actor, at: datetime, **payload: object) -> Booking:
    """Advance a locked booking, save it and record ``warehouses.booking.<what happened>``.

    :raises Conflict: WRONG_STATE when the booking does not stand where the action begins.
    """
    before = booking.state
    booking.state = advance(BOOKING_FLOW, booking.state, action, what="warehouse booking")
    if booking.state in terminal_states(BOOKING_FLOW):
        booking.ended_at = at
    booking.save()
    record_booking(
        booking, booking.state.lower(), actor=actor, at=at, before=before, action=action, **payload
    )
    return booking


def record_booking(booking: Booking, what: str, *, actor: Actor, at: datetime, **payload: object) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=booking.uuid,
        actor=actor,
        at=at,
        payload={
            "number": booking.number,
            "warehouse": booking.warehouse.uuid,
            "operator": booking.warehouse.operator.uuid,
            "client": booking.client.uuid,
            "subject_kind": booking.subject_kind,
            "subject_uuid": booking.subject_uuid,
            "subject_number": booking.subject_number,
            **payload,
        },
    )
