"""Programs of our own in processes of their own, on the test's database."""

import os
import subprocess
import sys
from typing import Any
from urllib.parse import quote, urlencode

from django.db import connection


def database_url() -> str:
    """Return the address of the database that the test is connected to."""
    settings: dict[str, Any] = connection.settings_dict
    host = settings["HOST"] or settings["OPTIONS"].get("host", "")
    user = f"{quote(settings['USER'] or '')}:{quote(settings['PASSWORD'] or '')}"
    where = {"host": host, **({"port": settings["PORT"]} if settings["PORT"] else {})}
    return f"postgres://{user}@/{settings['NAME']}?{urlencode(where)}"


def start_python(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start Python with pipes to its input and output."""
    return subprocess.Popen(
        [sys.executable, *arguments],
        env={**os.environ, "DATABASE_URL": database_url(), **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )


def wait_until_gone(application_name: str) -> None:
    """Wait until the database has noticed that a killed program's connections are dead, and let go of its locks."""
    with connection.cursor() as cursor:
        for _ in range(3_000):
            cursor.execute("SELECT 1 FROM pg_stat_activity WHERE application_name = %s", [application_name])
            if cursor.fetchone() is None:
                return
            cursor.execute("SELECT pg_sleep(0.01)")
    raise TimeoutError(f"the database still serves {application_name}")
