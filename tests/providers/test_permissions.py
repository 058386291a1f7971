"""Who may do what with providers and service orders: every operation of the room, by whom."""

from typing import Any

import pytest

from marketplace.core.errors import MarketplaceError
from marketplace.core.graphql.nodes import global_id
from marketplace.providers import services
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider, ServiceOrder
from tests.asking import DONE, NOTHING, mutation, outcome
from tests.cast import Cast
from tests.providers.scene import AT, CONTRACT, carrier_profile, placed, registered
from tests.whom import actor_called

PROFILE = {"kinds": ["TRANSLATOR"], "scope": {"en": "Contracts in four languages"}, "isListed": True}
ORDER = "query($id: ID!) { serviceOrder(id: $id) { number } }"
ORDERS = "{ serviceOrders { nodes { number } } }"


@pytest.fixture
def order(cast: Cast) -> ServiceOrder:
    """The producer's order to its broker."""
    return placed(cast, registered(cast.provider))


@pytest.fixture
def accepted(cast: Cast, order: ServiceOrder) -> ServiceOrder:
    return services.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)


def about(order: ServiceOrder, **more: Any) -> dict[str, Any]:
    return {"serviceOrderId": global_id("ServiceOrder", order.uuid), **more}


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("provider.OWNER", DONE),
        ("provider.MANAGER", DONE),
        ("provider.SALES", "PERMISSION_DENIED"),
        ("provider.VIEWER", "PERMISSION_DENIED"),
        ("producer.OWNER", "PERMISSION_DENIED"),
        ("warehouse.OWNER", "PERMISSION_DENIED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_enters_a_firm_in_the_directory(cast: Cast, whom: str, expected: str) -> None:
    found = outcome(actor_called(cast, whom), mutation("providerRegister"), input=PROFILE)
    assert found == expected
    assert Provider.objects.exists() is (expected == DONE)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("provider.MANAGER", DONE),
        ("provider.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("rival_provider.OWNER", "NOT_FOUND"),
        ("buyer.OWNER", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_changes_an_entry(cast: Cast, whom: str, expected: str) -> None:
    provider = registered(cast.provider)
    assert outcome(actor_called(cast, whom), mutation("providerUpdate"), input=PROFILE) == expected
    provider.refresh_from_db()
    assert (provider.kinds == ["TRANSLATOR"]) is (expected == DONE)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.SALES", DONE),
        ("buyer.BUYER", DONE),
        ("producer.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("producer.VIEWER", "PERMISSION_DENIED"),
        ("rival_provider.OWNER", "PERMISSION_DENIED"),
        ("newcomer.OWNER", "ORGANIZATION_NOT_ADMITTED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_places_an_order(cast: Cast, whom: str, expected: str) -> None:
    provider = registered(cast.provider)

    def place() -> str:
        try:
            services.place_order(
                actor=actor_called(cast, whom),
                provider_uuid=provider.uuid,
                kind=ProviderKind.BROKER,
                subject_uuid=CONTRACT,
                subject_number="CON-2026-000001",
                scope="Declare",
                at=AT,
            )
        except MarketplaceError as error:
            return error.code
        return DONE

    assert place() == expected
    assert ServiceOrder.objects.exists() is (expected == DONE)


ANSWERING_A_BROKERS_ORDER = [
    ("provider.OWNER", DONE),
    ("provider.SALES", DONE),
    ("provider.CUSTOMS_CLERK", DONE),
    ("provider.FINANCE", "PERMISSION_DENIED"),
    ("provider.VIEWER", "PERMISSION_DENIED"),
    ("rival_provider.OWNER", "NOT_FOUND"),
    ("producer.OWNER", "PERMISSION_DENIED"),
    ("zone.OWNER", "PERMISSION_DENIED"),
    ("loner", "PERMISSION_DENIED"),
    ("anonymous", "UNAUTHENTICATED"),
]


@pytest.mark.parametrize(("whom", "expected"), ANSWERING_A_BROKERS_ORDER)
def test_who_accepts_a_brokers_order(cast: Cast, order: ServiceOrder, whom: str, expected: str) -> None:
    found = outcome(actor_called(cast, whom), mutation("serviceOrderAccept"), input=about(order))
    order.refresh_from_db()
    assert (found, order.state) == (expected, "ACCEPTED" if expected == DONE else "PLACED")


@pytest.mark.parametrize(("whom", "expected"), ANSWERING_A_BROKERS_ORDER)
def test_who_completes_a_brokers_order(cast: Cast, accepted: ServiceOrder, whom: str, expected: str) -> None:
    sent = about(accepted, resultReference="150620260000000001")
    found = outcome(actor_called(cast, whom), mutation("serviceOrderComplete"), input=sent)
    accepted.refresh_from_db()
    assert (found, accepted.state) == (expected, "COMPLETED" if expected == DONE else "ACCEPTED")


@pytest.mark.parametrize(
    ("whom", "expected"),
    [("rival_provider.SALES", DONE), ("rival_provider.CUSTOMS_CLERK", "PERMISSION_DENIED")],
)
def test_customs_clerks_answer_no_carriers_order(cast: Cast, whom: str, expected: str) -> None:
    order = placed(cast, registered(cast.rival_provider, carrier_profile()))
    actor = actor_called(cast, whom)
    assert outcome(actor, mutation("serviceOrderAccept"), input=about(order)) == expected
    if expected != DONE:
        services.accept_order(actor=cast.rival_provider.owner, order_uuid=order.uuid, at=AT)
    sent = about(order, resultReference="SMGS 1")
    assert outcome(actor, mutation("serviceOrderComplete"), input=sent) == expected


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("provider.SALES", DONE),
        ("provider.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("provider.VIEWER", "PERMISSION_DENIED"),
        ("rival_provider.SALES", "NOT_FOUND"),
        ("producer.OWNER", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_declines_an_order(cast: Cast, order: ServiceOrder, whom: str, expected: str) -> None:
    sent = about(order, reason="Busy")
    found = outcome(actor_called(cast, whom), mutation("serviceOrderDecline"), input=sent)
    order.refresh_from_db()
    assert (found, order.state) == (expected, "DECLINED" if expected == DONE else "PLACED")


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.SALES", DONE),
        ("producer.OWNER", DONE),
        ("producer.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("producer.VIEWER", "PERMISSION_DENIED"),
        ("provider.SALES", DONE),
        ("provider.CUSTOMS_CLERK", "PERMISSION_DENIED"),
        ("rival_producer.OWNER", "NOT_FOUND"),
        ("rival_provider.OWNER", "NOT_FOUND"),
        ("buyer.OWNER", "NOT_FOUND"),
        ("zone.OWNER", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_cancels_an_accepted_order(cast: Cast, accepted: ServiceOrder, whom: str, expected: str) -> None:
    sent = about(accepted, reason="Sold elsewhere")
    found = outcome(actor_called(cast, whom), mutation("serviceOrderCancel"), input=sent)
    accepted.refresh_from_db()
    assert (found, accepted.state) == (expected, "CANCELLED" if expected == DONE else "ACCEPTED")


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.VIEWER", DONE),
        ("provider.VIEWER", DONE),
        ("zone.VIEWER", DONE),
        ("rival_producer.OWNER", NOTHING),
        ("rival_provider.OWNER", NOTHING),
        ("buyer.OWNER", NOTHING),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_an_order(cast: Cast, order: ServiceOrder, whom: str, expected: str) -> None:
    actor = actor_called(cast, whom)
    assert outcome(actor, ORDER, id=global_id("ServiceOrder", order.uuid)) == expected
    assert outcome(actor, ORDERS) == (expected if expected.endswith(("DENIED", "TED")) else DONE)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("provider.VIEWER", DONE),
        ("rival_provider.OWNER", NOTHING),
        ("producer.OWNER", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_the_firms_own_entry(cast: Cast, whom: str, expected: str) -> None:
    registered(cast.provider)
    assert outcome(actor_called(cast, whom), "{ ownProvider { isListed } }") == expected


@pytest.mark.parametrize("whom", ["anonymous", "loner", "newcomer.OWNER", "buyer.VIEWER"])
def test_everybody_reads_the_directory(cast: Cast, whom: str) -> None:
    provider = registered(cast.provider)
    actor = actor_called(cast, whom)
    assert outcome(actor, "{ providers { totalCount } }") == DONE
    document = "query($id: ID!) { provider(id: $id) { name } }"
    assert outcome(actor, document, id=global_id("Provider", provider.uuid)) == DONE


def test_a_firm_that_is_not_admitted_any_more_answers_nothing(cast: Cast, order: ServiceOrder) -> None:
    organization = cast.provider.organization
    organization.state = "SUSPENDED"
    organization.save(update_fields=["state"])
    for member in cast.provider.members.values():
        member.refresh_from_db()
    found = outcome(cast.provider.owner, mutation("serviceOrderAccept"), input=about(order))
    assert found == "ORGANIZATION_NOT_ADMITTED"
