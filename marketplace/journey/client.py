"""A small GraphQL client: named operations from files, bearer tokens, idempotency keys, clear failures."""

import hashlib
import time
import uuid
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import httpx

OPERATIONS = Path(__file__).with_name("operations")
POLL_SECONDS = 0.5


class StepFailed(Exception):
    """A step of the trade went otherwise than it should."""


@cache
def operation(name: str) -> str:
    """Read a GraphQL document from its file."""
    return (OPERATIONS / f"{name}.graphql").read_text("utf-8")


@dataclass
class Session:
    """One person's connection to the marketplace."""

    http: httpx.Client
    who: str = "anybody"
    token: str = ""
    headers: dict[str, str] = field(default_factory=dict)

    def ask(self, name: str, /, **variables: Any) -> dict[str, Any]:
        """Run a query and return its data.

        :raises StepFailed: the answer has errors.
        """
        answer = self._post(name, variables, {})
        if answer.get("errors"):
            raise StepFailed(f"{name} as {self.who}: {answer['errors'][0]['message']}")
        data: dict[str, Any] = answer["data"]
        return data

    def do(self, name: str, /, key: str | None = None, **data: Any) -> dict[str, Any]:
        """Run a mutation with an idempotency key and return its payload.

        :raises StepFailed: it was refused; every user error is named.
        """
        payload = self._mutate(name, key or str(uuid.uuid4()), data)
        if payload["userErrors"]:
            words = "; ".join(
                f"{e['code']} {e['field'] or ''}: {e['message']}" for e in payload["userErrors"]
            )
            raise StepFailed(f"{name} as {self.who} was refused: {words}")
        return payload

    def expect_refusal(self, name: str, code: str, /, key: str | None = None, **data: Any) -> str:
        """Run a mutation that must be refused with ``code`` and return the message.

        :raises StepFailed: it was not, or for another reason.
        """
        payload = self._mutate(name, key or str(uuid.uuid4()), data)
        codes = [error["code"] for error in payload["userErrors"]]
        if code not in codes:
            raise StepFailed(
                f"{name} as {self.who} should be refused with {code}; got {codes or 'an answer'}"
            )
        message: str = payload["userErrors"][codes.index(code)]["message"]
        return message

    def until(
        self, name: str, path: str, wanted: str, /, seconds: float = 60, **variables: Any
    ) -> dict[str, Any]:
        """Ask again and again until the object's state is ``wanted``; work in the background takes its time.

        :raises StepFailed: it isn't within ``seconds``.
        """
        deadline = time.monotonic() + seconds
        while True:
            found: dict[str, Any] | None = self.ask(name, **variables)[path]
            if found is not None and found["state"] == wanted:
                return found
            if time.monotonic() > deadline:
                state = found["state"] if found else "nothing"
                note = (found or {}).get("stateNote") or ""
                raise StepFailed(f"{path} is {state} after {seconds:.0f} s, not {wanted}. {note}".strip())
            time.sleep(POLL_SECONDS)

    def download(self, file: dict[str, Any], folder: Path) -> Path:
        """Download a file, compare its SHA-256 with what the API says, and keep it.

        :raises StepFailed: the bytes are others.
        """
        response = self.http.get(file["downloadUrl"])
        response.raise_for_status()
        if hashlib.sha256(response.content).hexdigest() != file["sha256"]:
            raise StepFailed(f"{file['name']}: the bytes are not those of the hash")
        path = folder / str(file["name"])
        path.write_bytes(response.content)
        return path

    def _mutate(self, name: str, key: str, data: dict[str, Any]) -> dict[str, Any]:
        answer = self._post(name, {"input": data}, {"Idempotency-Key": key} if self.token else {})
        if answer.get("errors") and not answer.get("data"):
            raise StepFailed(f"{name} as {self.who}: {answer['errors'][0]['message']}")
        (payload,) = answer["data"].values()
        if payload is None:
            raise StepFailed(f"{name} as {self.who}: {answer['errors'][0]['message']}")
        result: dict[str, Any] = payload
        return result

    def _post(self, name: str, variables: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        sent = {"Accept": "application/graphql-response+json, application/json;q=0.9", **headers}
        if self.token:
            sent["Authorization"] = f"Bearer {self.token}"
        body = {"query": operation(name), "variables": variables}
        response = self.http.post("/graphql", json=body, headers=sent)
        if "json" not in response.headers.get("content-type", ""):
            raise StepFailed(f"{name}: the server answered {response.status_code} without JSON")
        answer: dict[str, Any] = response.json()
        return answer


def sign_in(http: httpx.Client, email: str, password: str) -> Session:
    """Get a bearer token for a person."""
    visitor = Session(http)
    payload = visitor.do(
        "access_token_create", email=email, password=password, name="journey", expiresInDays=1
    )
    return Session(http, who=email, token=payload["token"])
