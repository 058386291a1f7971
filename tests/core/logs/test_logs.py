"""What a request leaves in the log, and what it doesn't."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from marketplace.config.logging import formatter
from tests.core.graphql.http import Api
from tests.core.graphql.sample import person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.core.graphql.urls")]


class Lines:
    """The log as a machine reads it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def text(self) -> str:
        return self.stream.getvalue()

    def all(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]

    @property
    def request(self) -> dict[str, Any]:
        (line,) = [line for line in self.all() if line["event"] == "request"]
        return line


@pytest.fixture
def lines() -> Iterator[Lines]:
    """Collect what the production formatter writes."""
    found = Lines()
    handler = logging.StreamHandler(found.stream)
    handler.setFormatter(formatter(as_json=True))
    root = logging.getLogger()
    root.addHandler(handler)
    yield found
    root.removeHandler(handler)


def test_a_request_is_one_line_of_json_with_who_what_and_how_long(lines: Lines) -> None:
    response = Api(who="ann").post({"query": "query Words { word }"})
    ann = person("ann")
    line = lines.request
    assert line["request_id"] == response["X-Request-ID"]
    assert (line["method"], line["route"], line["status"]) == ("POST", "graphql", 200)
    assert (line["operation"], line["fields"], line["cost"], line["outcome"]) == ("Words", "word", 0, "ok")
    assert (line["user"], line["organization"]) == (str(ann.user_uuid), str(ann.organization_uuid))
    assert len(line["document"]) == 64
    assert line["duration_ms"] > 0
    assert line["level"] == "info"


def test_neither_variables_nor_tokens_nor_names_are_logged(lines: Lines) -> None:
    Api(who="ann-secret-token").ask(
        "mutation ($t: String!) { noteAdd(input: {text: $t}) { note { text } } }", t="private words"
    )
    Client().get("/graphql?query={word}&private=words")
    assert "private" not in lines.text
    assert "secret" not in lines.text
    assert "Bearer" not in lines.text


@pytest.mark.urls("marketplace.config.urls")
def test_a_signed_address_is_logged_by_its_route(lines: Lines) -> None:
    Client().get("/files/secret-token?private=words")
    assert lines.request["route"] == "files/<str:token>"
    assert "secret" not in lines.text
    assert "private" not in lines.text


@pytest.mark.urls("marketplace.config.urls")
def test_an_address_that_matches_nothing_is_not_spelled_out(lines: Lines) -> None:
    assert Client().get("/filez/secret-token?private=words").status_code == 404
    assert lines.request["route"] == "unmatched"
    assert "secret" not in lines.text


def test_a_refusal_is_logged_by_its_codes(lines: Lines) -> None:
    Api().ask('mutation { noteAdd(input: {text: "a"}) { userErrors { code } } }')
    assert lines.request["codes"] == ["UNAUTHENTICATED"]


def test_a_failure_is_logged_with_its_traceback_under_the_requests_id(lines: Lines) -> None:
    Api().post({"query": "{ broken }"}, X_Request_ID="request-0001")
    (line,) = [line for line in lines.all() if line["event"] == "resolver failed"]
    assert line["request_id"] == "request-0001"
    assert "ZeroDivisionError" in line["exception"]
    assert line["path"] == "broken"


@pytest.mark.parametrize("sane", ["request-0001", "0af7651916cd43dd8448eb211c80319c", "a" * 128])
def test_a_sane_request_id_is_taken_over(sane: str) -> None:
    assert Api().post({"query": "{ word }"}, X_Request_ID=sane)["X-Request-ID"] == sane


@pytest.mark.parametrize(
    "odd", ["", "short", "a" * 129, "has spaces in it", "new\\nline-in-it", "<script>alert"]
)
def test_an_odd_request_id_is_replaced(odd: str) -> None:
    given = Api().post({"query": "{ word }"}, X_Request_ID=odd)["X-Request-ID"]
    assert given != odd
    assert len(given) == 32


def test_the_next_request_does_not_carry_the_last_ones_actor(lines: Lines) -> None:
    Api(who="ann").ask("{ word }")
    Api().ask("{ word }")
    last = lines.all()[-1]
    assert "user" not in last


def test_signed_addresses_and_tokens_in_other_messages_are_blanked(lines: Lines) -> None:
    try:
        raise ValueError("GET /files/upload/secret-token Authorization: Bearer secret-token")
    except ValueError:
        logging.getLogger("library").exception("Not Found: /files/secret-token?x=1")
    assert "secret" not in lines.text
    assert "/files/…" in lines.text


def test_values_that_are_no_json_are_logged_as_text(lines: Lines) -> None:
    logging.getLogger("library").warning("odd", extra={"thing": {1, 2}, "request": object()})
    (line,) = lines.all()
    assert line["thing"] == "{1, 2}"
    assert "request" not in line


def test_a_developers_terminal_gets_words() -> None:
    record = logging.LogRecord("library", logging.WARNING, "", 0, "plain %s", ("words",), None)
    assert "plain words" in formatter(as_json=False).format(record)
