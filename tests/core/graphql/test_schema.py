"""The assembled schema: described throughout, sound, and committed."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    specified_scalar_types,
)

from marketplace.config.schema import schema as assembled
from marketplace.core.graphql.limits.rules import read_rules

RELAY = {"PageInfo"}


def described_things(schema: GraphQLSchema) -> Iterator[tuple[str, str | None]]:
    """Yield everything in the schema that a description belongs to, by its path."""
    for name, type_ in schema.type_map.items():
        if name.startswith("__") or name in specified_scalar_types or name in RELAY:
            continue
        yield name, type_.description
        if isinstance(type_, GraphQLEnumType):
            yield from ((f"{name}.{value}", member.description) for value, member in type_.values.items())
        if isinstance(type_, GraphQLInputObjectType | GraphQLObjectType | GraphQLInterfaceType):
            for field_name, field in type_.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument_name, argument in getattr(field, "args", {}).items():
                    yield f"{name}.{field_name}({argument_name})", argument.description


def test_everything_is_described() -> None:
    silent = [
        path
        for path, description in described_things(assembled.graphql_schema)
        if not (description or "").strip()
    ]
    assert silent == []


def test_nothing_shows_markup_of_our_docstrings() -> None:
    marked = [
        path
        for path, text in described_things(assembled.graphql_schema)
        if "``" in (text or "") or ":class:" in (text or "")
    ]
    assert marked == []


def test_every_mutation_takes_one_input_and_answers_user_errors_beside_nullable_fields() -> None:
    mutation = assembled.graphql_schema.mutation_type
    assert mutation is not None
    for name, field in mutation.fields.items():
        assert list(field.args) == ["input"], name
        payload: Any = field.type
        assert str(payload.fields["userErrors"].type) == "[UserError!]!", name
        required = [
            f for f, inner in payload.fields.items() if str(inner.type).endswith("!") and f != "userErrors"
        ]
        assert required == [], f"{name}: with userErrors these can't be answered"


def test_every_root_field_says_who_may_use_it() -> None:
    schema = assembled.graphql_schema
    rules = read_rules(schema)
    open_by_nature = {"node"}
    for root in filter(None, (schema.query_type, schema.mutation_type)):
        silent = {name for name, rule in rules[root.name].items() if rule.permission is None} - open_by_nature
        assert silent == set(), f"{root.name}: declare a permission, PUBLIC where everybody may"


def test_the_committed_schema_is_current() -> None:
    call_command("export_schema", "--check")


def test_a_stale_schema_is_told_with_what_differs(tmp_path: Path) -> None:
    file = tmp_path / "schema.graphql"
    with pytest.raises(CommandError, match="stale"):
        call_command("export_schema", "--check", "--file", str(file))
    call_command("export_schema", "--file", str(file))
    call_command("export_schema", "--check", "--file", str(file))
    file.write_text(file.read_text().replace("type StoredFile", "type OldFile"))
    with pytest.raises(CommandError, match=r"\+type StoredFile"):
        call_command("export_schema", "--check", "--file", str(file))
