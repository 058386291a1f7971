"""The catalogue's public reads, as shared caches may keep them."""

from typing import Any

import pytest
from django.utils import timezone

from marketplace.core.graphql.persisted.documents import register_own_documents, sha256_of
from tests.core.graphql.http import Api

pytestmark = pytest.mark.django_db

CATALOGUE = 'query { listings(first: 3) { nodes { id name(language: "mn") } } }'
TREE = 'query { categories { code name(language: "en") } }'


def read(text: str) -> Any:
    register_own_documents(texts=[text], at=timezone.now())
    return Api().get(extensions={"persistedQuery": {"version": 1, "sha256Hash": sha256_of(text)}})


@pytest.mark.usefixtures("goods")
@pytest.mark.parametrize("text", [CATALOGUE, TREE])
def test_the_catalogue_may_be_kept_by_all(text: str) -> None:
    response = read(text)
    assert response.status_code == 200
    assert response.json()["data"]
    assert response["Cache-Control"] == "public, max-age=60"
    assert response["Vary"] == "Accept"
    assert not response.cookies


@pytest.mark.usefixtures("goods")
@pytest.mark.parametrize(
    "text",
    [
        "query { viewer { user { email } } }",
        "query { listings(first: 3) { nodes { id name } } }",
        "query { listings(first: 3) { nodes { documents { kind } } } }",
        "query { listings(first: 3) { nodes { supplier { bankAccount } } } }",
    ],
)
def test_what_depends_on_the_reader_may_not(text: str) -> None:
    response = read(text)
    assert response.status_code == 200, response.json()
    assert response["Cache-Control"] == "private, no-cache"
