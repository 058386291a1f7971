"""Money arrives, and is recorded by whom it is for."""

from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, MarketplaceError, NotFound
from marketplace.core.events.models import Event
from marketplace.core.money import Money
from marketplace.payments import selectors, services
from marketplace.payments.models import Milestone, Receipt
from tests.cast import Cast
from tests.payments.scene import AGREED, AT, OTHER_CONTRACT, received, scheduled, usd
from tests.racing import race


@pytest.fixture
def deposit(cast: Cast) -> Milestone:
    return scheduled(cast)[0]


def test_the_receipt_that_completes_a_milestone_makes_it_paid(cast: Cast, deposit: Milestone) -> None:
    part = received(cast, deposit, "1000.00")
    assert (part.state, part.outstanding, part.paid_at) == ("PARTLY_PAID", usd("2000.00"), None)
    whole = received(cast, deposit, "2000.00")
    whole.refresh_from_db()
    assert (whole.state, whole.outstanding, whole.paid_at) == ("PAID", usd("0.00"), AT)
    events = list(Event.objects.filter(aggregate_uuid=deposit.uuid).order_by("sequence"))
    assert [event.name for event in events[1:]] == [
        "payments.milestone.partly_paid",
        "payments.milestone.paid",
    ]
    paid = events[-1].payload
    assert (paid["trigger"], paid["subject_uuid"]) == ("DEPOSIT", str(deposit.subject_uuid))
    assert (paid["amount"], paid["currency"]) == ("3000.00", "USD")


