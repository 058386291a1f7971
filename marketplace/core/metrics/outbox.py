"""The outbox as gauges, read from the database when Prometheus asks."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, Min, Q
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from marketplace.core.events.delivering import MAX_ATTEMPTS
from marketplace.core.events.models import Delivery


class OutboxCollector(Collector):
    """Counts deliveries that wait or gave up, and tells how long the oldest due one waits."""

    def __init__(self, *, at: datetime) -> None:
        self.at = at

    def collect(self) -> Iterator[GaugeMetricFamily]:
        waiting = Q(attempts__lt=MAX_ATTEMPTS)
        found = Delivery.objects.filter(delivered_at__isnull=True).aggregate(
            waiting=Count("id", filter=waiting),
            retrying=Count("id", filter=waiting & Q(attempts__gt=0)),
            failed=Count("id", filter=~waiting),
            oldest=Min("due_at", filter=waiting & Q(due_at__lte=self.at)),
        )
        lag = (self.at - found["oldest"]).total_seconds() if found["oldest"] is not None else 0.0
        yield GaugeMetricFamily(
            "outbox_waiting", "Deliveries that are due or will be.", value=found["waiting"]
        )
        yield GaugeMetricFamily(
            "outbox_retrying", "Of these, deliveries that have failed at least once.", value=found["retrying"]
        )
        yield GaugeMetricFamily(
            "outbox_failed", "Deliveries that gave up and wait for a person.", value=found["failed"]
        )
        yield GaugeMetricFamily(
            "outbox_lag_seconds", "How long the oldest due delivery has waited.", value=lag
        )
