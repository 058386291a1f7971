"""Do things at once, each on its own thread and connection."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, TypeVar

from django.db import connection

from marketplace.core.errors import MarketplaceError

T = TypeVar("T")


def race(calls: Sequence[Callable[[], T]]) -> list[T | MarketplaceError]:
    """Start all calls at the same moment; return what each returned or was refused with, in order.

    Every thread has its connection before the first call starts, so that connecting does not spread them out.
    Needs ``@pytest.mark.django_db(transaction=True)``. Any other error is raised here.
    """
    _make_room_for(len(calls))
    start = Barrier(len(calls))

    def run(call: Callable[[], T]) -> T | MarketplaceError:
        try:
            connection.ensure_connection()
            start.wait(timeout=30)
            return call()
        except MarketplaceError as error:
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as threads:
        return list(threads.map(run, calls))


def _make_room_for(threads: int) -> None:
    """Let the pool hold a connection for each thread and one for the test itself."""
    pool: Any = getattr(connection, "pool", None)
    if pool is not None and pool.max_size <= threads:
        pool.resize(min_size=pool.min_size, max_size=threads + 1)
