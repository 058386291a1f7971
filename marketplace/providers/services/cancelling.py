"""End an order before it is done. Lock: the order's row; of several, by key."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.texts import checked_reason
from marketplace.providers import permissions
from marketplace.providers.flow import Action, State
from marketplace.providers.models import ServiceOrder
from marketplace.providers.services.moving import locked_order, move


@transaction.atomic
def cancel_order(*, actor: Actor, order_uuid: UUID, reason: str, at: datetime) -> ServiceOrder:
    """Cancel an order as its client, or give it up as the provider that accepted it.

    :raises Conflict: WRONG_STATE; a provider that has not accepted declines instead.
    """
    permissions.CANCEL_ORDER.enforce(actor)
    order = locked_order(actor, order_uuid)
    order.end_reason = checked_reason(reason)
    action = Action.CANCEL if order.client_id == actor.organization_id else Action.RESIGN
    return move(order, action, actor=actor, at=at, reason=order.end_reason)


@transaction.atomic
def cancel_orders_about(*, subject_uuid: UUID, reason: str, at: datetime, actor: Actor = SYSTEM) -> int:
    """Cancel whatever is still open about a subject that has itself ended; return how many orders that was.

    For the room that owns the subject; not offered to users.
    """
    open_orders = (
        ServiceOrder.objects.select_for_update(of=("self",))
        .select_related("provider__organization", "client")
        .filter(subject_uuid=subject_uuid, state__in=[State.PLACED, State.ACCEPTED])
        .order_by("id")
    )
    orders = list(open_orders)
    for order in orders:
        order.end_reason = checked_reason(reason)
        move(order, Action.CANCEL, actor=actor, at=at, reason=order.end_reason)
    return len(orders)
