"""A server that is killed in the middle of a keyed request."""

import signal

import pytest
from django.utils import timezone

from marketplace.core.idempotency import Done, Key, run_once
from marketplace.core.idempotency.models import IdempotentRequest
from tests.core.graphql.sample import notes
from tests.core.processes import start_python

PROGRAM = """
import sys
import django
django.setup()
from django.utils import timezone
from marketplace.core.idempotency import Done, Key, run_once
from tests.core.graphql.sample import add_note, person

def perform():
    add_note("hi", actor=person("ann"), at=timezone.now())
    print("written", flush=True)
    sys.stdin.read()
    return Done(b"never", keep=True)

run_once(Key(owner="ann:", key="k", fingerprint="a" * 64), perform, at=timezone.now())
"""


@pytest.mark.django_db(transaction=True)
def test_a_kill_before_commit_leaves_neither_writes_nor_key() -> None:
    process = start_python("-c", PROGRAM)
    assert process.stdout is not None
    assert process.stdout.readline() == b"written\n"
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=20)

    body, is_repeated = run_once(
        Key(owner="ann:", key="k", fingerprint="a" * 64), lambda: Done(b"again", keep=True), at=timezone.now()
    )
    assert (body, is_repeated) == (b"again", False)
    assert not notes().exists()
    assert IdempotentRequest.objects.get().answer == "again"
