"""Structured logs: one line per request, every line with the request's id, no variables, tokens or personal data."""

from marketplace.core.logs.context import bind_actor, facts_of, request_id_of
from marketplace.core.logs.middleware import RequestLogMiddleware

__all__ = ["RequestLogMiddleware", "bind_actor", "facts_of", "request_id_of"]
