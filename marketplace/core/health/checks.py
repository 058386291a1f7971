"""What must work before a process takes requests."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from celery import current_app
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from marketplace.core.ids import uuid7

BROKER_SECONDS = 2.0


@dataclass(frozen=True)
class Check:
    """How one check went; ``problem`` is empty when it went well, and names no address or credential."""

    name: str
    problem: str
    milliseconds: float

    @property
    def is_ok(self) -> bool:
        return not self.problem


def run_checks() -> list[Check]:
    """Run every check, also after one has failed, so that the answer shows all that is wrong."""
    return [_run(name, check) for name, check in CHECKS.items()]


def _run(name: str, check: Callable[[], str]) -> Check:
    began = perf_counter()
    try:
        problem = check()
    except Exception as error:
        problem = type(error).__name__
    return Check(name, problem, round((perf_counter() - began) * 1000, 1))


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return ""


class MigrationCheck:
    """Looks for migrations that this code has and the database has not. Once there are none, it stays so."""

    def __init__(self) -> None:
        self.done = False

    def __call__(self) -> str:
        if not self.done:
            executor = MigrationExecutor(connection)
            missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
            if missing:
                return f"{len(missing)} migrations are not applied"
            self.done = True
        return ""


def broker() -> str:
    with current_app.connection_for_write(
        transport_options={"socket_connect_timeout": BROKER_SECONDS}
    ) as link:
        link.ensure_connection(max_retries=0, timeout=int(BROKER_SECONDS))
    return ""


def storage() -> str:
    """Write a small file and take it away again."""
    name = default_storage.save(f"health/{uuid7().hex}", ContentFile(b"ok"))
    default_storage.delete(name)
    return ""


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "migrations": MigrationCheck(),
    "broker": broker,
    "storage": storage,
}
