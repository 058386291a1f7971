"""Background work on declarations."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from rfq.declarations.services import read_inbox


@shared_task(name="rfq.declarations.read_receipts", ignore_result=True)
def read_receipts(**_: Any) -> int:
    """Take in what customs has answered."""
    return read_inbox(at=timezone.now())
