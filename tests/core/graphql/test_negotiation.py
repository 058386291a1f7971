"""Which media type answers, and which is taken."""

import pytest

from marketplace.core.graphql.endpoint.negotiation import check_content_type, negotiate
from marketplace.core.graphql.refusals import BadRequest
from tests.core.graphql.http import GRAPHQL, JSON, Api, code_of

pytestmark = pytest.mark.urls("tests.core.graphql.urls")


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (GRAPHQL, GRAPHQL),
        ("Application/GraphQL-Response+JSON", GRAPHQL),
        (f"{GRAPHQL}, {JSON};q=0.9", GRAPHQL),
        (f"{JSON};q=0.9, {GRAPHQL}", GRAPHQL),
        (f"{GRAPHQL};q=0.5, {JSON}", JSON),
        (f"{JSON}, {GRAPHQL}", JSON),
        (f"{GRAPHQL}, {JSON}", GRAPHQL),
        (f"{JSON};q=0, */*", GRAPHQL),
        (f"text/html, {JSON};charset=utf-8", JSON),
        (f"{GRAPHQL};charset=latin-1, {JSON};q=0.1", JSON),
        ("text/html, */*;q=0.1", JSON),
    ],
)
def test_it_chooses_what_the_client_likes_best(accept: str | None, chosen: str) -> None:
    assert negotiate(accept) == chosen


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};charset=latin-1", f"{JSON};q=0", "*/*;q=0"])
def test_it_answers_406_to_a_client_that_takes_neither(accept: str) -> None:
    with pytest.raises(BadRequest) as refused:
        negotiate(accept)
    assert refused.value.status == 406


@pytest.mark.parametrize(
    "content_type", [JSON, f"{JSON}; charset=UTF-8", f'{JSON};charset="utf-8"', "Application/JSON"]
)
def test_it_takes_json_in_utf_8(content_type: str) -> None:
    check_content_type(content_type)


@pytest.mark.parametrize(
    "content_type",
    [
        "",
        "text/plain",
        f"{JSON}; charset=utf-16",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "json",
    ],
)
def test_it_answers_415_to_anything_else(content_type: str) -> None:
    response = Api().post({"query": "{ __typename }"}, content_type=content_type)
    assert response.status_code == 415
    assert code_of(response) == "UNSUPPORTED_MEDIA_TYPE"


@pytest.mark.parametrize(("accept", "status"), [(GRAPHQL, 400), (JSON, 200)])
@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"query": "{ word"}, "SYNTAX"),
        ({"query": "{ unknown }"}, "VALIDATION"),
        ({"query": "query A { word } query B { word }"}, "UNKNOWN_OPERATION"),
        ({"query": "query A { word }", "operationName": "B"}, "UNKNOWN_OPERATION"),
        ({"query": "fragment F on Query { word }"}, "UNKNOWN_OPERATION"),
        ({"query": "query ($a: Int!) { notes(first: $a) { totalCount } }"}, "VARIABLES"),
        (
            {"query": "query ($a: Int) { notes(first: $a) { totalCount } }", "variables": {"a": "x"}},
            "VARIABLES",
        ),
        ({"query": "subscription { word }"}, "VALIDATION"),
    ],
)
def test_it_tells_what_cannot_run_with_the_status_of_the_media_type(
    accept: str, status: int, body: dict[str, object], code: str
) -> None:
    response = Api().post(body, accept=accept)
    assert response.status_code == status
    assert response["Content-Type"] == f"{accept}; charset=utf-8"
    assert "data" not in response.json()
    assert code_of(response) == code
