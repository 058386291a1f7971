"""The 61 server audits of npm ``graphql-http`` 1.23, against the endpoint as it is served.

Each keeps the audit's id; what the audits say SHOULD and MAY be is demanded here as MUST.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.test import Client

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"
TYPENAME = "{ __typename }"
MUTATION = "mutation { __typename }"
RUNNERS = '{ __type(name: "Run🏃Swim🏊") { name } }'
BY_NAME = "query Type($name: String!) { __type(name: $name) { name } }"
UNKNOWN_FIELD = "{ 8f31403dfe404bccbb0e835f2629c6a7 }"
COERCION = {"query": "query CoerceFailure($id: ID!){ __typename }", "variables": {"id": None}}

Expectation = Callable[[Any], None]


@dataclass(frozen=True)
class Audit:
    """A request and what its response must be."""

    id: str
    name: str
    expect: Expectation
    body: Any = None
    accept: str | None = None
    content_type: str | None = JSON
    parameters: dict[str, str] | None = None

    def send(self) -> Any:
        headers = {"Accept": self.accept} if self.accept else {}
        if self.parameters is not None:
            return Client().get("/graphql", self.parameters, headers=headers)
        if self.content_type is not None:
            headers["Content-Type"] = self.content_type
        content = (
            "" if self.body is None else self.body if isinstance(self.body, str) else json.dumps(self.body)
        )
        return Client().generic("POST", "/graphql", content, self.content_type or "", headers=headers)


def status(*ranges: int | tuple[int, int]) -> Expectation:
    def check(response: Any) -> None:
        bounds = [(r, r) if isinstance(r, int) else r for r in ranges]
        assert any(low <= response.status_code <= high for low, high in bounds), response.content

    return check


def answered(response: Any) -> None:
    status(200)(response)
    assert "errors" not in response.json()


def answered_as(media_type: str) -> Expectation:
    def check(response: Any) -> None:
        status(200)(response)
        assert media_type in response["Content-Type"]

    return check


def in_utf_8(response: Any) -> None:
    status(200)(response)
    response.content.decode("utf-8")


def without_data(response: Any) -> None:
    assert "data" not in response.json()


def query(value: Any, **more: Any) -> dict[str, Any]:
    return {"query": value, **more}


NOT_STRINGS: list[tuple[int, Any]] = list(enumerate([{"obj": "ect"}, 0, False, ["array"]]))
NOT_MAPS: list[tuple[int, Any]] = list(enumerate(["string", 0, False, ["array"]]))
CLIENT_ERROR = status((400, 499))
ANY_STATUS = status((200, 299), (400, 499), (500, 599))
NOT_JSON = '{ "not a JSON'
NAMED = query("query Query { __typename }", operationName="Query")
BY_NAME_BY_GET = {"query": BY_NAME, "variables": '{"name": "sometype"}'}

AUDITS = [
    # media types
    Audit("22EB", "answers graphql-response+json in kind", answered_as(GRAPHQL), query(TYPENAME), GRAPHQL),
    Audit("4655", "answers json in kind", answered_as(JSON), query(TYPENAME), JSON),
    Audit("47DE", "answers */* as json", answered_as(JSON), query(TYPENAME), "*/*"),
    Audit("80D8", "answers as json when accept is missing", answered_as(JSON), query(TYPENAME)),
    Audit("82A3", "answers in UTF-8", in_utf_8, query(TYPENAME)),
    Audit("BF61", "takes UTF-8", status(200), query(RUNNERS), content_type=f"{JSON}; charset=utf-8"),
    Audit("78D5", "assumes UTF-8", status(200), query(TYPENAME)),
    # methods
    Audit("2C94", "takes POST", status(200), query(TYPENAME)),
    Audit("5A70", "takes GET", status(200), parameters={"query": TYPENAME}),
    Audit("9C48", "runs no mutation by GET", CLIENT_ERROR, accept=GRAPHQL, parameters={"query": MUTATION}),
    Audit("9ABE", "refuses POST without content-type", CLIENT_ERROR, query(TYPENAME), content_type=None),
    Audit("03D4", "takes json", status(200), query(TYPENAME)),
    Audit("A5BF", "refuses POST without body", status(400)),
    # parameters
    Audit("423L", "refuses a missing query", status(400), {"notquery": TYPENAME}, GRAPHQL),
    *[Audit(f"LKJ{i}", "refuses a bad query", status(400), query(bad)) for i, bad in NOT_STRINGS],
    Audit("34A2", "takes a query", status(200), query(TYPENAME), GRAPHQL),
    Audit("13EE", "takes a query, as json", answered, query(TYPENAME), JSON),
    *[
        Audit(f"6C0{i}", "refuses a bad operationName", status(400), query(TYPENAME, operationName=bad))
        for i, bad in NOT_STRINGS
    ],
    Audit("8161", "takes an operationName", status(200), NAMED, GRAPHQL),
    Audit("B8B3", "takes an operationName, as json", answered, NAMED, JSON),
    *[
        Audit(f"{id}{i}", f"takes null {name} as {media}", answered, query(TYPENAME, **{name: None}), media)
        for i, name in enumerate(("variables", "operationName", "extensions"))
        for id, media in (("94B", GRAPHQL), ("022", JSON))
    ],
    *[
        Audit(f"476{i}", "refuses bad variables", status(400), query(TYPENAME, variables=bad))
        for i, bad in NOT_MAPS
    ],
    Audit("2EA1", "takes variables", status(200), query(BY_NAME, variables={"name": "some"}), GRAPHQL),
    Audit("28B9", "takes variables, as json", answered, query(BY_NAME, variables={"name": "some"}), JSON),
    Audit("D6D5", "takes variables by GET", answered, accept=GRAPHQL, parameters=BY_NAME_BY_GET),
    Audit("6A70", "takes variables by GET, as json", answered, accept=JSON, parameters=BY_NAME_BY_GET),
    *[
        Audit(f"58B{i}", "refuses bad extensions", status(400), query(TYPENAME, extensions=bad))
        for i, bad in NOT_MAPS
    ],
    Audit("428F", "takes extensions", status(200), query(TYPENAME, extensions={"some": "value"}), GRAPHQL),
    Audit("1B7A", "takes extensions, as json", answered, query(TYPENAME, extensions={"some": "value"}), JSON),
    # what can't be run
    Audit("B6DC", "answers bad JSON with any sane status", ANY_STATUS, NOT_JSON, JSON),
    Audit("BCF8", "answers bad JSON with 400, as json", status(400), NOT_JSON, JSON),
    Audit("B7N8", "answers bad JSON with 400", status(400), NOT_JSON, GRAPHQL),
    Audit("8764", "refuses invalid parameters", status((400, 599)), {"qeury": TYPENAME}),
    Audit("3E3A", "refuses invalid parameters with 400", status(400), {"qeury": TYPENAME}),
    Audit("572B", "answers bad syntax with 200, as json", status(200), query("{"), JSON),
    Audit("FDE2", "answers an invalid document with 200, as json", status(200), query(UNKNOWN_FIELD), JSON),
    Audit("7B9B", "answers bad variables with 200, as json", status(200), COERCION, JSON),
    Audit("865D", "answers bad syntax with 4xx or 5xx", status((400, 599)), query("{"), GRAPHQL),
    Audit("556A", "answers bad syntax with 400", status(400), query("{"), GRAPHQL),
    Audit("D586", "answers bad syntax without data", without_data, query("{"), GRAPHQL),
    Audit("51FE", "answers an invalid document with 4xx", status((400, 599)), query(UNKNOWN_FIELD), GRAPHQL),
    Audit("74FF", "answers an invalid document with 400", status(400), query(UNKNOWN_FIELD), GRAPHQL),
    Audit("5E5B", "answers an invalid document without data", without_data, query(UNKNOWN_FIELD), GRAPHQL),
    Audit("86EE", "answers bad variables with 400", status(400), COERCION, GRAPHQL),
]


def test_there_are_61_audits() -> None:
    assert len({audit.id for audit in AUDITS}) == 61


@pytest.mark.django_db
@pytest.mark.parametrize("audit", AUDITS, ids=lambda audit: f"{audit.id} {audit.name}")
def test_the_endpoint_passes_the_audit(audit: Audit) -> None:
    audit.expect(audit.send())
