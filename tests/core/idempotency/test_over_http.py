"""``Idempotency-Key`` as a client meets it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from marketplace.core.idempotency.models import IdempotentRequest
from marketplace.core.idempotency.tasks import forget_idempotency_keys
from tests.core.graphql.http import Api, code_of
from tests.core.graphql.sample import notes

pytestmark = [pytest.mark.urls("tests.core.graphql.urls"), pytest.mark.django_db]

ADD = """
mutation Add($text: String!) { noteAdd(input: {text: $text}) { note { id text } userErrors { code field } } }
"""


def send(text: str = "hi", *, key: str = "key-1", who: str = "ann", query: str = ADD, **body: Any) -> Any:
    return Api(who=who).post({"query": query, "variables": {"text": text}, **body}, Idempotency_Key=key)


def test_the_same_request_under_the_same_key_is_answered_again_and_done_once() -> None:
    first, second = send(), send()
    assert second.content == first.content
    assert "Idempotency-Replayed" not in first
    assert second["Idempotency-Replayed"] == "true"
    assert notes().count() == 1


def test_the_order_of_variables_and_the_spelling_of_json_make_no_other_request() -> None:
    query = "mutation ($text: String!) { noteAdd(input: {text: $text}) { note { id } } }"
    api = Api(who="ann")
    first = api.post('{"query": "' + query + '", "variables": {"text": "hi"}}', Idempotency_Key="k")
    second = api.post('{"variables":{"text":"\\u0068i"},"query":"' + query + '"}', Idempotency_Key="k")
    assert second["Idempotency-Replayed"] == "true"
    assert first.content == second.content


@pytest.mark.parametrize(
    "other",
    [
        {"text": "another"},
        {"query": ADD.replace("id text", "text")},
        {"query": ADD + " query Other { word }", "operationName": "Add"},
    ],
)
def test_another_request_under_the_key_is_refused_in_the_shape_that_was_selected(
    other: dict[str, Any],
) -> None:
    send()
    response = send(**other)
    assert response.status_code == 200
    assert response.json()["data"] == {
        "noteAdd": {"note": None, "userErrors": [{"code": "IDEMPOTENCY_KEY_REUSED", "field": None}]}
    }
    assert notes().count() == 1


def test_a_refused_reuse_leaves_the_first_answer_in_place() -> None:
    first = send()
    send("another")
    assert send().content == first.content


def test_keys_of_different_people_and_firms_do_not_meet() -> None:
    send(who="ann")
    response = send(who="bob")
    assert response.json()["data"]["noteAdd"]["userErrors"] == []
    assert notes().count() == 2


def test_without_a_key_each_request_is_done() -> None:
    api = Api(who="ann")
    for _ in range(2):
        api.ask(ADD, text="hi")
    assert notes().count() == 2


def test_a_request_with_user_errors_wrote_nothing_and_frees_its_key() -> None:
    refused = send("rude")
    assert refused.json()["data"]["noteAdd"]["userErrors"] == [{"code": "INVALID", "field": "text"}]
    mended = send("polite")
    assert mended.json()["data"]["noteAdd"]["userErrors"] == []


def test_a_request_that_failed_inside_wrote_nothing_and_frees_its_key() -> None:
    query = "mutation ($text: String!) { noteAdd(input: {text: $text}) { note { id } broken } }"
    response = send(query=query)
    answer = response.json()
    assert answer["data"] is None, "what was read back is rolled back, so it must not be shown as done"
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert not notes().exists()
    assert not IdempotentRequest.objects.exists()
    assert send().json()["data"]["noteAdd"]["note"]["text"] == "hi"


def test_two_mutations_in_one_request_are_done_together_or_not_at_all() -> None:
    query = """mutation ($text: String!) {
      noteAdd(input: {text: $text}) { note { id } }
      fatal: noteAdd(input: {text: "fatal"}) { note { id } }
    }"""
    assert send(query=query).json()["data"] is None
    assert not notes().exists()


def test_one_done_of_two_is_kept_with_the_others_user_errors() -> None:
    query = """mutation ($text: String!) {
      noteAdd(input: {text: $text}) { note { id } }
      rude: noteAdd(input: {text: "rude"}) { userErrors { code } }
    }"""
    first, second = send(query=query), send(query=query)
    assert first.json()["data"]["rude"] == {"userErrors": [{"code": "INVALID"}]}
    assert second.content == first.content
    assert notes().count() == 1


@pytest.mark.parametrize("key", ["", " ", "a b", "é", "k" * 201, "tab\tkey"])
def test_a_key_is_1_to_200_visible_ascii_characters(key: str) -> None:
    response = send(key=key)
    assert response.status_code == 400
    assert code_of(response) == "BAD_REQUEST"
    assert not notes().exists()


def test_a_visitors_key_is_ignored_and_the_answer_says_so() -> None:
    response = send(who="")
    assert response["Idempotency-Ignored"] == "true"
    assert not IdempotentRequest.objects.exists()


def test_an_answer_with_a_secret_is_never_stored() -> None:
    query = "mutation { secretMake(input: {}) { secret } }"
    first, second = (Api(who="ann").post({"query": query}, Idempotency_Key="k") for _ in range(2))
    assert first["Idempotency-Ignored"] == "true"
    assert first.json()["data"] != second.json()["data"]
    assert not IdempotentRequest.objects.exists()


def test_a_query_takes_no_notice_of_a_key() -> None:
    response = Api(who="ann").post({"query": "{ word }"}, Idempotency_Key="k")
    assert response.json()["data"] == {"word": "word"}
    assert not IdempotentRequest.objects.exists()


def test_a_malformed_variable_frees_the_key() -> None:
    response = Api(who="ann").post({"query": ADD, "variables": {"text": 5}}, Idempotency_Key="key-1")
    assert code_of(response) == "VARIABLES"
    assert not IdempotentRequest.objects.exists()


def test_a_key_holds_for_seven_days() -> None:
    send()
    (row,) = IdempotentRequest.objects.all()
    assert row.expires_at - row.created_at == timedelta(days=7)


def test_an_expired_key_is_as_good_as_new() -> None:
    send()
    IdempotentRequest.objects.update(expires_at=timezone.now())
    response = send("another")
    assert response.json()["data"]["noteAdd"]["note"]["text"] == "another"
    assert IdempotentRequest.objects.count() == 1


def test_expired_keys_are_forgotten_by_the_timetable() -> None:
    send(key="old")
    send(key="new")
    IdempotentRequest.objects.filter(key="old").update(expires_at=timezone.now())
    assert forget_idempotency_keys() == 1
    assert [row.key for row in IdempotentRequest.objects.all()] == ["new"]
