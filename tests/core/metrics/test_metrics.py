"""What Prometheus reads, and who may."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from marketplace.core.actor import SYSTEM
from marketplace.core.events import record
from marketplace.core.events.delivering import MAX_ATTEMPTS
from marketplace.core.events.models import Delivery
from tests.core.graphql.http import Api

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.metrics.urls")]


def samples(response: Any) -> dict[str, float]:
    """Return each sample by its name and labels."""
    return {
        f"{sample.name}{sorted(sample.labels.values())}": sample.value
        for family in text_string_to_metric_families(response.content.decode())
        for sample in family.samples
    }


def read() -> dict[str, float]:
    return samples(Client().get("/metrics"))


def test_requests_are_counted_by_route_method_and_status() -> None:
    key = "http_requests_total['200', 'GET', 'health/live']"
    before = read().get(key, 0)
    Client().get("/health/live?token=secret")
    assert read()[key] == before + 1


@pytest.mark.urls("marketplace.config.urls")
def test_addresses_that_match_nothing_share_one_label() -> None:
    before = read().get("http_requests_total['404', 'GET', 'unmatched']", 0)
    for path in ("/nothing", "/nothing/else"):
        Client().get(path)
    assert read()["http_requests_total['404', 'GET', 'unmatched']"] == before + 2


def test_operations_are_counted_by_root_field_never_by_the_clients_name() -> None:
    before = read().get("graphql_operations_total['ok', 'word']", 0)
    Api().ask("query MadeUpName { word }")
    after = read()
    assert after["graphql_operations_total['ok', 'word']"] == before + 1
    assert not [key for key in after if "MadeUpName" in key]


@pytest.mark.parametrize(
    ("query", "outcome", "label"),
    [
        ("{ word me }", "errors", "several"),
        ("{ broken }", "errors", "broken"),
        ("{ nothing }", "refused", "none"),
    ],
)
def test_operations_are_counted_by_outcome(query: str, outcome: str, label: str) -> None:
    key = f"graphql_operations_total{sorted([outcome, label])}"
    before = read().get(key, 0)
    Api().ask(query)
    assert read()[key] == before + 1


def test_the_cost_of_operations_is_measured() -> None:
    before = read().get("graphql_operation_cost_sum[]", 0)
    Api().ask("{ notes(first: 7) { nodes { text } } }")
    assert read()["graphql_operation_cost_sum[]"] == before + 8


def owe(*, attempts: int = 0, late: timedelta = timedelta(0)) -> None:
    """Leave one delivery owed that fell due a while ago."""
    at = timezone.now() - late
    event = record("sample.owed", aggregate="sample", aggregate_uuid=uuid4(), actor=SYSTEM, at=at, payload={})
    Delivery.objects.create(event=event, subscriber="nobody", due_at=at, attempts=attempts)


def test_the_outbox_tells_its_size_its_lag_and_what_gave_up() -> None:
    empty = read()
    assert [empty[f"outbox_{name}[]"] for name in ("waiting", "retrying", "failed", "lag_seconds")] == [
        0,
        0,
        0,
        0,
    ]
    owe(late=timedelta(minutes=2))
    owe(attempts=3, late=timedelta(minutes=1))
    owe(attempts=MAX_ATTEMPTS, late=timedelta(days=1))
    owe(late=timedelta(hours=-1))
    full = read()
    assert [full[f"outbox_{name}[]"] for name in ("waiting", "retrying", "failed")] == [3, 1, 1]
    assert 120 <= full["outbox_lag_seconds[]"] < 180


@pytest.mark.parametrize(
    ("address", "header", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("192.0.2.7", {}, 403),
        ("", {}, 403),
        ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}, 403),
        ("127.0.0.1", {"Forwarded": "for=192.0.2.7"}, 403),
    ],
)
def test_without_a_token_only_the_same_machine_may_read(
    address: str, header: dict[str, str], status: int
) -> None:
    assert Client(REMOTE_ADDR=address).get("/metrics", headers=header).status_code == status


@pytest.mark.parametrize(("sent", "status"), [("Bearer right", 200), ("Bearer wrong", 403), ("", 403)])
def test_with_a_token_only_its_bearer_may_read(settings: Any, sent: str, status: int) -> None:
    settings.METRICS_TOKEN = "right"
    headers = {"Authorization": sent} if sent else {}
    assert Client(REMOTE_ADDR="192.0.2.7").get("/metrics", headers=headers).status_code == status


WORKER = """
import django
django.setup()
from marketplace.core.metrics.requests import count_operation
count_operation(operation="word", outcome="ok", seconds=0.001, cost=3)
"""

READER = """
import django
django.setup()
from django.test import Client
print(Client().get("/metrics").content.decode())
"""


def test_the_processes_of_one_server_are_added_up(tmp_path: Path) -> None:
    env = {**os.environ, "PROMETHEUS_MULTIPROC_DIR": str(tmp_path)}
    for _ in range(2):
        subprocess.run([sys.executable, "-c", WORKER], env=env, check=True, timeout=60)
    text = subprocess.run(
        [sys.executable, "-c", READER], env=env, check=True, timeout=60, stdout=subprocess.PIPE
    ).stdout
    assert b'graphql_operations_total{operation="word",outcome="ok"} 2.0' in text
    assert b"graphql_operation_cost_sum 6.0" in text


def test_a_moment_before_any_event_has_no_lag() -> None:
    owe()
    from marketplace.core.metrics.outbox import OutboxCollector

    gauges = {
        g.name: g.samples[0].value for g in OutboxCollector(at=datetime(2000, 1, 1, tzinfo=UTC)).collect()
    }
    assert gauges["outbox_lag_seconds"] == 0
