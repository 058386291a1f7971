"""Identities for the public and numbers for people."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import connections, transaction

from marketplace.core.ids import next_number, uuid7

AT = datetime(2026, 7, 1, tzinfo=UTC)


def test_identities_are_version_7_and_rise() -> None:
    made = [uuid7() for _ in range(1_000)]
    assert {(uuid.version, uuid.variant) for uuid in made} == {(7, "specified in RFC 4122")}
    assert made == sorted(made)
    assert len(set(made)) == 1_000


@pytest.mark.django_db
def test_numbers_count_by_prefix_and_year() -> None:
    assert [next_number("RFQ", at=AT), next_number("RFQ", at=AT)] == ["RFQ-2026-000001", "RFQ-2026-000002"]
    assert next_number("QUO", at=AT) == "QUO-2026-000001"
    assert next_number("RFQ", at=AT.replace(year=2027)) == "RFQ-2027-000001"


@pytest.mark.django_db(transaction=True)
def test_a_number_that_was_rolled_back_is_given_to_the_next() -> None:
    def take_and_fail() -> None:
        with transaction.atomic():
            next_number("RFQ", at=AT)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        take_and_fail()
    assert next_number("RFQ", at=AT) == "RFQ-2026-000001"


@pytest.mark.django_db(transaction=True)
def test_many_who_take_numbers_at_once_get_each_number_once_without_gaps() -> None:
    def take(turn: int) -> str | None:
        """Take a number; every fifth turn gives it back by rolling back."""
        try:
            with transaction.atomic():
                number = next_number("RFQ", at=AT)
                if turn % 5 == 0:
                    transaction.set_rollback(True)
                    return None
                return number
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        taken = [number for number in pool.map(take, range(60)) if number is not None]
    assert sorted(taken) == [f"RFQ-2026-{n:06d}" for n in range(1, 49)]