def test_it_keeps_what_the_bank_said(cast: Cast, deposit: Milestone) -> None:
    arrived = AT - timedelta(days=1)
    received(cast, deposit, "3000.00", received_at=arrived, bank_reference="  ft 26/328 \n 0001 ")
    receipt = Receipt.objects.get()
    assert receipt.money == usd("3000.00")
    assert (receipt.received_at, receipt.created_at) == (arrived, AT)
    assert receipt.bank_reference == "FT 26/328 0001"
    assert receipt.recorded_by == cast.producer.user(Role.FINANCE)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"amount": Money(Decimal(3000), "EUR")}, "amount.currency", ErrorCode.INVALID),
        ({"amount": Money(Decimal(3000), "")}, "amount.currency", ErrorCode.CURRENCY_REQUIRED),
        ({"amount": Money(Decimal(3000), "USX")}, "amount.currency", ErrorCode.UNKNOWN_CURRENCY),
        ({"amount": usd("0")}, "amount.amount", ErrorCode.OUT_OF_RANGE),
        ({"amount": usd("-3000")}, "amount.amount", ErrorCode.OUT_OF_RANGE),
        ({"amount": usd("10.001")}, "amount.amount", ErrorCode.INVALID),
        ({"amount": usd("3030.01")}, "amount.amount", ErrorCode.OUT_OF_RANGE),
        ({"received_at": AT + timedelta(seconds=1)}, "received_at", ErrorCode.OUT_OF_RANGE),
        ({"received_at": AGREED - timedelta(days=2)}, "received_at", ErrorCode.OUT_OF_RANGE),
        ({"bank_reference": "  "}, "bank_reference", ErrorCode.REQUIRED),
        ({"bank_reference": "x" * 65}, "bank_reference", ErrorCode.TOO_LONG),
        ({"shortfall_reason": "x" * 1001}, "shortfall_reason", ErrorCode.TOO_LONG),
        ({"shortfall_reason": "Bank charges"}, "shortfall_reason", ErrorCode.INVALID),
        (
            {"amount": usd("2969.99"), "shortfall_reason": "Bank charges"},
            "shortfall_reason",
            ErrorCode.OUT_OF_RANGE,
        ),
    ],
)
def test_it_says_what_is_wrong_and_where(
    cast: Cast, deposit: Milestone, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        received(cast, deposit, "3000.00", **changes)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    deposit.refresh_from_db()
    assert (deposit.state, Receipt.objects.count()) == ("DUE", 0)


def test_a_little_that_banks_kept_can_be_let_go_with_a_reason(cast: Cast, deposit: Milestone) -> None:
    assert received(cast, deposit, "2970.00").state == "PARTLY_PAID"
    with pytest.raises(InvalidInput):
        received(cast, deposit, "30.01", shortfall_reason="Bank charges")
    paid = received(cast, deposit, "5.00", shortfall_reason="Charges of the bank between")
    assert (paid.state, paid.waived_amount, paid.outstanding) == ("PAID", 25, usd("0.00"))
    assert paid.received == usd("2975.00")


def test_a_little_too_much_is_kept(cast: Cast, deposit: Milestone) -> None:
    paid = received(cast, deposit, "3030.00")
    assert (paid.state, paid.received, paid.outstanding) == ("PAID", usd("3030.00"), usd("0.00"))


def test_nothing_more_is_recorded_on_a_milestone_that_is_paid_or_cancelled(cast: Cast) -> None:
    deposit, balance = scheduled(cast)
    received(cast, deposit, "3000.00")
    services.cancel_schedule(subject_uuid=deposit.subject_uuid, reason="Both agreed", at=AT)
    for milestone in (deposit, balance):
        with pytest.raises(Conflict) as refused:
            received(cast, milestone, "1.00")
        assert refused.value.code == ErrorCode.WRONG_STATE
    assert Receipt.objects.count() == 1


def test_a_bank_reference_is_recorded_once_whatever_it_paid(cast: Cast) -> None:
    deposit, balance = scheduled(cast)
    received(cast, deposit, "100.00", bank_reference="FT 1")
    for milestone in (deposit, balance):
        with pytest.raises(InvalidInput) as refused:
            received(cast, milestone, "200.00", bank_reference=" ft  1")
        assert (refused.value.field, refused.value.code) == ("bank_reference", ErrorCode.DUPLICATE)
    assert Receipt.objects.count() == 1


def test_two_payees_may_have_the_same_reference(cast: Cast, deposit: Milestone) -> None:
    (other, _) = scheduled(cast, subject=OTHER_CONTRACT, payee=cast.rival_producer)
    received(cast, deposit, "3000.00", bank_reference="FT 1")
    received(cast, other, "3000.00", bank_reference="FT 1", actor=cast.rival_producer.owner)
    assert Receipt.objects.count() == 2


def test_only_the_payee_records(cast: Cast, deposit: Milestone) -> None:
    with pytest.raises(NotFound) as refused:
        received(cast, deposit, "3000.00", actor=cast.rival_producer.owner)
    assert refused.value.field == "milestone_id"


def test_the_database_refuses_to_change_a_receipt(cast: Cast, deposit: Milestone) -> None:
    received(cast, deposit, "3000.00")
    receipt = Receipt.objects.get()
    with pytest.raises(DatabaseError), transaction.atomic():
        Receipt.objects.filter(pk=receipt.pk).update(amount=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        receipt.delete()
    receipt.refresh_from_db()
    assert receipt.amount == 3000


def test_the_database_refuses_a_paid_milestone_without_the_money(cast: Cast, deposit: Milestone) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Milestone.objects.filter(pk=deposit.pk).update(state="PAID", paid_at=AT, received_amount=2999)


@pytest.mark.django_db(transaction=True)
def test_two_receipts_at_once_are_both_counted(cast: Cast) -> None:
    deposit, _ = scheduled(cast)
    outcomes = race([lambda: received(cast, deposit, "1000.00"), lambda: received(cast, deposit, "2000.00")])
    assert not [outcome for outcome in outcomes if isinstance(outcome, MarketplaceError)]
    deposit.refresh_from_db()
    assert (deposit.state, deposit.received) == ("PAID", usd("3000.00"))
    assert Event.objects.filter(aggregate_uuid=deposit.uuid, name="payments.milestone.paid").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_reference_recorded_at_once_for_many_contracts_is_kept_once(cast: Cast) -> None:
    deposits = [scheduled(cast, subject=uuid4())[0] for _ in range(8)]
    outcomes = race(
        [partial(received, cast, deposit, "10.00", bank_reference="FT 1") for deposit in deposits]
    )
    refused = [outcome for outcome in outcomes if isinstance(outcome, MarketplaceError)]
    assert [error.code for error in refused] == [ErrorCode.DUPLICATE] * 7
    assert Receipt.objects.count() == 1
    assert sum(milestone.received_amount for milestone in Milestone.objects.all()) == 10


def test_only_its_two_sides_and_the_zone_see_a_milestone(cast: Cast, deposit: Milestone) -> None:
    for firm in (cast.producer, cast.buyer, cast.zone):
        assert selectors.milestone_for(firm.viewer, deposit.uuid) == deposit
    for firm in (cast.rival_producer, cast.rival_buyer, cast.provider):
        assert selectors.milestone_for(firm.owner, deposit.uuid) is None
    assert selectors.milestone_for(cast.anonymous, deposit.uuid) is None
    assert [m.position for m in selectors.milestones_about(cast.buyer.viewer, deposit.subject_uuid)] == [1, 2]
