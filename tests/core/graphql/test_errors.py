"""What clients are told when a resolver fails, and what they are not."""

import logging

import pytest

from tests.core.graphql.http import Api
from tests.core.graphql.sample import notes

pytestmark = pytest.mark.urls("tests.core.graphql.urls")


def test_it_tells_our_errors_with_code_field_data_and_place() -> None:
    answer = Api().ask("{ word\n  w: wrong }")
    assert answer["data"] == {"word": "word", "w": None}
    assert answer["errors"] == [
        {
            "message": "It has ended.",
            "locations": [{"line": 2, "column": 3}],
            "path": ["w"],
            "extensions": {
                "code": "WRONG_STATE",
                "field": "lines.0.unitPrice",
                "data": {"state": "ENDED"},
                "problems": [
                    {
                        "code": "WRONG_STATE",
                        "field": "lines.0.unitPrice",
                        "data": {"state": "ENDED"},
                        "message": "It has ended.",
                    },
                    {"code": "EXPIRED", "message": "And it is late."},
                ],
            },
        }
    ]


def test_it_hides_an_unknown_error_behind_the_request_id_and_logs_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR):
        response = Api().post({"query": "{ word broken }"}, X_Request_ID="request-0001")
    answer = response.json()
    assert response.status_code == 200
    assert answer["data"] == {"word": "word", "broken": None}
    (error,) = answer["errors"]
    assert error["extensions"] == {"code": "INTERNAL", "requestId": "request-0001"}
    assert error["path"] == ["broken"]
    assert "request-0001" in error["message"]
    assert b"hunter2" not in response.content
    logged = [record for record in caplog.records if record.message == "resolver failed"]
    assert logged[0].exc_info is not None
    assert logged[0].exc_info[0] is ZeroDivisionError


@pytest.mark.parametrize("name", ["brokenRequired", "emptyRequired"])
def test_it_lets_null_reach_the_nearest_nullable_parent(name: str) -> None:
    answer = Api().ask("{ word " + name + " }")
    assert answer["data"] is None
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"


def test_it_refuses_a_field_to_a_visitor_and_answers_the_rest() -> None:
    answer = Api().ask("{ word me }")
    assert answer["data"] == {"word": "word", "me": None}
    assert answer["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


@pytest.mark.parametrize(
    ("literal", "told"),
    [
        ('{amount: "abc", currency: "USD"}', "is not a decimal number"),
        ('{amount: "1e9", currency: "USD"}', "is not a decimal number"),
        ('{amount: "NaN", currency: "USD"}', "is not a decimal number"),
        ("{amount: true}", "sent as a string"),
        ('{currency: "USD"}', "required"),
    ],
)
def test_it_explains_a_bad_literal(literal: str, told: str) -> None:
    answer = Api().ask("{ echo(money: " + literal + ") { amount } }")
    assert told in answer["errors"][0]["message"]
    assert answer["errors"][0]["extensions"]["code"] == "VALIDATION"


def test_it_explains_a_bad_variable() -> None:
    answer = Api().ask("query ($m: MoneyInput!) { echo(money: $m) { amount } }", m={"amount": 1.5})
    assert "sent as a string" in answer["errors"][0]["message"]
    assert answer["errors"][0]["extensions"]["code"] == "VARIABLES"


def test_it_explains_a_variable_that_is_null_where_an_argument_must_not_be() -> None:
    answer = Api().ask('query ($c: MoneyInput = {amount: "1"}) { word echo(money: $c) { amount } }', c=None)
    assert answer["data"] == {"word": "word", "echo": None}
    assert "must not be null" in answer["errors"][0]["message"]
    assert answer["errors"][0]["extensions"]["code"] == "INVALID"


@pytest.mark.django_db
def test_a_mutation_answers_the_object_and_no_user_errors() -> None:
    answer = Api(who="ann").ask(
        'mutation { noteAdd(input: {text: "hi"}) { note { text } userErrors { code } } }'
    )
    assert answer["data"]["noteAdd"] == {"note": {"text": "hi"}, "userErrors": []}


@pytest.mark.django_db
def test_a_mutation_answers_user_errors_and_writes_nothing() -> None:
    answer = Api(who="ann").ask(
        'mutation { noteAdd(input: {text: "rude"}) { note { text } userErrors { code field message } } }'
    )
    assert answer["data"]["noteAdd"] == {
        "note": None,
        "userErrors": [{"code": "INVALID", "field": "text", "message": "Be polite."}],
    }
    assert not notes().exists()


@pytest.mark.django_db
def test_a_mutation_that_fails_inside_writes_nothing_and_tells_nothing() -> None:
    answer = Api(who="ann").ask('mutation { noteAdd(input: {text: "fatal"}) { userErrors { code } } }')
    assert answer["data"] == {"noteAdd": None}
    assert answer["errors"][0]["extensions"]["code"] == "INTERNAL"
    assert not notes().exists()


@pytest.mark.django_db
def test_a_visitor_gets_a_user_error_from_a_mutation_that_needs_an_account() -> None:
    answer = Api().ask('mutation { noteAdd(input: {text: "hi"}) { userErrors { code } } }')
    assert answer["data"]["noteAdd"]["userErrors"] == [{"code": "UNAUTHENTICATED"}]
