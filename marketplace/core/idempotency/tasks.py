"""Background work of idempotency keys."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from marketplace.core.idempotency.running import forget_expired


@shared_task(name="core.forget_idempotency_keys", ignore_result=True)
def forget_idempotency_keys(**_: Any) -> int:
    """Delete keys that are past their time."""
    return forget_expired(at=timezone.now())
