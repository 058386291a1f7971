"""Run a GraphQL document as an actor, without HTTP."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from graphql import ExecutionResult

from marketplace.core.actor import Actor


@dataclass
class Context:
    """What resolvers find in ``info.context``."""

    actor: Actor
    node_types: dict[int, tuple[Any, str]] = field(default_factory=dict)
    META: dict[str, str] = field(default_factory=lambda: {"REMOTE_ADDR": "192.0.2.1"})


def execute(actor: Actor, document: str, **variables: Any) -> ExecutionResult:
    """Execute a document with its variables as ``actor`` against the assembled schema."""
    return _schema().execute(document, variable_values=variables, context_value=Context(actor))


def answer(actor: Actor, document: str, **variables: Any) -> dict[str, Any]:
    """Execute and return the data; an error of the document itself fails the test."""
    result = execute(actor, document, **variables)
    assert not result.errors, result.errors
    assert result.data is not None
    return result.data


@cache
def _schema() -> Any:
    from marketplace.config.schema import schema

    return schema
