"""Global ids and ``node(id:)``."""

from datetime import UTC, datetime
from uuid import UUID

import pytest

from marketplace.core.errors import NotFound
from marketplace.core.graphql.nodes import global_id, uuid_from
from tests.core.graphql.http import Api
from tests.core.graphql.sample import add_note, person

pytestmark = pytest.mark.urls("tests.core.graphql.urls")

NODE = "query ($id: ID!) { node(id: $id) { __typename id ... on Note { text } } }"
AT = datetime(2026, 1, 1, tzinfo=UTC)
SOME = UUID(int=5)


@pytest.mark.django_db
def test_a_record_is_found_by_its_global_id_with_its_type() -> None:
    note = add_note("hi", actor=person("ann"), at=AT)
    id_ = global_id("Note", note.uuid)
    answer = Api(who="ann").ask(NODE, id=id_)
    assert answer["data"]["node"] == {"__typename": "Note", "id": id_, "text": "hi"}


@pytest.mark.django_db
def test_a_record_that_the_actor_may_not_see_is_none() -> None:
    note = add_note("hi", actor=person("ann"), at=AT)
    answer = Api().ask(NODE, id=global_id("Note", note.uuid))
    assert answer["data"] == {"node": None}
    assert "errors" not in answer


@pytest.mark.parametrize(
    "unknown",
    [
        "",
        "nonsense",
        "é",
        "Tm90ZTo=",
        global_id("Note", SOME),
        global_id("Query", SOME),
        global_id("Decimal", SOME),
        global_id("Node", SOME),
        global_id("Nothing", SOME),
    ],
)
@pytest.mark.django_db
def test_an_id_that_is_none_of_ours_is_none(unknown: str) -> None:
    answer = Api(who="ann").ask(NODE, id=unknown)
    assert answer["data"] == {"node": None}
    assert "errors" not in answer


def test_it_reads_an_id_of_the_right_type() -> None:
    assert uuid_from(global_id("Note", SOME), "Note", "noteId") == SOME


@pytest.mark.parametrize("wrong", ["", "nonsense", global_id("Listing", SOME), "Tm90ZTpub3QtYS11dWlk"])
def test_it_refuses_another_id_at_its_field(wrong: str) -> None:
    with pytest.raises(NotFound) as refused:
        uuid_from(wrong, "Note", "note_id")
    assert refused.value.field == "note_id"
