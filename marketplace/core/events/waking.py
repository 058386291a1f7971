"""Ask a worker to deliver events, without waiting for the next sweep."""

import logging

from celery import current_app
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

DELIVER_EVENTS = "core.deliver_events"


def wake_worker() -> None:
    """Queue the delivery task. A broker that is away costs a delay, not an event: beat sweeps every few seconds."""
    try:
        current_app.send_task(DELIVER_EVENTS, retry=False, ignore_result=True)
    except OperationalError:
        log.warning("broker away; the sweep will deliver")
