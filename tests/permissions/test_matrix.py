"""The permission matrix: every operation by everybody, with nothing written where it is refused."""

from typing import Any

import pytest

from marketplace.core.graphql.nodes import Entity
from tests.asking import DONE
from tests.permissions.attempts import SCHEMA, attempt, root_field
from tests.permissions.rows import Ground, Row
from tests.permissions.table import ROOMS, ROWS

EVERY_ROW = [
    pytest.param(name, row, id=f"{name}: {row.name}") for name, room in ROOMS.items() for row in room.rows
]


@pytest.mark.django_db
@pytest.mark.parametrize(("ground", "row"), EVERY_ROW, indirect=["ground"], scope="module")
def test_an_operation_is_for_the_right_person_only(ground: Ground, row: Row[Any]) -> None:
    tried = {whom: attempt(row, ground, whom) for whom in row.expected}
    assert {whom: found.answer for whom, found in tried.items()} == row.expected
    is_change = root_field(row.operation)[0] == "mutation" and row.writes
    writers = [whom for whom, answer in row.expected.items() if is_change and answer == DONE]
    assert [whom for whom, found in tried.items() if found.wrote] == writers
    assert [whom for whom, found in tried.items() if found.recorded] == writers


def test_every_operation_has_a_row() -> None:
    assert operations() - {row.operation for row in ROWS} == set()


def test_every_row_is_of_an_operation() -> None:
    assert {row.operation for row in ROWS} - operations() == set()


def test_every_kind_of_record_that_has_an_id_to_read_it_by_has_a_row() -> None:
    """``node`` reads any of them, so it has a row for each."""
    assert {row.case for row in ROWS if row.operation == "node"} == readable_by_id()


def test_no_two_rows_are_the_same() -> None:
    names = [row.name for row in ROWS]
    assert sorted(names) == sorted(set(names))


def operations() -> set[str]:
    roots = (SCHEMA.query_type, SCHEMA.mutation_type)
    return {name for root in roots if root is not None for name in root.fields}


def readable_by_id() -> set[str]:
    """Return the types that override ``fetch``."""
    types = ((name, getattr(found, "graphene_type", None)) for name, found in SCHEMA.type_map.items())
    return {
        name
        for name, found in types
        if isinstance(found, type)
        and issubclass(found, Entity)
        and found.fetch.__func__ is not Entity.fetch.__func__
    }
