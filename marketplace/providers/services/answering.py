"""The provider's side of an order: accept, decline, complete. Lock: the order's row."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, Problems, fail, not_found
from marketplace.core.files.models import StoredFile
from marketplace.core.files.selectors import own_file
from marketplace.core.money import Money, check_money
from marketplace.core.texts import checked_reason, checked_text
from marketplace.providers import permissions
from marketplace.providers.flow import Action
from marketplace.providers.models import ServiceOrder
from marketplace.providers.services.moving import locked_order, move

MAX_REFERENCE = 100
REFERENCE_WANTED = "Name the result: number of the waybill, policy, declaration or certificate."


@transaction.atomic
def accept_order(*, actor: Actor, order_uuid: UUID, at: datetime, price: Money | None = None) -> ServiceOrder:
    """Accept an order placed with the actor's firm, naming the price where the client offered none.

    :raises Conflict: WRONG_STATE, or CONFLICT when a price is named against the client's offer.
    """
    permissions.DO_CUSTOMS_ORDER.enforce(actor)
    order = _locked_for_provider(actor, order_uuid)
    permissions.to_carry_out(order.kind).enforce(actor)
    if price is not None:
        _set_price(order, price)
    order.accepted_at = at
    return move(order, Action.ACCEPT, actor=actor, at=at, price=order.price)


@transaction.atomic
def decline_order(*, actor: Actor, order_uuid: UUID, reason: str, at: datetime) -> ServiceOrder:
    """Decline an order before accepting it, with the reason the client is told.

    :raises Conflict: WRONG_STATE.
    """
    permissions.ANSWER_ORDER.enforce(actor)
    order = _locked_for_provider(actor, order_uuid)
    order.end_reason = checked_reason(reason)
    return move(order, Action.DECLINE, actor=actor, at=at, reason=order.end_reason)


@transaction.atomic
def complete_order(
    *,
    actor: Actor,
    order_uuid: UUID,
    result_reference: str,
    at: datetime,
    result_file_uuid: UUID | None = None,
) -> ServiceOrder:
    """Say that the service is done, by the number it left: waybill, policy, declaration, certificate.

    :raises Conflict: WRONG_STATE.
    :raises InvalidInput: no reference, or a file that is not the firm's own.
    """
    permissions.DO_CUSTOMS_ORDER.enforce(actor)
    order = _locked_for_provider(actor, order_uuid)
    permissions.to_carry_out(order.kind).enforce(actor)
    problems = Problems()
    with problems.under():
        order.result_reference = checked_text(
            result_reference, "result_reference", limit=MAX_REFERENCE, missing=REFERENCE_WANTED
        )
    if result_file_uuid is not None:
        with problems.under():
            order.result_file = _file_of(actor, result_file_uuid)
    problems.raise_if_any()
    return move(order, Action.COMPLETE, actor=actor, at=at, result_reference=order.result_reference)


def _locked_for_provider(actor: Actor, order_uuid: UUID) -> ServiceOrder:
    order = locked_order(actor, order_uuid)
    if order.provider.organization_id != actor.organization_id:
        not_found("service order", "service_order_id")
    return order


def _file_of(actor: Actor, uuid: UUID) -> StoredFile:
    found = own_file(actor=actor, uuid=uuid)
    if found is None:
        not_found("file of your firm", "result_file_id")
    return found


def _set_price(order: ServiceOrder, price: Money) -> None:
    if order.price is not None and order.price != price:
        words = f"The client offered {order.price}: accept that or decline."
        fail(Conflict, ErrorCode.CONFLICT, words, "price")
    check_money(price.amount, price.currency, "price.amount")
    order.price_amount, order.price_currency = price.amount, price.currency
