"""Background work on contracts."""

from typing import Any

from celery import shared_task
from django.utils import timezone

from rfq.contracts.services import lapse_contracts


@shared_task(name="rfq.contracts.lapse", ignore_result=True)
def lapse(**_: Any) -> int:
    """Let unsigned contracts lapse."""
    return lapse_contracts(at=timezone.now())
