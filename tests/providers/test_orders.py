"""A service order from placing to its end."""

from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, MarketplaceError, NotFound
from marketplace.core.events.models import Event
from marketplace.core.money import Money
from marketplace.providers import selectors, services
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider, ServiceOrder
from tests.cast import Cast
from tests.providers.scene import (
    AT,
    CONTRACT,
    LATER,
    OTHER_CONTRACT,
    carrier_profile,
    placed,
    profile,
    registered,
)
from tests.racing import race

USD_400 = Money(Decimal("400.00"), "USD")


@pytest.fixture
def broker(cast: Cast) -> Provider:
    return registered(cast.provider)


@pytest.fixture
def order(cast: Cast, broker: Provider) -> ServiceOrder:
    return placed(cast, broker)


def test_it_goes_from_placed_to_completed(cast: Cast, order: ServiceOrder) -> None:
    assert (order.number, order.state) == ("SVC-2026-000001", "PLACED")
    services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
    services.complete_order(
        actor=cast.provider.owner, order_uuid=order.uuid, result_reference=" 150620260000000001 ", at=LATER
    )
    order.refresh_from_db()
    assert (order.state, order.accepted_at, order.ended_at) == ("COMPLETED", AT, LATER)
    assert order.result_reference == "150620260000000001"
    events = Event.objects.filter(aggregate_uuid=order.uuid).order_by("sequence")
    assert [event.name for event in events] == [
        "providers.order.placed",
        "providers.order.accepted",
        "providers.order.completed",
    ]
    assert events[0].payload["subject_uuid"] == str(CONTRACT)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"kind": ProviderKind.INSURER}, "kind", ErrorCode.INVALID),
        ({"scope": "  "}, "scope", ErrorCode.REQUIRED),
        ({"scope": "x" * 4001}, "scope", ErrorCode.TOO_LONG),
        ({"price": Money(Decimal(0), "USD")}, "price.amount", ErrorCode.OUT_OF_RANGE),
        ({"price": Money(Decimal(-5), "USD")}, "price.amount", ErrorCode.OUT_OF_RANGE),
        ({"price": Money(Decimal(5), "")}, "price.currency", ErrorCode.CURRENCY_REQUIRED),
        ({"price": Money(Decimal(5), "USX")}, "price.currency", ErrorCode.UNKNOWN_CURRENCY),
    ],
)
def test_placing_says_what_is_wrong_and_where(
    cast: Cast, broker: Provider, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        placed(cast, broker, **changes)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    assert not ServiceOrder.objects.exists()


def test_it_can_not_be_placed_with_a_provider_that_is_not_listed(cast: Cast) -> None:
    hidden = registered(cast.provider, profile(is_listed=False))
    with pytest.raises(NotFound) as refused:
        placed(cast, hidden)
    assert refused.value.field == "provider_id"


def test_the_provider_names_the_price_where_the_client_offered_none(cast: Cast, order: ServiceOrder) -> None:
    accepted = services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, price=USD_400, at=AT)
    accepted.refresh_from_db()
    assert accepted.price == USD_400


def test_the_provider_can_not_change_the_price_offered(cast: Cast, broker: Provider) -> None:
    order = placed(cast, broker, price=USD_400)
    with pytest.raises(Conflict) as refused:
        services.accept_order(
            actor=cast.provider.owner, order_uuid=order.uuid, price=Money(Decimal(500), "USD"), at=AT
        )
    assert (refused.value.code, refused.value.field) == (ErrorCode.CONFLICT, "price")
    services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, price=USD_400, at=AT)
    order.refresh_from_db()
    assert (order.state, order.price) == ("ACCEPTED", USD_400)


def test_it_is_declined_with_a_reason(cast: Cast, order: ServiceOrder) -> None:
    with pytest.raises(InvalidInput) as refused:
        services.decline_order(actor=cast.provider.owner, order_uuid=order.uuid, reason=" ", at=AT)
    assert (refused.value.code, refused.value.field) == (ErrorCode.REQUIRED, "reason")
    declined = services.decline_order(
        actor=cast.provider.owner, order_uuid=order.uuid, reason="No licence", at=AT
    )
    assert (declined.state, declined.end_reason, declined.ended_at) == ("DECLINED", "No licence", AT)


def test_the_client_cancels_before_and_after_it_is_accepted(cast: Cast, broker: Provider) -> None:
    for subject, accept in ((CONTRACT, False), (OTHER_CONTRACT, True)):
        order = placed(cast, broker, subject=subject)
        if accept:
            services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
        services.cancel_order(actor=cast.producer.owner, order_uuid=order.uuid, reason="Sold", at=LATER)
        order.refresh_from_db()
        assert (order.state, order.ended_at) == ("CANCELLED", LATER)


def test_the_provider_gives_up_only_what_it_has_accepted(cast: Cast, order: ServiceOrder) -> None:
    def give_up() -> ServiceOrder:
        return services.cancel_order(actor=cast.provider.owner, order_uuid=order.uuid, reason="Ill", at=AT)

    with pytest.raises(Conflict) as refused:
        give_up()
    assert refused.value.code == ErrorCode.WRONG_STATE
    services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
    assert give_up().state == "CANCELLED"
    assert selectors.appointed_broker(CONTRACT, client_id=order.client_id) is None


