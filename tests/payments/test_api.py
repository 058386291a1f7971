"""Payments as a client of the API meets them."""

from typing import Any

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from marketplace.core.graphql.nodes import global_id
from marketplace.payments.models import Milestone
from tests.api import answer
from tests.cast import Cast
from tests.payments.scene import CONTRACT, OTHER_CONTRACT, received, scheduled

RECORD = """
mutation($input: PaymentRecordInput!) {
  paymentRecord(input: $input) {
    milestone {
      position percent trigger instrument dueDays state paidAt
      amount { amount currency } received { amount currency } outstanding { amount currency }
      receipts { amount { amount currency } bankReference shortfallReason }
    }
    userErrors { code field }
  }
}
"""


@pytest.fixture
def deposit(cast: Cast) -> Milestone:
    return scheduled(cast, at=timezone.now())[0]


def payment(milestone: Milestone, **changes: Any) -> dict[str, Any]:
    return {
        "milestoneId": global_id("Milestone", milestone.uuid),
        "amount": {"amount": "1000.00", "currency": "USD"},
        "receivedAt": milestone.created_at.isoformat(),
        "bankReference": "FT 1",
        **changes,
    }


def usd(amount: str) -> dict[str, str]:
    return {"amount": amount, "currency": "USD"}


def test_a_payment_is_recorded_and_shown_at_once(cast: Cast, deposit: Milestone) -> None:
    found = answer(cast.producer.owner, RECORD, input=payment(deposit))["paymentRecord"]
    assert found == {
        "milestone": {
            "position": 1,
            "percent": "30.0000",
            "trigger": "DEPOSIT",
            "instrument": "TT",
            "dueDays": 5,
            "state": "PARTLY_PAID",
            "paidAt": None,
            "amount": usd("3000.00"),
            "received": usd("1000.00"),
            "outstanding": usd("2000.00"),
            "receipts": [{"amount": usd("1000.00"), "bankReference": "FT 1", "shortfallReason": None}],
        },
        "userErrors": [],
    }


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"amount": {"amount": "1000.00"}}, {"code": "CURRENCY_REQUIRED", "field": "amount.currency"}),
        ({"amount": usd("-1")}, {"code": "OUT_OF_RANGE", "field": "amount.amount"}),
        ({"bankReference": ""}, {"code": "REQUIRED", "field": "bankReference"}),
        ({"receivedAt": "2999-01-01T00:00:00Z"}, {"code": "OUT_OF_RANGE", "field": "receivedAt"}),
        ({"milestoneId": "nonsense"}, {"code": "NOT_FOUND", "field": "milestoneId"}),
    ],
)
def test_problems_name_the_clients_fields(
    cast: Cast, deposit: Milestone, changes: dict[str, Any], error: dict[str, str]
) -> None:
    found = answer(cast.producer.owner, RECORD, input=payment(deposit, **changes))["paymentRecord"]
    assert found == {"milestone": None, "userErrors": [error]}


def test_milestones_of_a_contract_come_in_order_and_others_newest_first(cast: Cast) -> None:
    scheduled(cast)
    scheduled(cast, subject=OTHER_CONTRACT)
    document = """
    query($subject: ID, $state: MilestoneState) {
      milestones(subjectId: $subject, state: $state) { nodes { subjectId position } }
    }
    """

    def places(**filters: str) -> list[tuple[str, int]]:
        found = answer(cast.buyer.viewer, document, **filters)["milestones"]["nodes"]
        return [(node["subjectId"], node["position"]) for node in found]

    first, second = global_id("Contract", CONTRACT), global_id("Contract", OTHER_CONTRACT)
    assert places(subject=first) == [(first, 1), (first, 2)]
    assert places() == [(second, 2), (second, 1), (first, 2), (first, 1)]
    assert places(state="PAID") == []


def test_a_page_of_milestones_takes_as_many_queries_as_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    document = """
    { milestones { nodes {
        amount { amount } payer { legalName } payee { legalName } receipts { bankReference }
    } } }
    """
    for subject in (CONTRACT, OTHER_CONTRACT):
        deposit, _ = scheduled(cast, subject=subject)
        received(cast, deposit, "1.00", bank_reference=str(subject))
        with django_assert_num_queries(2):
            answer(cast.producer.owner, document)
