"""Try an operation as somebody, note the answer and whether anything was written, and undo it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db import connection, transaction
from graphql import GraphQLField, GraphQLSchema, get_named_type

from marketplace.config.schema import schema
from marketplace.core.actor import Actor
from marketplace.core.events.models import Event
from tests.accounts.people import new_address
from tests.api import Context
from tests.asking import DONE, NOTHING
from tests.permissions.rows import LISTED, UNLISTED, Asked, G, Row
from tests.whom import actor_called

ANOTHER = "ANOTHER RECORD"
SCHEMA: GraphQLSchema = schema.graphql_schema


@dataclass(frozen=True)
class Attempt:
    """What came of an attempt: the answer, whether any row of any table changed, and whether an event says so."""

    answer: str
    wrote: bool
    recorded: bool


@contextmanager
def rolled_back() -> Iterator[None]:
    """Undo in the end whatever was written."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def attempt(row: Row[G], ground: G, whom: str) -> Attempt:
    """Set the row's scene, ask as that person, and leave the database as it was."""
    with rolled_back():
        asked = row.scene(ground)
        actor = actor_called(ground.cast, whom)
        content, events = fingerprint(), Event.objects.count()
        answer = outcome(actor, row.operation, asked, row.selects)
        return Attempt(answer, wrote=fingerprint() != content, recorded=Event.objects.count() > events)


def outcome(actor: Actor, operation: str, asked: Asked, selects: str = "") -> str:
    """Return DONE, NOTHING, LISTED, UNLISTED or the code of the first refusal."""
    result = schema.execute(
        document(operation, tuple(asked.variables), selects),
        variable_values=asked.variables,
        context_value=Context(actor, META={"REMOTE_ADDR": new_address()}),
    )
    if result.errors:
        return str(getattr(result.errors[0].original_error, "code", result.errors[0].message))
    assert result.data is not None
    value = result.data[operation]
    if value is None:
        return NOTHING
    if isinstance(value, list) or "nodes" in value:
        rows = value if isinstance(value, list) else value["nodes"]
        return LISTED if asked.record in [row.get("id") for row in rows] else UNLISTED
    if errors := value.get("userErrors"):
        return str(errors[0]["code"])
    if asked.record not in (None, value.get("id")):
        return ANOTHER
    return DONE if not selects or value[selects.split()[0]] else NOTHING


@cache
def document(operation: str, variables: tuple[str, ...], selects: str = "") -> str:
    """Write the document that asks for one operation with these variables, as the schema types them."""
    kind, found = root_field(operation)
    declared = ", ".join(f"${name}: {found.args[name].type}" for name in variables)
    passed = ", ".join(f"{name}: ${name}" for name in variables)
    head = f"{kind}({declared})" if variables else kind
    call = f"{operation}({passed})" if variables else operation
    return f"{head} {{ {call} {{ {selection(found)} {selects} }} }}"


def root_field(operation: str) -> tuple[str, GraphQLField]:
    """Return the kind of an operation, ``query`` or ``mutation``, and its field."""
    for kind, root in (("query", SCHEMA.query_type), ("mutation", SCHEMA.mutation_type)):
        assert root is not None
        if operation in root.fields:
            return kind, root.fields[operation]
    raise LookupError(operation)


def selection(found: GraphQLField) -> str:
    fields: Any = getattr(get_named_type(found.type), "fields", {})
    choices = {"userErrors": "userErrors { code field }", "nodes": "nodes { id }", "id": "id"}
    return next((text for name, text in choices.items() if name in fields), "__typename")


def fingerprint() -> tuple[Any, ...]:
    """Return a hash of the content of each table: it changes with any row that is written, changed or deleted."""
    with connection.cursor() as cursor:
        cursor.execute(_fingerprint_query())
        return tuple(cursor.fetchone())


@cache
def _fingerprint_query() -> str:
    quote = connection.ops.quote_name
    tables = sorted(connection.introspection.table_names())
    sums = (
        f"(SELECT coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {quote(name)} t)"
        for name in tables
    )
    return f"SELECT {', '.join(sums)}"
