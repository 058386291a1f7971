"""A GraphQL client over Django's test client: real middleware, real view."""

import json
from typing import Any

from django.test import Client

JSON = "application/json"
GRAPHQL = "application/graphql-response+json"


class Api:
    """Sends GraphQL requests as a person, or as a visitor."""

    def __init__(self, *, path: str = "/graphql", who: str = "", **client: Any) -> None:
        self.path = path
        self.client = Client(raise_request_exception=False, **client)
        self.headers = {"Authorization": f"Bearer {who}"} if who else {}

    def post(self, body: Any, *, accept: str = GRAPHQL, content_type: str = JSON, **headers: str) -> Any:
        content = body if isinstance(body, str | bytes) else json.dumps(body)
        sent = {**self.headers, "Accept": accept, "Content-Type": content_type, **_named(headers)}
        return self.client.generic("POST", self.path, content, content_type, headers=sent)

    def get(self, *, accept: str = GRAPHQL, headers: dict[str, str] | None = None, **parameters: Any) -> Any:
        sent = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in parameters.items()
        }
        return self.client.get(self.path, sent, headers={**self.headers, "Accept": accept, **(headers or {})})

    def ask(self, query: str, *, headers: dict[str, str] | None = None, **variables: Any) -> Any:
        """Run a document and return the whole answer."""
        response = self.post({"query": query, "variables": variables}, **(headers or {}))
        return response.json()


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def code_of(response: Any) -> str:
    """Return the first error's code."""
    return str(response.json()["errors"][0]["extensions"]["code"])
