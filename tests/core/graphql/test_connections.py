"""Pages by keyset: complete, in order, and steady while rows come in."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.graphql.connections import Ordered, Page, decode_cursor, encode_cursor, paginate
from tests.core.graphql.http import Api
from tests.core.graphql.sample import add_note, notes, person

pytestmark = [pytest.mark.urls("tests.core.graphql.urls"), pytest.mark.django_db]

START = datetime(2026, 1, 1, tzinfo=UTC)


def write(*texts: str, minute: int | None = None) -> None:
    """Add notes a minute apart, or all at the same minute."""
    for number, text in enumerate(texts):
        at = START + timedelta(minutes=number if minute is None else minute)
        add_note(text, actor=person("ann"), at=at)


def by_time(*, descending: bool = False) -> Ordered:
    return Ordered(notes(), keys=("at", "id"), descending=descending)


def page(source: Ordered, **arguments: Any) -> Page:
    return paginate(source, **{"first": None, "after": None, "last": None, "before": None, **arguments})


def texts(page: Page) -> str:
    return "".join(row.payload["text"] for row in page.rows)


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("same_time", [False, True])
def test_pages_forwards_cover_everything_once(descending: bool, same_time: bool) -> None:
    write(*"abcdefg", minute=0 if same_time else None)
    source = by_time(descending=descending)
    seen, after = "", None
    for expected_next in (True, True, False):
        found = page(source, first=3, after=after)
        seen += texts(found)
        after = found.cursor(found.rows[-1])
        assert found.has_next is expected_next
    assert seen == ("gfedcba" if descending else "abcdefg")


@pytest.mark.parametrize("descending", [False, True])
def test_pages_backwards_cover_everything_once_in_the_same_order(descending: bool) -> None:
    write(*"abcdefg")
    source = by_time(descending=descending)
    seen, before = "", None
    for expected_previous in (True, True, False):
        found = page(source, last=3, before=before)
        seen = texts(found) + seen
        before = found.cursor(found.rows[0])
        assert found.has_previous is expected_previous
    assert seen == ("gfedcba" if descending else "abcdefg")


def test_rows_that_come_in_meanwhile_neither_shift_nor_double_the_next_page() -> None:
    write(*"abcd")
    newest_first = Ordered(notes())
    first = page(newest_first, first=2)
    assert texts(first) == "dc"
    write("e", "f", minute=0)
    assert texts(page(newest_first, first=2, after=first.cursor(first.rows[-1]))) == "ba"
    assert texts(page(newest_first, last=2, before=first.cursor(first.rows[0]))) == "fe"


def test_a_cursor_holds_when_its_own_row_is_not_in_the_list() -> None:
    write(*"abcd")
    found = page(by_time(), first=2)
    cursor = found.cursor(found.rows[-1])
    rest = Ordered(notes().exclude(payload__text="b"), keys=("at", "id"), descending=False)
    assert texts(page(rest, first=2, after=cursor)) == "cd"


def test_after_and_before_cut_both_ends() -> None:
    write(*"abcdef")
    rows = list(notes().order_by("at"))
    whole = page(by_time())
    between = page(by_time(), first=9, after=whole.cursor(rows[0]), before=whole.cursor(rows[4]))
    assert texts(between) == "bcd"


def test_an_empty_list_has_no_pages_beside_it() -> None:
    found = page(by_time())
    assert (found.rows, found.has_next, found.has_previous, found.total) == ([], False, False, 0)


@pytest.mark.parametrize(
    ("arguments", "code", "field"),
    [
        ({"first": 0}, ErrorCode.OUT_OF_RANGE, "first"),
        ({"first": 101}, ErrorCode.OUT_OF_RANGE, "first"),
        ({"last": -1}, ErrorCode.OUT_OF_RANGE, "last"),
        ({"first": 1, "last": 1}, ErrorCode.INVALID, "first"),
        ({"after": "nonsense"}, ErrorCode.INVALID, "after"),
        ({"after": "é"}, ErrorCode.INVALID, "after"),
        ({"before": encode_cursor([1])}, ErrorCode.INVALID, "before"),
        ({"before": encode_cursor(["no time", 1])}, ErrorCode.INVALID, "before"),
        ({"before": encode_cursor([None, 1])}, ErrorCode.INVALID, "before"),
        ({"after": encode_cursor([START, "9" * 30])}, ErrorCode.INVALID, "after"),
        ({"after": encode_cursor([START, "1\0"])}, ErrorCode.INVALID, "after"),
        ({"after": encode_cursor([{"a": 1}, 1])}, ErrorCode.INVALID, "after"),
    ],
)
def test_it_refuses_sizes_and_cursors_that_are_not_right(
    arguments: dict[str, Any], code: ErrorCode, field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        page(by_time(), **arguments)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_cursor_keeps_microseconds() -> None:
    moment = START + timedelta(microseconds=123_456)
    assert decode_cursor(encode_cursor([moment, 5]), by_time(), "after") == [moment, 5]


def test_the_api_answers_pages_with_cursors_and_counts() -> None:
    write(*"abc")
    answer = Api().ask(
        "{ notes(first: 2) { edges { cursor node { text } } nodes { text } totalCount totalCountIsExact "
        "pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"
    )
    found = answer["data"]["notes"]
    assert [edge["node"]["text"] for edge in found["edges"]] == ["c", "b"]
    assert found["nodes"] == [edge["node"] for edge in found["edges"]]
    assert (found["totalCount"], found["totalCountIsExact"]) == (3, True)
    assert found["pageInfo"] == {
        "hasNextPage": True,
        "hasPreviousPage": False,
        "startCursor": found["edges"][0]["cursor"],
        "endCursor": found["edges"][1]["cursor"],
    }
    rest = Api().ask(
        "query ($c: String) { notes(after: $c) { nodes { text } } }", c=found["pageInfo"]["endCursor"]
    )
    assert rest["data"]["notes"]["nodes"] == [{"text": "a"}]


def test_a_page_is_one_query_and_a_count_one_more_however_often_it_is_asked() -> None:
    write(*"abc")
    with CaptureQueriesContext(connection) as queries:
        Api().ask("{ notes { edges { cursor node { text } } nodes { text } pageInfo { endCursor } } }")
    assert len(queries) == 1
    with CaptureQueriesContext(connection) as queries:
        Api().ask("{ notes { nodes { text } totalCount again: totalCount totalCountIsExact } }")
    assert len(queries) == 2


def test_the_api_tells_a_bad_cursor_at_its_argument() -> None:
    answer = Api().ask('{ notes(after: "x") { totalCount } }')
    assert answer["errors"][0]["extensions"] == {"code": "INVALID", "field": "after"}
