"""Background work of the outbox."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from marketplace.core.events.delivering import deliver_due
from marketplace.core.events.waking import DELIVER_EVENTS


@shared_task(name=DELIVER_EVENTS, ignore_result=True)
def deliver_events(**_: Any) -> int:
    """Deliver everything due. Also run by beat, which re-drives what a crash left behind."""
    return deliver_due(at=timezone.now())
