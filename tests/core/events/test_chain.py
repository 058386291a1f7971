"""The audit trail: appended in order, bound by hashes, and honest about damage."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from io import StringIO
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction

from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.events import record
from marketplace.core.events.models import Event, Stream
from marketplace.core.events.verifying import find_breaks
from tests.core.events.trial import ask

AT = datetime(2026, 5, 1, 8, 0, 0, 123456, tzinfo=UTC)


def write(uuid: UUID, *texts: str) -> list[Event]:
    return [ask(text, aggregate_uuid=uuid, at=AT, name="trial.written") for text in texts]


def tamper(sql: str, *parameters: Any) -> None:
    """Change the trail as somebody with full power over the database could."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE core_event DISABLE TRIGGER USER")
        cursor.execute(sql, parameters)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE core_event ENABLE TRIGGER USER")


def reasons() -> list[str]:
    return [found.reason for found in find_breaks()]


@pytest.mark.django_db
def test_events_of_an_aggregate_are_numbered_and_follow_each_other() -> None:
    first, second = write(uuid4(), "a", "b")
    (other,) = write(uuid4(), "c")
    assert (first.sequence, second.sequence, other.sequence) == (1, 2, 1)
    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert len({first.hash, second.hash, other.hash}) == 3
    assert reasons() == []


@pytest.mark.django_db
def test_what_is_read_back_has_the_same_hash() -> None:
    with transaction.atomic():
        record(
            "trial.written",
            aggregate="trial",
            aggregate_uuid=uuid4(),
            actor=Actor(user_uuid=uuid4(), organization_uuid=uuid4(), name="Ann"),
            at=AT.astimezone(timezone(timedelta(hours=8))),
            payload={
                "烧碱": Decimal("1.50"),
                "day": date(2026, 5, 1),
                "ids": [uuid4()],
                "n": None,
                "deep": {"b": 1, "a": "ü"},
            },
        )
    event = Event.objects.get()
    assert event.payload["烧碱"] == "1.50"
    assert "Ann" not in str(event.actor)
    assert reasons() == []


@pytest.mark.django_db
def test_the_database_refuses_to_change_or_delete_an_event() -> None:
    (event,) = write(uuid4(), "a")
    changes: list[Callable[[], Any]] = [
        lambda: Event.objects.update(name="trial.other"),
        lambda: event.delete(),
    ]
    for change in changes:
        with pytest.raises(DatabaseError, match="event_is_immutable"), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        'payload = \'{"text": "x"}\'',
        "name = 'trial.other'",
        "at = at + interval '1 microsecond'",
        'actor = \'{"system": "other"}\'',
        "uuid = gen_random_uuid()",
    ],
)
def test_a_changed_event_is_found(change: str) -> None:
    uuid = uuid4()
    write(uuid, "a", "b", "c")
    tamper(f"UPDATE core_event SET {change} WHERE aggregate_uuid = %s AND sequence = 2", uuid)
    (found,) = find_breaks()
    assert (found.aggregate_uuid, found.sequence, found.reason) == (uuid, 2, "content was changed")


@pytest.mark.django_db
def test_a_changed_event_with_a_new_hash_breaks_the_next_link() -> None:
    uuid = uuid4()
    write(uuid, "a", "b", "c")
    tamper("UPDATE core_event SET hash = repeat('0', 64) WHERE aggregate_uuid = %s AND sequence = 2", uuid)
    assert "does not follow its predecessor" in reasons()


@pytest.mark.django_db
def test_a_deleted_event_in_the_middle_is_found() -> None:
    uuid = uuid4()
    write(uuid, "a", "b", "c")
    tamper("DELETE FROM core_event WHERE aggregate_uuid = %s AND sequence = 2", uuid)
    assert reasons()[0] == "event 2 is missing"


@pytest.mark.django_db
@pytest.mark.parametrize("kept", [0, 1, 2])
def test_a_cut_off_tail_is_found(kept: int) -> None:
    uuid = uuid4()
    write(uuid, "a", "b", "c")
    tamper("DELETE FROM core_event WHERE aggregate_uuid = %s AND sequence > %s", uuid, kept)
    (reason,) = reasons()
    assert "events at the end are missing" in reason


@pytest.mark.django_db
def test_a_chain_without_a_head_is_found() -> None:
    uuid = uuid4()
    write(uuid, "a")
    Stream.objects.filter(aggregate_uuid=uuid).delete()
    assert len(reasons()) == 1


@pytest.mark.django_db
def test_the_command_counts_events_and_fails_on_a_break() -> None:
    uuid = uuid4()
    write(uuid, "a", "b")
    out, err = StringIO(), StringIO()
    call_command("verify_events", stdout=out)
    assert out.getvalue() == "2 events, every chain holds.\n"
    tamper("UPDATE core_event SET name = 'x' WHERE sequence = 1")
    with pytest.raises(CommandError, match="1 breaks"):
        call_command("verify_events", stderr=err)
    assert err.getvalue() == f"trial {uuid} #1: content was changed\n"


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_a_mistake() -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        record("trial.written", aggregate="trial", aggregate_uuid=uuid4(), actor=SYSTEM, at=AT, payload={})


@pytest.mark.django_db(transaction=True)
def test_a_rolled_back_writer_leaves_no_event_and_no_gap() -> None:
    uuid = uuid4()
    write(uuid, "a")

    def write_and_fail() -> None:
        with transaction.atomic():
            write(uuid, "lost")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_and_fail()
    (event,) = write(uuid, "b")
    assert event.sequence == 2
    assert reasons() == []


@pytest.mark.django_db(transaction=True)
def test_many_who_write_to_a_new_aggregate_at_once_make_one_unbroken_chain() -> None:
    uuid = uuid4()

    def work(number: int) -> None:
        try:
            write(uuid, f"{number}-1", f"{number}-2")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(work, range(16)))
    assert list(Event.objects.order_by("sequence").values_list("sequence", flat=True)) == list(range(1, 33))
    assert reasons() == []
