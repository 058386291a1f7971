"""Subscribers to try the outbox with; also a program that records or delivers, to be killed in the middle.

``python -m tests.core.events.trial record|deliver STOP``: at STOP it prints a line and waits to be killed.
"""

import sys
from datetime import datetime
from uuid import UUID, uuid4

import django

if __name__ == "__main__":
    django.setup()

from django.db import transaction
from django.utils import timezone

from marketplace.core import events
from marketplace.core.actor import SYSTEM
from marketplace.core.events.delivering import deliver_due
from marketplace.core.events.models import Event
from marketplace.core.ids import Counter

ASKED = "trial.asked"
STEADY = "trial.steady"
MOODY = "trial.moody"

stop_at = ""


def ask(
    text: str = "hi", *, aggregate_uuid: UUID | None = None, at: datetime | None = None, name: str = ASKED
) -> Event:
    with transaction.atomic():
        return events.record(
            name,
            aggregate="trial",
            aggregate_uuid=aggregate_uuid or uuid4(),
            actor=SYSTEM,
            at=at or timezone.now(),
            payload={"text": text},
        )


def count(prefix: str) -> int:
    """Return how often a subscriber's effect was committed."""
    row = Counter.objects.filter(prefix=prefix).first()
    return row.value if row is not None else 0


def _take_effect(prefix: str) -> None:
    row, _ = Counter.objects.select_for_update().get_or_create(prefix=prefix, year=0, defaults={"value": 0})
    row.value += 1
    row.save()


def _wait_for_death(place: str) -> None:
    if stop_at == place:
        sys.stdout.write(f"{place}\n")
        sys.stdout.flush()
        sys.stdin.read()


@events.subscribe(ASKED, name=STEADY)
def steady(event: events.EventData, at: datetime) -> None:
    _take_effect("STEADY")
    _wait_for_death("handled")


@events.subscribe(ASKED, name=MOODY)
def moody(event: events.EventData, at: datetime) -> None:
    """Fail for ``bad`` events, after writing."""
    _take_effect("MOODY")
    if event.payload["text"] == "bad":
        raise ConnectionError("the mail server is away")


if __name__ == "__main__":
    verb, stop_at = sys.argv[1:]
    if verb == "record":
        with transaction.atomic():
            ask()
            _wait_for_death("recorded")
        _wait_for_death("committed")
    else:
        deliver_due(at=timezone.now())
        _wait_for_death("delivered")
