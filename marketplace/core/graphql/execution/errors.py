"""Errors as clients see them: ours with their codes, unknown ones without a word of their inside."""

import logging
from collections.abc import Iterable
from typing import Any

from graphql import GraphQLError, ValueNode

from marketplace.core.errors import ErrorCode, MarketplaceError, Problem
from marketplace.core.graphql.mutations import camel_path

log = logging.getLogger(__name__)


def format_errors(errors: Iterable[GraphQLError], *, request_id: str) -> list[dict[str, Any]]:
    """Turn errors into ``errors[]``; an unknown one is logged with its traceback and becomes INTERNAL."""
    return [_formatted(error, request_id) for error in errors]


def codes_of(formatted: Iterable[dict[str, Any]]) -> list[str]:
    return [str(error["extensions"]["code"]) for error in formatted]


def _extensions_of(error: MarketplaceError) -> dict[str, Any]:
    """Return a MarketplaceError's ``extensions``: its first problem, and all of them when there are several."""
    extensions = _problem(error.problems[0])
    if len(error.problems) > 1:
        extensions["problems"] = [{**_problem(p), "message": p.message} for p in error.problems]
    return extensions


def _problem(problem: Problem) -> dict[str, Any]:
    facts: dict[str, Any] = {"code": problem.code}
    if problem.field:
        facts["field"] = camel_path(problem.field)
    if problem.data:
        facts["data"] = problem.data
    return facts


def _formatted(error: GraphQLError, request_id: str) -> dict[str, Any]:
    cause = error.original_error
    message = error.message
    if isinstance(cause, MarketplaceError):
        message, extensions = cause.message, _extensions_of(cause)
    elif _is_for_the_client(error):
        extensions = {"code": ErrorCode.INVALID, **(error.extensions or {})}
    else:
        log.error(
            "resolver failed", exc_info=cause or error, extra={"path": ".".join(map(str, error.path or ()))}
        )
        message = f"Something went wrong on our side. Quote {request_id} when you report it."
        extensions = {"code": ErrorCode.INTERNAL, "requestId": request_id}
    formatted: dict[str, Any] = {"message": message}
    if error.locations:
        formatted["locations"] = [{"line": place.line, "column": place.column} for place in error.locations]
    if error.path:
        formatted["path"] = error.path
    formatted["extensions"] = extensions
    return formatted


def _is_for_the_client(error: GraphQLError) -> bool:
    """Tell graphql-core's own words about the request from failures while completing our values.

    Whatever refused the request gave its error a code. While executing, graphql-core raises a GraphQLError for
    both; one about the request points at an argument's value.
    """
    if error.path is None:
        return "code" in (error.extensions or {})
    cause = error.original_error
    nodes = cause.nodes if isinstance(cause, GraphQLError) else None
    return bool(nodes) and all(isinstance(node, ValueNode) for node in nodes or ())
