"""Deliver what is owed: lock one delivery, run its handler, mark it, commit. Many workers may do so at once."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from marketplace.core.events.models import Delivery
from marketplace.core.events.subscribing import EventData, handler_called

log = logging.getLogger(__name__)

MAX_ATTEMPTS = 12
FIRST_DELAY = timedelta(seconds=5)


def deliver_due(*, at: datetime, limit: int = 200) -> int:
    """Deliver at most ``limit`` due events and return how many were tried.

    An event's handler and its mark share one transaction; a crash in between rolls both back. A handler that
    fails is tried again later, with growing delays; after ``MAX_ATTEMPTS`` it stays, with its error, for a person.
    """
    tried = 0
    while tried < limit and _deliver_next(at=at):
        tried += 1
    return tried


def _deliver_next(*, at: datetime) -> bool:
    with transaction.atomic():
        delivery = (
            Delivery.objects.select_for_update(skip_locked=True, of=("self",))
            .select_related("event")
            .filter(delivered_at__isnull=True, due_at__lte=at, attempts__lt=MAX_ATTEMPTS)
            .order_by("due_at", "id")
            .first()
        )
        if delivery is None:
            return False
        delivery.attempts += 1
        try:
            with transaction.atomic():
                _run(delivery, at)
        except Exception as error:
            log.exception("delivery failed", extra={"delivery": str(delivery), "attempt": delivery.attempts})
            delivery.last_error = f"{type(error).__name__}: {error}"[:2000]
            delivery.due_at = at + FIRST_DELAY * 2 ** (delivery.attempts - 1)
        else:
            delivery.delivered_at = at
            delivery.last_error = ""
        delivery.save(update_fields=["attempts", "last_error", "due_at", "delivered_at"])
    return True


def _run(delivery: Delivery, at: datetime) -> None:
    handler = handler_called(delivery.subscriber)
    if handler is None:
        raise LookupError(f"no subscriber is called {delivery.subscriber!r} in this process")
    event = delivery.event
    data = EventData(
        uuid=event.uuid,
        name=event.name,
        aggregate=event.aggregate,
        aggregate_uuid=event.aggregate_uuid,
        sequence=event.sequence,
        at=event.at,
        actor=event.actor,
        payload=event.payload,
    )
    handler(data, at)
