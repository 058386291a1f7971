"""How requests come in: methods, bodies, parameters, credentials."""

import json

import pytest
from django.test import Client

from tests.core.graphql.http import JSON, Api, code_of

pytestmark = pytest.mark.urls("tests.core.graphql.urls")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_it_answers_other_methods_with_405_and_what_is_allowed(method: str) -> None:
    response = Client().generic(method, "/graphql", "{}", JSON)
    assert response.status_code == 405
    assert response["Allow"] == "GET, POST"
    assert code_of(response) == "METHOD_NOT_ALLOWED"


def test_it_runs_no_mutation_by_get_in_either_media_type() -> None:
    query = 'mutation { noteAdd(input: {text: "a"}) { userErrors { code } } }'
    for accept in (JSON, "application/graphql-response+json"):
        response = Api(who="ann").get(query=query, accept=accept)
        assert response.status_code == 405
        assert response["Allow"] == "POST"


def test_it_chooses_the_named_operation_by_get() -> None:
    response = Api().get(query="query A { word } query B { again: word }", operationName="B")
    assert response.json()["data"] == {"again": "word"}


def test_it_takes_an_empty_operation_name_for_none() -> None:
    assert Api().get(query="{ word }", operationName="").json()["data"] == {"word": "word"}


def test_it_refuses_a_batch() -> None:
    response = Api().post([{"query": "{ word }"}, {"query": "{ word }"}])
    assert response.status_code == 400
    assert code_of(response) == "BATCHING_NOT_SUPPORTED"


@pytest.mark.parametrize(
    "body", ["", "null", '"text"', "5", '{"query": "{ word }"', b"\xff\xfe", '{"query": NaN}']
)
def test_it_refuses_a_body_that_is_no_json_object(body: str | bytes) -> None:
    response = Api().post(body, accept=JSON)
    assert response.status_code == 400
    assert code_of(response) == "BAD_REQUEST"


@pytest.mark.parametrize("parameter", ["variables", "extensions"])
@pytest.mark.parametrize("value", ["{", "[]", '"text"', "1"])
def test_it_refuses_malformed_maps_by_get(parameter: str, value: str) -> None:
    response = Api().get(query="{ word }", accept=JSON, **{parameter: value})
    assert response.status_code == 400


def test_it_refuses_a_nul_character_which_no_text_in_the_database_may_have() -> None:
    body = (
        '{"query": "query ($t: String) { notes(text: $t) { totalCount } }", "variables": {"t": "a\\u0000b"}}'
    )
    response = Api().post(body)
    assert response.status_code == 400
    assert "NUL" in response.json()["errors"][0]["message"]


def test_it_refuses_a_nul_character_written_in_the_document() -> None:
    response = Api().post({"query": '{ notes(text: "a\\u0000b") { totalCount } }'})
    assert response.status_code == 400
    assert code_of(response) == "SYNTAX"


@pytest.mark.django_db
def test_it_takes_text_that_only_looks_like_a_nul() -> None:
    answer = Api().ask("query ($t: String) { notes(text: $t) { totalCount } }", t="a\\u0000b")
    assert answer["data"] == {"notes": {"totalCount": 0}}


def test_it_answers_413_to_a_body_beyond_the_limit(settings: object) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100  # type: ignore[attr-defined]  # pytest-django's wrapper
    response = Api().post({"query": "{ word }", "variables": {"a": "x" * 200}})
    assert response.status_code == 413
    assert code_of(response) == "REQUEST_TOO_LARGE"


def test_it_answers_401_to_a_token_that_does_not_hold() -> None:
    response = Api(who="nobody").post({"query": "{ word }"})
    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert code_of(response) == "UNAUTHENTICATED"


def test_it_knows_who_asks() -> None:
    assert Api(who="ann").ask("{ me }")["data"] == {"me": "ann"}


def test_it_refuses_a_session_post_without_csrf_token() -> None:
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = "ann"
    response = client.post("/graphql", json.dumps({"query": "{ me }"}), JSON)
    assert response.status_code == 403
    assert code_of(response) == "CSRF_FAILED"


def test_it_takes_a_session_post_with_its_csrf_token() -> None:
    token = "a" * 32
    client = Client(enforce_csrf_checks=True)
    client.cookies["sessionid"] = "ann"
    client.cookies["csrftoken"] = token
    response = client.post("/graphql", json.dumps({"query": "{ me }"}), JSON, headers={"X-CSRFToken": token})
    assert response.json()["data"] == {"me": "ann"}


def test_it_asks_no_csrf_token_of_a_bearer_or_a_visitor() -> None:
    assert Api(who="ann", enforce_csrf_checks=True).ask("{ me }")["data"] == {"me": "ann"}
    assert Api(enforce_csrf_checks=True).ask("{ word }")["data"] == {"word": "word"}


def test_it_reads_by_session_without_csrf_token() -> None:
    api = Api(enforce_csrf_checks=True)
    api.client.cookies["sessionid"] = "ann"
    assert api.get(query="{ me }").json()["data"] == {"me": "ann"}


def test_it_sets_no_cookie_and_forbids_keeping_an_answer_to_a_post() -> None:
    response = Api().post({"query": "{ word }"})
    assert not response.cookies
    assert response["Cache-Control"] == "no-store"
    assert "Cookie" not in response.get("Vary", "")
