"""The outermost middleware: gives each request its id, then logs and counts it."""

import logging
from collections.abc import Callable
from time import perf_counter

from django.http import HttpRequest, HttpResponseBase

from marketplace.core.logs.context import begin, facts_of, request_id_of
from marketplace.core.metrics.requests import count_request

log = logging.getLogger("marketplace.request")

QUIET_ROUTES = frozenset({"health/live", "health/ready", "metrics"})


class RequestLogMiddleware:
    """Logs a request by its route, never by its path or query, which may hold tokens or personal data."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begin(request)
        began = perf_counter()
        response = self.get_response(request)
        seconds = perf_counter() - began
        response["X-Request-ID"] = request_id_of(request)
        route = route_of(request)
        count_request(route=route, method=request.method or "", status=response.status_code, seconds=seconds)
        facts = {
            "method": request.method,
            "route": route,
            "status": response.status_code,
            "duration_ms": round(seconds * 1000, 2),
            **facts_of(request),
        }
        log.log(_level(route, response.status_code), "request", extra=facts)
        return response


def route_of(request: HttpRequest) -> str:
    """Name the URL pattern that answered; ``unmatched`` where none did."""
    match = request.resolver_match
    return match.route if match is not None else "unmatched"


def _level(route: str, status: int) -> int:
    if status >= 500:
        return logging.ERROR
    return logging.DEBUG if route in QUIET_ROUTES else logging.INFO
