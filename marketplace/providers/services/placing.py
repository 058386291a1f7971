"""A client places an order with a listed provider. No lock: an index keeps brokers to one at a time."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from marketplace.accounts.acting import firm_id
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, Problems, fail, not_found
from marketplace.core.ids import next_number
from marketplace.core.money import Money, check_money
from marketplace.core.subjects import SubjectKind
from marketplace.core.texts import checked_text
from marketplace.providers import permissions
from marketplace.providers.choices import ProviderKind
from marketplace.providers.flow import STANDING
from marketplace.providers.models import Provider, ServiceOrder
from marketplace.providers.selectors import provider_listed
from marketplace.providers.services.moving import record_order

MAX_SCOPE = 4000


@transaction.atomic
def place_order(
    *,
    actor: Actor,
    provider_uuid: UUID,
    kind: ProviderKind,
    subject_uuid: UUID,
    subject_number: str,
    scope: str,
    at: datetime,
    price: Money | None = None,
    subject_kind: SubjectKind = SubjectKind.CONTRACT,
) -> ServiceOrder:
    """Place an order on behalf of the actor's firm. The caller has checked that the subject is that firm's.

    ``price`` is what the client offers for the whole; without it the provider names one when it accepts.

    :raises NotFound: no such listed provider, at ``provider_id``.
    :raises InvalidInput: everything that is wrong with the order, by field.
    :raises Conflict: DUPLICATE when the firm has a broker for this subject already.
    """
    permissions.PLACE_ORDER.enforce(actor)
    provider = provider_listed(provider_uuid)
    if provider is None:
        not_found("listed provider", "provider_id")
    _check(provider, kind, scope, price)
    if kind == ProviderKind.BROKER:
        _refuse_second_broker(actor, subject_uuid)
    order = ServiceOrder(
        created_at=at,
        provider=provider,
        client_id=firm_id(actor),
        kind=kind,
        subject_kind=subject_kind,
        subject_uuid=subject_uuid,
        subject_number=subject_number,
        scope=scope.strip(),
        price_amount=price.amount if price else None,
        price_currency=price.currency if price else "",
    )
    order.number = next_number("SVC", at=at)
    _save_unless_second_broker(order)
    record_order(order, "placed", actor=actor, at=at, price=order.price)
    return order


def _check(provider: Provider, kind: ProviderKind, scope: str, price: Money | None) -> None:
    problems = Problems()
    if kind not in provider.kinds:
        problems.add(
            f"This provider offers {', '.join(provider.kinds)}, not {kind}.", "kind", kinds=provider.kinds
        )
    with problems.under():
        checked_text(scope, "scope", limit=MAX_SCOPE, missing="Say what the provider is to do.")
    if price is not None:
        with problems.under():
            check_money(price.amount, price.currency, "price.amount")
    problems.raise_if_any()


def _refuse_second_broker(actor: Actor, subject_uuid: UUID) -> None:
    standing = ServiceOrder.objects.filter(
        subject_uuid=subject_uuid,
        client_id=firm_id(actor),
        kind=ProviderKind.BROKER,
        state__in=STANDING,
    ).first()
    if standing is not None:
        _fail_second_broker(standing.number)


def _save_unless_second_broker(order: ServiceOrder) -> None:
    """Save the order. Two brokers asked at the same moment meet in the unique index: one order is kept."""
    try:
        with transaction.atomic():
            order.save(force_insert=True)
    except IntegrityError as error:
        if "serviceorder_one_broker" not in str(error):
            raise
        _fail_second_broker("another order")


def _fail_second_broker(number: str) -> None:
    fail(
        Conflict,
        ErrorCode.DUPLICATE,
        f"{number} has a broker for this already. Cancel that order before you appoint another.",
        "kind",
    )
