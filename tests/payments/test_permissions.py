"""Who may do what with payments: every operation of the room, by whom."""

import pytest
from django.utils import timezone

from marketplace.core.graphql.nodes import global_id
from marketplace.payments.models import Milestone, Receipt
from tests.asking import DONE, NOTHING, mutation, outcome
from tests.cast import Cast
from tests.payments.scene import scheduled
from tests.whom import actor_called


@pytest.fixture
def deposit(cast: Cast) -> Milestone:
    """The buyer's deposit to the producer."""
    return scheduled(cast, at=timezone.now())[0]


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.FINANCE", DONE),
        ("producer.OWNER", DONE),
        ("producer.MANAGER", DONE),
        ("producer.SALES", "PERMISSION_DENIED"),
        ("producer.VIEWER", "PERMISSION_DENIED"),
        ("rival_producer.FINANCE", "NOT_FOUND"),
        ("buyer.FINANCE", "PERMISSION_DENIED"),
        ("zone.OWNER", "PERMISSION_DENIED"),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_records_a_payment(cast: Cast, deposit: Milestone, whom: str, expected: str) -> None:
    sent = {
        "milestoneId": global_id("Milestone", deposit.uuid),
        "amount": {"amount": "3000.00", "currency": "USD"},
        "receivedAt": deposit.created_at.isoformat(),
        "bankReference": "FT 1",
    }
    found = outcome(actor_called(cast, whom), mutation("paymentRecord"), input=sent)
    assert found == expected
    assert Receipt.objects.exists() is (expected == DONE)


@pytest.mark.parametrize(
    ("whom", "expected"),
    [
        ("producer.VIEWER", DONE),
        ("buyer.VIEWER", DONE),
        ("zone.VIEWER", DONE),
        ("rival_producer.FINANCE", NOTHING),
        ("rival_buyer.OWNER", NOTHING),
        ("provider.OWNER", NOTHING),
        ("loner", "PERMISSION_DENIED"),
        ("anonymous", "UNAUTHENTICATED"),
    ],
)
def test_who_reads_a_milestone(cast: Cast, deposit: Milestone, whom: str, expected: str) -> None:
    actor = actor_called(cast, whom)
    document = "query($id: ID!) { milestone(id: $id) { state } }"
    assert outcome(actor, document, id=global_id("Milestone", deposit.uuid)) == expected
    listed = outcome(actor, "{ milestones { totalCount } }")
    assert listed == (DONE if expected in (DONE, NOTHING) else expected)
