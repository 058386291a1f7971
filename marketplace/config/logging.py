"""Where log lines go and how they look: JSON for machines, colours for a developer's terminal."""

import re
from collections.abc import MutableMapping
from typing import Any

import orjson
import structlog

Entry = MutableMapping[str, Any]

_SECRETS = (
    (re.compile(r"(/files/)[^\s'\"?]+"), r"\1…"),
    (re.compile(r"(?i)(bearer\s+)\S+"), r"\1…"),
)
_DROPPED = ("request", "server_time", "message", "asctime", "_record", "_from_structlog")


def scrub(_logger: Any, _name: str, entry: Entry) -> Entry:
    """Blank signed addresses and bearer tokens that a library's message or a traceback may quote."""
    for key, text in entry.items():
        if isinstance(text, str):
            for pattern, replacement in _SECRETS:
                text = pattern.sub(replacement, text)
            entry[key] = text
    return entry


def drop_objects(_logger: Any, _name: str, entry: Entry) -> Entry:
    for key in _DROPPED:
        entry.pop(key, None)
    return entry


def _dumps(entry: Any, **_: Any) -> str:
    return orjson.dumps(entry, default=str).decode()


def formatter(*, as_json: bool) -> structlog.stdlib.ProcessorFormatter:
    """Make the formatter of the one log handler."""
    common: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    if as_json:
        last: list[Any] = [
            structlog.processors.format_exc_info,
            drop_objects,
            scrub,
            structlog.processors.JSONRenderer(_dumps),
        ]
    else:
        last = [drop_objects, scrub, structlog.dev.ConsoleRenderer()]
    return structlog.stdlib.ProcessorFormatter(foreign_pre_chain=common, processors=last)


def logging_settings(*, as_json: bool, level: str) -> dict[str, Any]:
    """Return Django's LOGGING: everything to standard output, one line each."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter, "as_json": as_json}},
        "handlers": {
            "out": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout", "formatter": "line"}
        },
        "root": {"handlers": ["out"], "level": level},
        "loggers": {
            "django": {"handlers": [], "level": "INFO", "propagate": True},
            # A refused or missing address is told by the request line, which names no path.
            "django.request": {"level": "ERROR"},
            "weasyprint": {"level": "WARNING"},
            "fontTools": {"level": "WARNING"},
            "django.security.DisallowedHost": {"level": "CRITICAL"},
        },
    }
