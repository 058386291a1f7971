"""Who wants to hear of which event."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True)
class EventData:
    """An event as a handler sees it."""

    uuid: UUID
    name: str
    aggregate: str
    aggregate_uuid: UUID
    sequence: int
    at: datetime
    actor: dict[str, Any]
    payload: dict[str, Any]


Handler = Callable[[EventData, datetime], None]

_handlers: dict[str, Handler] = {}
_interest: dict[str, list[str]] = {}


def subscribe(*event_names: str, name: str) -> Callable[[Handler], Handler]:
    """Declare ``handler(event, at)`` as a subscriber of events; ``name`` is stored, so never rename it lightly.

    The handler runs in a transaction of its own in a worker, once per event; it must be idempotent towards
    anything outside the database. A room's ``AppConfig.ready`` imports its handlers.
    """

    def declare(handler: Handler) -> Handler:
        if name in _handlers and _handlers[name] is not handler:
            raise RuntimeError(f"two subscribers are called {name!r}")
        _handlers[name] = handler
        for event_name in event_names:
            _interest.setdefault(event_name, []).append(name)
        return handler

    return declare


def subscribers_of(event_name: str) -> list[str]:
    return sorted(set(_interest.get(event_name, ())))


def handler_called(name: str) -> Handler | None:
    return _handlers.get(name)
