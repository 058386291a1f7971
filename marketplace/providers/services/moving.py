"""What every move of a service order shares: the lock (the order's row), the table, the event."""

from datetime import datetime
from uuid import UUID

from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.events import record
from marketplace.core.flow import advance, terminal_states
from marketplace.providers.flow import SERVICE_ORDER_FLOW, Action
from marketplace.providers.models import ServiceOrder
from marketplace.providers.selectors import orders_visible_to

AGGREGATE = "providers.order"


def locked_order(actor: Actor, order_uuid: UUID) -> ServiceOrder:
    """Lock an order of the actor's firm.

    :raises NotFound: there is none such for this firm.
    """
    order = orders_visible_to(actor).select_for_update(of=("self",)).filter(uuid=order_uuid).first()
    if order is None:
        not_found("service order", "service_order_id")
    return order


def move(
    order: ServiceOrder, action: Action, *, actor: Actor, at: datetime, **payload: object
) -> ServiceOrder:
    """Advance a locked order, save it and record ``providers.order.<what happened>``.

    :raises Conflict: WRONG_STATE when the order does not stand where the action begins.
    """
    before = order.state
    order.state = advance(SERVICE_ORDER_FLOW, order.state, action, what="service order")
    if order.state in terminal_states(SERVICE_ORDER_FLOW):
        order.ended_at = at
    order.save()
    record_order(order, order.state.lower(), actor=actor, at=at, before=before, action=action, **payload)
    return order


def record_order(order: ServiceOrder, what: str, *, actor: Actor, at: datetime, **payload: object) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=order.uuid,
        actor=actor,
        at=at,
        payload={
            "number": order.number,
            "kind": order.kind,
            "provider": order.provider.organization.uuid,
            "client": order.client.uuid,
            "subject_kind": order.subject_kind,
            "subject_uuid": order.subject_uuid,
            "subject_number": order.subject_number,
            **payload,
        },
    )
