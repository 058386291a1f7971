"""Answers as bytes."""

from dataclasses import dataclass
from typing import Any

import orjson
from graphql import ExecutionResult

from marketplace.core.errors import ErrorCode
from marketplace.core.graphql.execution.errors import codes_of, format_errors
from marketplace.core.graphql.refusals import Refused
from marketplace.core.jsonable import to_jsonable


@dataclass(frozen=True)
class Answer:
    """A body and the error codes in it."""

    body: bytes
    codes: tuple[str, ...] = ()

    @property
    def has_internal_error(self) -> bool:
        return ErrorCode.INTERNAL in self.codes


def answer_of(result: ExecutionResult, *, request_id: str, cost: int, cost_limit: int) -> Answer:
    """Serialise what execution gave; errors come first so that a reader sees them."""
    content: dict[str, Any] = {}
    errors = format_errors(result.errors or (), request_id=request_id)
    if errors:
        content["errors"] = errors
    content["data"] = result.data
    content["extensions"] = _extensions(cost, cost_limit)
    return Answer(to_bytes(content), tuple(codes_of(errors)))


def answer_of_refusal(refused: Refused, *, request_id: str, cost_limit: int) -> Answer:
    """Serialise a refusal: errors, no ``data`` entry, and the cost where that was the reason."""
    errors = format_errors(refused.errors, request_id=request_id)
    content: dict[str, Any] = {"errors": errors}
    if refused.cost is not None:
        content["extensions"] = _extensions(refused.cost, cost_limit)
    return Answer(to_bytes(content), tuple(codes_of(errors)))


def to_bytes(content: Any) -> bytes:
    return orjson.dumps(content, default=to_jsonable)


def _extensions(cost: int, limit: int) -> dict[str, Any]:
    return {"cost": {"requested": cost, "limit": limit}}
