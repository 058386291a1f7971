"""The outbox: each event reaches each subscriber once, whatever fails or is killed in between."""

import signal
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from celery import current_app
from django.db import connections, transaction
from django.utils import timezone

from marketplace.core import events
from marketplace.core.events.delivering import FIRST_DELAY, MAX_ATTEMPTS, deliver_due
from marketplace.core.events.models import Delivery
from marketplace.core.events.tasks import deliver_events
from marketplace.core.events.waking import DELIVER_EVENTS
from tests.core.events.trial import ASKED, MOODY, STEADY, ask, count
from tests.core.processes import start_python, wait_until_gone

pytestmark = pytest.mark.django_db(transaction=True)


def deliver(at: datetime | None = None) -> int:
    return deliver_due(at=at or timezone.now())


def owed(subscriber: str) -> Delivery:
    return Delivery.objects.get(subscriber=subscriber)


def test_an_event_is_owed_to_each_of_its_subscribers_in_the_same_transaction() -> None:
    ask()
    assert {d.subscriber for d in Delivery.objects.all()} == {STEADY, MOODY}

    def ask_and_fail() -> None:
        with transaction.atomic():
            ask()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        ask_and_fail()
    assert Delivery.objects.count() == 2


def test_an_event_that_nobody_wants_is_owed_to_nobody() -> None:
    ask(name="trial.unheard")
    assert not Delivery.objects.exists()


def test_each_subscriber_is_reached_once() -> None:
    ask()
    assert deliver() == 2
    assert deliver() == 0
    assert (count("STEADY"), count("MOODY")) == (1, 1)


def test_nothing_is_delivered_before_it_is_due() -> None:
    at = timezone.now()
    ask(at=at)
    assert deliver(at - timedelta(seconds=1)) == 0
    assert deliver(at) == 2


def test_a_subscriber_that_fails_blocks_nobody_and_its_writes_are_undone() -> None:
    ask("bad")
    ask("good")
    assert deliver() == 4
    assert (count("STEADY"), count("MOODY")) == (2, 1)
    failed = Delivery.objects.get(delivered_at__isnull=True)
    assert (failed.subscriber, failed.attempts) == (MOODY, 1)
    assert failed.last_error == "ConnectionError: the mail server is away"


def test_a_failed_delivery_is_tried_again_later_and_later() -> None:
    at = timezone.now()
    ask("bad", at=at)
    waits = []
    for _ in range(5):
        deliver(at)
        due_at = owed(MOODY).due_at
        assert deliver(due_at - timedelta(microseconds=1)) == 0
        waits.append(due_at - at)
        at = due_at
    assert waits == [FIRST_DELAY * factor for factor in (1, 2, 4, 8, 16)]


def test_a_delivery_that_keeps_failing_is_left_for_a_person() -> None:
    ask("bad")
    days = [timezone.now() + timedelta(days=n) for n in range(MAX_ATTEMPTS + 5)]
    tried = sum(deliver(day) for day in days)
    assert tried == MAX_ATTEMPTS + 1, "every attempt of the moody one, and one of the steady one"
    assert owed(MOODY).attempts == MAX_ATTEMPTS
    assert owed(MOODY).delivered_at is None


def test_a_delivery_that_failed_arrives_once_the_trouble_is_over() -> None:
    event = ask("bad")
    deliver()
    with transaction.atomic():
        # The trouble is in the payload here; the trail may not be changed, so another event is owed instead.
        Delivery.objects.filter(subscriber=MOODY).update(
            event=ask("good", name="trial.unheard"), due_at=event.at
        )
    deliver()
    assert owed(MOODY).delivered_at is not None
    assert owed(MOODY).last_error == ""
    assert count("MOODY") == 1


def test_a_subscriber_that_this_process_does_not_know_stays_owed() -> None:
    ask()
    Delivery.objects.filter(subscriber=MOODY).update(subscriber="trial.of_a_newer_release")
    deliver()
    left = owed("trial.of_a_newer_release")
    assert left.delivered_at is None
    assert "no subscriber is called" in left.last_error


def test_many_workers_at_once_deliver_everything_once() -> None:
    for _ in range(20):
        ask()

    def work(_: int) -> int:
        try:
            return deliver()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(6) as pool:
        tried = list(pool.map(work, range(6)))
    assert sum(tried) == 40
    assert (count("STEADY"), count("MOODY")) == (20, 20)
    assert not Delivery.objects.exclude(attempts=1).exists()


def test_a_round_has_a_limit_and_the_next_one_goes_on() -> None:
    for _ in range(3):
        ask()
    assert [deliver_due(at=timezone.now(), limit=4) for _ in range(3)] == [4, 2, 0]


def test_the_task_delivers_what_is_due() -> None:
    ask()
    assert deliver_events() == 2


def test_two_subscribers_may_not_share_a_name() -> None:
    with pytest.raises(RuntimeError, match="two subscribers"):
        events.subscribe(ASKED, name=STEADY)(lambda event, at: None)


def tasks_in_queue() -> int:
    with current_app.connection_for_read() as link:
        channel: Any = link.default_channel
        return int(channel.client.llen("celery"))


def test_a_worker_is_called_after_commit_and_not_before() -> None:
    before = tasks_in_queue()
    with transaction.atomic():
        ask()
        assert tasks_in_queue() == before
    assert tasks_in_queue() == before + 1
    assert DELIVER_EVENTS in current_app.tasks


def test_a_broker_that_is_away_costs_no_event() -> None:
    process = start_python("-m", "tests.core.events.trial", "record", "", BROKER_URL="redis://127.0.0.1:1/0")
    assert process.wait(timeout=60) == 0
    assert deliver() == 2


def kill_at(verb: str, place: str) -> None:
    """Run the trial program until it reaches a place, then kill it with a signal that nothing can catch."""
    process = start_python("-m", "tests.core.events.trial", verb, place, PGAPPNAME="doomed")
    assert process.stdout is not None
    lines = iter(process.stdout.readline, b"")
    assert any(line.strip() == place.encode() for line in lines), "the program ended early"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    wait_until_gone("doomed")


def test_killed_before_commit_nothing_happened() -> None:
    kill_at("record", "recorded")
    assert deliver() == 0


def test_killed_between_commit_and_delivery_the_event_is_delivered_after_restart_once() -> None:
    kill_at("record", "committed")
    assert count("STEADY") == 0
    restarted = start_python("-m", "tests.core.events.trial", "deliver", "")
    assert restarted.wait(timeout=60) == 0
    assert deliver() == 0
    assert (count("STEADY"), count("MOODY")) == (1, 1)


def test_killed_inside_a_handler_its_writes_are_undone_and_it_runs_again_once() -> None:
    ask()
    kill_at("deliver", "handled")
    assert count("STEADY") == 0
    deliver()
    assert (count("STEADY"), count("MOODY")) == (1, 1)
    assert owed(STEADY).attempts == 1


def test_killed_after_delivery_nothing_is_delivered_again() -> None:
    ask()
    kill_at("deliver", "delivered")
    assert deliver() == 0
    assert (count("STEADY"), count("MOODY")) == (1, 1)
