"""The whole way over HTTP: a token is made, used and revoked; a session acts as well."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.accounts.people import new_address, new_email
from tests.cast import PASSWORD, Cast

VIEWER = "{ viewer { user { email } organization { number } roles } }"
TOKEN = """mutation ($input: AccessTokenCreateInput!) { accessTokenCreate(input: $input) {
    token accessToken { id } userErrors { code data } } }"""
REVOKE = """mutation ($input: AccessTokenRevokeInput!) { accessTokenRevoke(input: $input) {
    userErrors { code } } }"""


def post(client: Client, document: str, token: str = "", **data: Any) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return client.post(
        reverse("graphql"),
        {"query": document, "variables": {"input": data}},
        content_type="application/json",
        headers=headers,
    ).json()


def new_client() -> Client:
    return Client(REMOTE_ADDR=new_address())


def test_a_token_is_made_used_and_revoked(cast: Cast) -> None:
    client = new_client()
    made = post(client, TOKEN, email="finance@buyer.example", password=PASSWORD, name="ERP")
    payload = made["data"]["accessTokenCreate"]
    assert payload["userErrors"] == []
    token = payload["token"]
    assert post(client, VIEWER, token)["data"]["viewer"] == {
        "user": {"email": "finance@buyer.example"},
        "organization": {"number": cast.buyer.organization.number},
        "roles": ["FINANCE"],
    }
    revoked = post(client, REVOKE, token, id=payload["accessToken"]["id"])
    assert revoked["data"]["accessTokenRevoke"]["userErrors"] == []
    refused = post(client, VIEWER, token)
    assert refused["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"


def test_guessing_over_http_is_stopped_with_the_seconds_to_wait(db: None) -> None:
    client, email = new_client(), new_email()
    attempts = 11  # more than two windows hold, wherever the clock stands
    answers = [post(client, TOKEN, email=email, password="wrong", name="x") for _ in range(attempts)]
    errors = [answer["data"]["accessTokenCreate"]["userErrors"][0] for answer in answers]
    assert [error["code"] for error in errors[:5]].count("BAD_CREDENTIALS") == 5
    stopped = [error["data"]["seconds"] for error in errors if error["code"] == "TOO_MANY_ATTEMPTS"]
    assert stopped
    assert all(1 <= seconds <= 300 for seconds in stopped)


def test_a_session_asks_the_api_as_its_person(cast: Cast) -> None:
    client = new_client()
    client.post(reverse("account_login"), {"login": "sales@producer.example", "password": PASSWORD})
    assert post(client, VIEWER)["data"]["viewer"]["organization"] == {
        "number": cast.producer.organization.number
    }


@pytest.mark.parametrize("header", ["Bearer nonsense", "Basic Zm9vOmJhcg=="])
def test_a_bad_token_is_refused_even_where_a_visitor_would_be_answered(db: None, header: str) -> None:
    answer = new_client().post(
        reverse("graphql"),
        {"query": "{ organizations { totalCount } }"},
        content_type="application/json",
        headers={"Authorization": header},
    )
    assert answer.json()["errors"][0]["extensions"]["code"] == "UNAUTHENTICATED"
