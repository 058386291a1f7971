"""Background work on requests."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from rfq.requests.services import close_unanswered_rfqs


@shared_task(name="rfq.requests.close_overdue", ignore_result=True)
def close_overdue(**_: Any) -> int:
    """Close requests whose deadline has passed and that nobody answered."""
    return close_unanswered_rfqs(at=timezone.now())
