"""Read the parameters of a GraphQL request from its body or its address."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest

from marketplace.core.graphql.endpoint.negotiation import check_content_type
from marketplace.core.graphql.refusals import BadRequest, RequestCode


@dataclass(frozen=True)
class Parameters:
    """What the client asks for. Parameters that the specification doesn't know are left out."""

    query: str | None = None
    operation_name: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    extensions: Mapping[str, Any] = field(default_factory=dict)


def read_parameters(request: HttpRequest) -> Parameters:
    """Read a POST's JSON body or a GET's query string.

    :raises BadRequest: 400, 405, 413 or 415, when it isn't a GraphQL request.
    """
    if request.method == "POST":
        return _checked(_body(request))
    if request.method in ("GET", "HEAD"):
        sent: dict[str, Any] = {
            name: request.GET[name] for name in ("query", "operationName") if name in request.GET
        }
        for name in ("variables", "extensions"):
            text = request.GET.get(name)
            if text:
                sent[name] = _json(text.encode(), f"The parameter {name}")
        return _checked(sent)
    raise BadRequest(
        "Send queries by GET or POST, mutations by POST.",
        RequestCode.METHOD_NOT_ALLOWED,
        status=405,
        headers={"Allow": "GET, POST"},
    )


def _body(request: HttpRequest) -> dict[str, Any]:
    check_content_type(request.META.get("CONTENT_TYPE", ""))
    try:
        body = request.body
    except RequestDataTooBig:
        raise BadRequest("The request is too large.", RequestCode.REQUEST_TOO_LARGE, status=413) from None
    sent = _json(body, "The body")
    if isinstance(sent, list):
        raise BadRequest(
            "Batches are not supported: send one request at a time.", RequestCode.BATCHING_NOT_SUPPORTED
        )
    if not isinstance(sent, dict):
        raise BadRequest("The body must be a JSON object.", RequestCode.BAD_REQUEST)
    return sent


def _json(text: bytes, what: str) -> Any:
    try:
        value = orjson.loads(text)
    except orjson.JSONDecodeError:
        raise BadRequest(f"{what} is not JSON.", RequestCode.BAD_REQUEST) from None
    if b"\\u0000" in text and _has_nul(value):
        raise BadRequest(f"{what} has a NUL character, which no text here may have.", RequestCode.BAD_REQUEST)
    return value


def _has_nul(value: Any) -> bool:
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, str) and "\0" in item:
            return True
        if isinstance(item, dict):
            waiting += [*item.keys(), *item.values()]
        elif isinstance(item, list):
            waiting += item
    return False


def _checked(sent: Mapping[str, Any]) -> Parameters:
    return Parameters(
        query=_text(sent, "query"),
        operation_name=_text(sent, "operationName") or None,
        variables=_map(sent, "variables"),
        extensions=_map(sent, "extensions"),
    )


def _text(sent: Mapping[str, Any], name: str) -> str | None:
    value = sent.get(name)
    if value is None or isinstance(value, str):
        return value
    raise BadRequest(f"The parameter {name} must be a string.", RequestCode.BAD_REQUEST)


def _map(sent: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = sent.get(name)
    if value is None:
        return {}
    if isinstance(value, dict):
        return value
    raise BadRequest(f"The parameter {name} must be a map.", RequestCode.BAD_REQUEST)
