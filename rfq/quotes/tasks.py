"""Background work on quotes."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from rfq.quotes.services import expire_quotes


@shared_task(name="rfq.quotes.expire", ignore_result=True)
def expire(**_: Any) -> int:
    """Mark quotes whose validity has passed."""
    return expire_quotes(at=timezone.now())
