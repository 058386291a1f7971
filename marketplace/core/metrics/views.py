"""The address that Prometheus reads."""

import logging
import os
from ipaddress import ip_address

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from marketplace.core.metrics.outbox import OutboxCollector

log = logging.getLogger(__name__)

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


def metrics(request: HttpRequest) -> HttpResponse:
    """Answer all processes' counters and the outbox's state, to a bearer of METRICS_TOKEN or to the same machine."""
    if not _may_read(request):
        return HttpResponse(
            "Only for METRICS_TOKEN, or from the same machine.\n", status=403, content_type="text/plain"
        )
    response = HttpResponse(_processes() + _outbox(), content_type=CONTENT_TYPE_LATEST)
    response["Cache-Control"] = "no-store"
    return response


def _processes() -> bytes:
    if "PROMETHEUS_MULTIPROC_DIR" not in os.environ:
        return generate_latest(REGISTRY)
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # the library types it only in part
    return generate_latest(registry)


def _outbox() -> bytes:
    """Read the outbox; without a database the processes' own metrics still count."""
    registry = CollectorRegistry()
    try:
        registry.register(OutboxCollector(at=timezone.now()))
        return generate_latest(registry)
    except DatabaseError:
        log.warning("outbox not measured: the database did not answer")
        return b""


def _may_read(request: HttpRequest) -> bool:
    token: str = settings.METRICS_TOKEN
    if token:
        return constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {token}")
    if any(request.META.get(header) for header in _FORWARDED):
        return False
    try:
        return ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
