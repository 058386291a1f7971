"""A sum is divided into instalments."""

from decimal import Decimal
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.events.models import Event
from marketplace.core.money import Money
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger
from marketplace.payments import services
from marketplace.payments.inputs import MilestoneRow
from marketplace.payments.models import Milestone
from marketplace.payments.schedule import instalments
from tests.cast import Cast
from tests.payments.scene import AT, BALANCE, CONTRACT, DEPOSIT, OTHER_CONTRACT, received, scheduled


def row(percent: str, days: int = 0) -> MilestoneRow:
    return MilestoneRow(Decimal(percent), PaymentTrigger.AGAINST_DOCUMENTS, days, PaymentInstrument.LC)


def test_it_writes_what_was_agreed_in_order(cast: Cast) -> None:
    scheduled(cast)
    deposit, balance = Milestone.objects.filter(subject_uuid=CONTRACT).order_by("position")
    assert (deposit.total, balance.total) == (Money(Decimal(3000), "USD"), Money(Decimal(7000), "USD"))
    assert (deposit.trigger, deposit.due_days, deposit.instrument) == ("DEPOSIT", 5, "TT")
    assert (deposit.state, deposit.received.amount, deposit.outstanding.amount) == ("DUE", 0, 3000)
    assert (deposit.payer, deposit.payee) == (cast.buyer.organization, cast.producer.organization)
    assert Event.objects.get(aggregate_uuid=deposit.uuid).name == "payments.milestone.scheduled"


@pytest.mark.parametrize(
    ("total", "percents", "amounts"),
    [
        ("100.00 USD", ["33.33", "33.33", "33.34"], ["33.33", "33.33", "33.34"]),
        ("100.01 USD", ["50", "50"], ["50.00", "50.01"]),
        ("0.05 USD", ["50", "50"], ["0.02", "0.03"]),
        ("1001 JPY", ["50", "50"], ["500", "501"]),
        ("1.001 KWD", ["50", "50"], ["0.500", "0.501"]),
    ],
)
def test_the_last_instalment_takes_what_rounding_leaves(
    total: str, percents: list[str], amounts: list[str]
) -> None:
    amount, currency = total.split()
    parts = instalments(Money(Decimal(amount), currency), [row(percent) for percent in percents])
    assert [str(part.amount) for part in parts] == amounts


@given(
    cents=st.integers(min_value=100_000, max_value=10**12),
    cuts=st.lists(st.integers(min_value=1, max_value=9_999), min_size=1, max_size=8, unique=True),
)
def test_instalments_always_add_up_to_the_total(cents: int, cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), 10_000]
    rows = [row(str(Decimal(b - a) / 100)) for a, b in pairwise(edges)]
    total = Money(Decimal(cents) / 100, "USD")
    parts = instalments(total, rows)
    assert sum(part.amount for part in parts) == total.amount
    for part, share in zip(parts, rows, strict=True):
        assert abs(part.amount - total.amount * share.percent / 100) <= Decimal("0.05")


@pytest.mark.parametrize(
    ("rows", "field", "code"),
    [
        ([], "milestones", ErrorCode.OUT_OF_RANGE),
        ([row("30"), row("60")], "milestones", ErrorCode.OUT_OF_RANGE),
        ([row("30"), row("70.01")], "milestones", ErrorCode.OUT_OF_RANGE),
        ([row("0"), row("100")], "milestones.0.percent", ErrorCode.OUT_OF_RANGE),
        ([row("-10"), row("110")], "milestones.0.percent", ErrorCode.OUT_OF_RANGE),
        ([row("NaN"), row("100")], "milestones.0.percent", ErrorCode.OUT_OF_RANGE),
        ([row("33.33333"), row("66.66667")], "milestones.0.percent", ErrorCode.INVALID),
        ([row("100", days=-1)], "milestones.0.due_days", ErrorCode.OUT_OF_RANGE),
        ([row("100", days=721)], "milestones.0.due_days", ErrorCode.OUT_OF_RANGE),
        ([row("0.0001"), row("99.9999")], "milestones.0.percent", ErrorCode.OUT_OF_RANGE),
        ([row("7.5")] * 13, "milestones", ErrorCode.OUT_OF_RANGE),
    ],
)
def test_it_refuses_shares_that_make_no_whole(
    cast: Cast, rows: list[MilestoneRow], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        scheduled(cast, total=Money(Decimal("10.00"), "USD"), rows=rows)
    assert (refused.value.field, refused.value.code) == (field, code)
    assert not Milestone.objects.exists()


def test_a_subject_has_one_schedule(cast: Cast) -> None:
    scheduled(cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        scheduled(cast)
    assert Milestone.objects.count() == 2


def test_when_a_subject_ends_what_is_open_is_no_longer_owed(cast: Cast) -> None:
    deposit, balance = scheduled(cast)
    scheduled(cast, subject=OTHER_CONTRACT)
    received(cast, deposit, "3000.00")
    assert services.cancel_schedule(subject_uuid=CONTRACT, reason="Both agreed", at=AT) == 1
    states = {m.pk: m.state for m in Milestone.objects.filter(subject_uuid=CONTRACT)}
    assert states == {deposit.pk: "PAID", balance.pk: "CANCELLED"}
    assert set(Milestone.objects.filter(subject_uuid=OTHER_CONTRACT).values_list("state", flat=True)) == {
        "DUE"
    }


def test_the_usual_rows_are_a_whole() -> None:
    assert DEPOSIT.percent + BALANCE.percent == 100
