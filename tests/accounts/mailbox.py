"""Deliver what is owed, so that mails arrive in ``django.core.mail.outbox``."""

from datetime import UTC, datetime

from marketplace.core.events.delivering import deliver_due
from marketplace.core.events.models import Delivery

END_OF_TIME = datetime(9000, 1, 1, tzinfo=UTC)


def deliver() -> None:
    """Deliver every event, also those of a made-up future; one that fails fails the test."""
    deliver_due(at=END_OF_TIME)
    errors = list(Delivery.objects.exclude(last_error="").values_list("subscriber", "last_error"))
    assert errors == []
