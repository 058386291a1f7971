"""Requests under one key at the same time, with real threads and transactions."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event
from typing import Any

import pytest
from django.db import connection, connections
from django.utils import timezone

from marketplace.core.idempotency import Done, Key, KeyReused, run_once
from marketplace.core.idempotency.models import IdempotentRequest
from tests.core.graphql.http import Api
from tests.core.graphql.sample import add_note, notes, person

pytestmark = [pytest.mark.urls("tests.core.graphql.urls"), pytest.mark.django_db(transaction=True)]

ADD = 'mutation { noteAdd(input: {text: "hi"}) { note { id } userErrors { code } } }'
KEY = Key(owner="ann:", key="k", fingerprint="a" * 64)


def in_threads(*jobs: Any) -> list[Any]:
    """Run jobs at once, each with a connection of its own, and return what each returned or raised."""

    def run(job: Any) -> Any:
        try:
            return job()
        except Exception as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return [future.result(timeout=30) for future in [pool.submit(run, job) for job in jobs]]


def write(text: str) -> None:
    add_note(text, actor=person("ann"), at=timezone.now())


def waits_for_another(pid: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT cardinality(pg_blocking_pids(%s)) > 0", [pid])
        (waiting,) = cursor.fetchone()
    return bool(waiting)


def backend_pid() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return int(pid)


def test_twenty_twins_are_done_once_and_answered_alike() -> None:
    gate = Barrier(20)

    def send() -> Any:
        gate.wait(timeout=20)
        return Api(who="ann").post({"query": ADD}, Idempotency_Key="twin")

    responses = in_threads(*[send] * 20)
    assert notes().count() == 1
    assert len({response.content for response in responses}) == 1
    assert sum("Idempotency-Replayed" in response for response in responses) == 19


def twin_of_a_slow_first(first_outcome: Any, second: Any) -> list[Any]:
    """Run a first request that waits inside until the second one waits for it in the database."""
    begun, second_pid = Event(), []

    def slow() -> Any:
        def perform() -> Done:
            write("first")
            begun.set()
            while not (second_pid and waits_for_another(second_pid[0])):
                connection.cursor().execute("SELECT pg_sleep(0.01)")
            return first_outcome()

        return run_once(KEY, perform, at=timezone.now())

    def other() -> Any:
        second_pid.append(backend_pid())
        assert begun.wait(timeout=20)
        return second()

    return in_threads(slow, other)


def second_run() -> Any:
    def perform() -> Done:
        write("second")
        return Done(b"second", keep=True)

    return run_once(KEY, perform, at=timezone.now())


def test_a_twin_waits_for_the_first_and_repeats_its_answer() -> None:
    results = twin_of_a_slow_first(lambda: Done(b"first", keep=True), second_run)
    assert results == [(b"first", False), (b"first", True)]
    assert [note.payload["text"] for note in notes()] == ["first"]


def test_a_twin_runs_itself_when_the_first_failed() -> None:
    results = twin_of_a_slow_first(lambda: Done(b"failed", keep=False, failed=True), second_run)
    assert results == [(b"failed", False), (b"second", False)]
    assert [note.payload["text"] for note in notes()] == ["second"]


def test_a_twin_runs_itself_when_the_first_raised() -> None:
    def fall() -> Done:
        raise ZeroDivisionError

    first, second = twin_of_a_slow_first(fall, second_run)
    assert isinstance(first, ZeroDivisionError)
    assert second == (b"second", False)
    assert [note.payload["text"] for note in notes()] == ["second"]


def test_a_twin_runs_itself_when_the_first_was_refused() -> None:
    results = twin_of_a_slow_first(lambda: Done(b"refused", keep=False), second_run)
    assert results[1] == (b"second", False)
    assert IdempotentRequest.objects.get().answer == "second"


def test_another_request_at_the_same_time_is_refused_once_the_first_is_done() -> None:
    other = Key(owner=KEY.owner, key=KEY.key, fingerprint="b" * 64)
    results = twin_of_a_slow_first(
        lambda: Done(b"first", keep=True),
        lambda: run_once(other, lambda: Done(b"never", keep=True), at=timezone.now()),
    )
    assert results[0] == (b"first", False)
    assert isinstance(results[1], KeyReused)
