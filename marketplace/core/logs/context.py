"""What is known about the request that is being served, for every log line written meanwhile."""

import re
from typing import Any

import structlog
from django.http import HttpRequest

from marketplace.core.actor import Actor
from marketplace.core.ids import uuid7

_ID = "marketplace.request_id"
_FACTS = "marketplace.facts"
_SANE_ID = re.compile(r"[A-Za-z0-9._-]{8,128}")


def begin(request: HttpRequest) -> None:
    """Forget the thread's last request and give this one an id: the caller's ``X-Request-ID`` when it is sane."""
    given = request.headers.get("X-Request-ID", "")
    request_id = given if _SANE_ID.fullmatch(given) else uuid7().hex
    request.META[_ID] = request_id
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=request_id)


def request_id_of(request: HttpRequest) -> str:
    request_id: str = request.META.get(_ID, "")
    return request_id


def facts_of(request: HttpRequest) -> dict[str, Any]:
    """Return the facts that the request's log line will carry; add to it what is short and not personal."""
    facts: dict[str, Any] = request.META.setdefault(_FACTS, {})
    return facts


def bind_actor(actor: Actor) -> None:
    """Name the actor, by public identities only, in every further line of this request."""
    if actor.user_uuid is not None:
        structlog.contextvars.bind_contextvars(user=str(actor.user_uuid))
    if actor.organization_uuid is not None:
        structlog.contextvars.bind_contextvars(organization=str(actor.organization_uuid))
