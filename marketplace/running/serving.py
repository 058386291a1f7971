"""The programs of the marketplace as commands: web server, worker and timetable, here and in production."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn

WSGI = "marketplace.config.wsgi:application"
CELERY = "marketplace.config.celery:app"


def web(environ: Mapping[str, str]) -> list[str]:
    """Granian, set by WEB_HOST, PORT, WEB_WORKERS and WEB_THREADS; threads beyond the pool only wait."""
    return [
        "granian",
        *("--interface", "wsgi"),
        *("--host", environ.get("WEB_HOST", "127.0.0.1")),
        *("--port", environ.get("PORT", "8000")),
        *("--workers", environ.get("WEB_WORKERS", "2")),
        *("--blocking-threads", environ.get("WEB_THREADS", "3")),
        *("--workers-kill-timeout", "10"),
        "--no-ws",
        WSGI,
    ]


def worker(environ: Mapping[str, str]) -> list[str]:
    """A Celery worker; WORKER_PROCESSES sets how many tasks it does at once."""
    quiet = ("--without-gossip", "--without-mingle")
    processes = environ.get("WORKER_PROCESSES", "2")
    return ["celery", "-A", CELERY, "worker", "--loglevel", "INFO", "--concurrency", processes, *quiet]


def beat(environ: Mapping[str, str]) -> list[str]:
    """Celery's timetable: run exactly one. BEAT_SCHEDULE names its file of when each task last ran."""
    schedule = environ.get("BEAT_SCHEDULE", "celerybeat-schedule")
    return ["celery", "-A", CELERY, "beat", "--loglevel", "INFO", "--schedule", schedule, "--pidfile", ""]


def become(arguments: Sequence[str]) -> NoReturn:
    """Replace this process, so that signals reach the program itself."""
    os.execv(sys.executable, [sys.executable, "-m", *arguments])  # noqa: S606  (our own programs, no shell wanted)