def test_an_order_that_has_ended_stays_as_it_is(cast: Cast, order: ServiceOrder) -> None:
    services.cancel_order(actor=cast.producer.owner, order_uuid=order.uuid, reason="Sold", at=AT)
    attempts = (
        lambda: services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT),
        lambda: services.decline_order(actor=cast.provider.owner, order_uuid=order.uuid, reason="x", at=AT),
        lambda: services.complete_order(
            actor=cast.provider.owner, order_uuid=order.uuid, result_reference="x", at=AT
        ),
        lambda: services.cancel_order(actor=cast.producer.owner, order_uuid=order.uuid, reason="x", at=AT),
    )
    for attempt in attempts:
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == ErrorCode.WRONG_STATE
    assert Event.objects.filter(aggregate_uuid=order.uuid).count() == 2


def test_completing_needs_a_reference_and_a_file_of_the_firm(cast: Cast, order: ServiceOrder) -> None:
    services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
    with pytest.raises(InvalidInput) as refused:
        services.complete_order(
            actor=cast.provider.owner,
            order_uuid=order.uuid,
            result_reference="",
            result_file_uuid=uuid4(),
            at=AT,
        )
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        ("result_reference", ErrorCode.REQUIRED),
        ("result_file_id", ErrorCode.NOT_FOUND),
    ]


def test_a_broker_is_appointed_once_it_accepts_and_only_for_its_client(
    cast: Cast, order: ServiceOrder
) -> None:
    seller, buyer = cast.producer.organization.pk, cast.buyer.organization.pk
    broker = cast.provider.organization.pk
    assert selectors.appointed_broker(CONTRACT, client_id=seller) is None
    services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
    assert selectors.appointed_broker(CONTRACT, client_id=seller) == broker
    assert selectors.appointed_broker(CONTRACT, client_id=buyer) is None
    assert selectors.appointed_broker(OTHER_CONTRACT, client_id=seller) is None
    assert list(selectors.subjects_brokered_by(broker)) == [CONTRACT]
    services.complete_order(
        actor=cast.provider.owner, order_uuid=order.uuid, result_reference="DEC-1", at=LATER
    )
    assert selectors.appointed_broker(CONTRACT, client_id=seller) == broker


def test_a_client_has_one_broker_for_a_contract(cast: Cast, broker: Provider, order: ServiceOrder) -> None:
    with pytest.raises(Conflict) as refused:
        placed(cast, broker)
    assert (refused.value.code, refused.value.field) == (ErrorCode.DUPLICATE, "kind")
    assert order.number in refused.value.message
    placed(cast, broker, client=cast.buyer)
    services.decline_order(actor=cast.provider.owner, order_uuid=order.uuid, reason="Busy", at=AT)
    placed(cast, broker)


def test_a_client_may_have_several_carriers(cast: Cast) -> None:
    carrier = registered(cast.rival_provider, carrier_profile())
    placed(cast, carrier, kind=ProviderKind.CARRIER_RAIL)
    placed(cast, carrier, kind=ProviderKind.CARRIER_ROAD)
    placed(cast, carrier, kind=ProviderKind.CARRIER_ROAD)
    assert ServiceOrder.objects.count() == 3


@pytest.mark.django_db(transaction=True)
def test_of_brokers_asked_at_the_same_moment_one_is_kept(cast: Cast) -> None:
    broker = registered(cast.provider)
    outcomes = race([lambda: placed(cast, broker) for _ in range(6)])
    refused = [outcome for outcome in outcomes if isinstance(outcome, MarketplaceError)]
    assert [error.code for error in refused] == [ErrorCode.DUPLICATE] * 5
    assert ServiceOrder.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_accepted_and_declined_at_the_same_moment_it_is_one_of_them(cast: Cast) -> None:
    order = placed(cast, registered(cast.provider))
    owner = cast.provider.owner
    outcomes = race(
        [
            lambda: services.accept_order(actor=owner, order_uuid=order.uuid, at=AT),
            lambda: services.decline_order(actor=owner, order_uuid=order.uuid, reason="Busy", at=AT),
        ]
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, MarketplaceError)]
    assert [error.code for error in refused] == [ErrorCode.WRONG_STATE]
    assert Event.objects.filter(aggregate_uuid=order.uuid).count() == 2


def test_only_its_two_sides_and_the_zone_see_it(cast: Cast, order: ServiceOrder) -> None:
    for firm in (cast.producer, cast.provider, cast.zone):
        assert selectors.order_for(firm.viewer, order.uuid) == order
    for firm in (cast.rival_producer, cast.buyer, cast.rival_provider, cast.warehouse):
        assert selectors.order_for(firm.owner, order.uuid) is None
    assert selectors.order_for(cast.anonymous, order.uuid) is None
    assert selectors.order_for(cast.loner, order.uuid) is None
    assert list(selectors.orders_about(cast.producer.viewer, CONTRACT)) == [order]
    assert not selectors.orders_about(cast.buyer.owner, CONTRACT).exists()


def test_when_a_subject_ends_its_open_orders_are_cancelled(cast: Cast, broker: Provider) -> None:
    carrier = registered(cast.rival_provider, carrier_profile())
    done, accepted, fresh = (placed(cast, carrier) for _ in range(3))
    elsewhere = placed(cast, carrier, subject=OTHER_CONTRACT)
    for order in (done, accepted):
        services.accept_order(actor=cast.rival_provider.owner, order_uuid=order.uuid, at=AT)
    services.complete_order(
        actor=cast.rival_provider.owner, order_uuid=done.uuid, result_reference="W-1", at=AT
    )
    assert services.cancel_orders_about(subject_uuid=CONTRACT, reason="Contract cancelled", at=LATER) == 2
    states = {order.pk: order.state for order in ServiceOrder.objects.all()}
    assert states == {
        done.pk: "COMPLETED",
        accepted.pk: "CANCELLED",
        fresh.pk: "CANCELLED",
        elsewhere.pk: "PLACED",
    }
