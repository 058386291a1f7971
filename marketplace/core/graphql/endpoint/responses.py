"""HTTP responses to GraphQL requests: status, caching and the answer's media type."""

import hashlib
from dataclasses import dataclass, field

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags

from marketplace.core.graphql.endpoint.negotiation import GRAPHQL_RESPONSE
from marketplace.core.graphql.execution.answers import Answer
from marketplace.core.graphql.execution.engine import Admitted
from marketplace.core.locale import UniversalResponse


@dataclass
class Reply:
    """An answer with what the HTTP response and the log line say about it."""

    answer: Answer
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    admitted: Admitted | None = None
    is_repeated: bool = False
    is_by_hash: bool = False
    is_for_everybody: bool = False

    @property
    def outcome(self) -> str:
        if self.admitted is None:
            return "refused"
        if self.is_repeated:
            return "repeated"
        return "errors" if self.answer.codes else "ok"


def respond(request: HttpRequest, reply: Reply, media_type: str) -> HttpResponse:
    """Make the response; an answer to a GET by hash has an entity tag, one for everybody may be kept by all."""
    can_keep = reply.is_by_hash and request.method in ("GET", "HEAD") and reply.outcome == "ok"
    is_public = can_keep and reply.is_for_everybody
    kind = UniversalResponse if is_public else HttpResponse
    response = kind(reply.answer.body, status=reply.status, content_type=f"{media_type}; charset=utf-8")
    for name, value in reply.headers.items():
        response[name] = value
    if not can_keep:
        response["Cache-Control"] = "no-store"
        return response
    response["ETag"] = etag = _etag(reply.answer.body, media_type)
    if is_public:
        response["Cache-Control"] = f"public, max-age={settings.GRAPHQL_PUBLIC_MAX_AGE}"
        patch_vary_headers(response, ["Accept"])
    else:
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(
            response, ["Accept", "Accept-Language", "Authorization", "Cookie", "Organization-Id"]
        )
    if _has(request, etag):
        response.status_code = 304
        response.content = b""
        del response["Content-Type"]
    return response


def status_of_refusal(media_type: str) -> int:
    """400, or 200 for ``application/json``, whose clients take any other status for a failure on the way."""
    return 400 if media_type == GRAPHQL_RESPONSE else 200


def _etag(body: bytes, media_type: str) -> str:
    return f'"{hashlib.sha256(media_type.encode() + body).hexdigest()}"'


def _has(request: HttpRequest, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or etag in (tag.removeprefix("W/") for tag in known)
