"""Persisted documents and their caching."""

import hashlib
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from marketplace.core.graphql.persisted import documents
from marketplace.core.graphql.persisted.models import PersistedDocument
from tests.core.graphql.http import JSON, Api, code_of

pytestmark = [pytest.mark.urls("tests.core.graphql.urls"), pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """Each test has a database of its own, but the process remembers texts."""
    yield
    documents.forget_texts()


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def by_hash(text: str, **more: Any) -> dict[str, Any]:
    return {"extensions": {"persistedQuery": {"version": 1, "sha256Hash": sha256(text)}}, **more}


def register(text: str, who: str = "ann") -> None:
    response = Api(who=who).post(by_hash(text, query=text))
    assert response.status_code == 200, response.content


def test_it_asks_for_a_document_it_does_not_know() -> None:
    for response in (Api().get(**by_hash("{ word }")), Api().post(by_hash("{ word }"))):
        assert response.status_code == 400
        assert response.json()["errors"][0]["message"] == "PersistedQueryNotFound"
        assert code_of(response) == "PERSISTED_QUERY_NOT_FOUND"


def test_it_runs_a_document_by_hash_once_a_member_has_registered_it() -> None:
    register("{ word }")
    assert Api().get(**by_hash("{ word }")).json()["data"] == {"word": "word"}
    assert Api().post(by_hash("{ word }")).json()["data"] == {"word": "word"}


def test_it_takes_variables_with_a_hash() -> None:
    text = "query ($l: String) { hello(language: $l) }"
    register(text)
    assert Api().get(**by_hash(text, variables={"l": "mn"})).json()["data"] == {"hello": "Сайн уу"}


def test_it_runs_a_visitors_document_without_keeping_it() -> None:
    assert Api().post(by_hash("{ word }", query="{ word }")).json()["data"] == {"word": "word"}
    assert not PersistedDocument.objects.exists()


def test_it_keeps_nothing_that_came_by_get() -> None:
    Api(who="ann").get(**by_hash("{ word }", query="{ word }"))
    assert not PersistedDocument.objects.exists()


def test_it_keeps_no_document_that_is_invalid_or_beyond_a_limit() -> None:
    for text in ("{ unknown }", "{ word", "{ " + " ".join(f"a{n}: word" for n in range(31)) + " }"):
        assert Api(who="ann").post(by_hash(text, query=text)).status_code == 400
    assert not PersistedDocument.objects.exists()


def test_it_refuses_a_hash_of_another_text() -> None:
    response = Api(who="ann").post(by_hash("{ word }", query="{ me }"))
    assert code_of(response) == "PERSISTED_QUERY_MISMATCH"
    assert not PersistedDocument.objects.exists()


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("text", "BAD_REQUEST"),
        ({"version": 1}, "BAD_REQUEST"),
        ({"version": 1, "sha256Hash": "ABC"}, "BAD_REQUEST"),
        ({"version": 2, "sha256Hash": "a" * 64}, "PERSISTED_QUERY_VERSION"),
    ],
)
def test_it_refuses_a_misshapen_hash(sent: Any, code: str) -> None:
    response = Api().post({"extensions": {"persistedQuery": sent}})
    assert response.status_code == 400
    assert code_of(response) == code


def test_a_firm_keeps_no_more_documents_than_its_allowance(settings: Any) -> None:
    settings.GRAPHQL_PERSISTED_PER_ORGANIZATION = 3
    texts = [f"query Q{n} {{ word }}" for n in range(5)]
    register("{ me }", who="bob")
    for text in texts:
        register(text)
    kept = set(PersistedDocument.objects.values_list("document", flat=True))
    assert kept == {*texts[2:], "{ me }"}


def test_a_registered_text_never_changes() -> None:
    register("{ word }")
    with pytest.raises(DatabaseError, match="persisted_document_is_immutable"), transaction.atomic():
        PersistedDocument.objects.update(document="{ me }")


def test_a_public_answer_may_be_kept_by_all_and_is_not_sent_twice() -> None:
    register("{ word }")
    first = Api().get(**by_hash("{ word }"))
    assert first["Cache-Control"] == "public, max-age=60"
    assert first["Vary"] == "Accept"
    assert not first.cookies
    assert first["ETag"].startswith('"')
    again = Api().get(**by_hash("{ word }"), headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert again.content == b""
    assert again["ETag"] == first["ETag"]
    assert again["Cache-Control"] == "public, max-age=60"


def test_another_answer_or_media_type_has_another_tag() -> None:
    text = "query ($l: String) { hello(language: $l) }"
    register(text)
    tags = {
        Api().get(**by_hash(text, variables={"l": "en"}))["ETag"],
        Api().get(**by_hash(text, variables={"l": "mn"}))["ETag"],
        Api().get(**by_hash(text, variables={"l": "mn"}), accept=JSON)["ETag"],
    }
    assert len(tags) == 3


@pytest.mark.parametrize(
    ("text", "variables", "who", "cache_control"),
    [
        ('{ hello(language: "en") }', {}, "", "public, max-age=60"),
        ("query ($l: String) { hello(language: $l) }", {"l": "en"}, "", "public, max-age=60"),
        ('query ($l: String = "en") { hello(language: $l) }', {}, "", "public, max-age=60"),
        ("query ($l: String) { hello(language: $l) }", {}, "", "private, no-cache"),
        ("query ($l: String) { hello(language: $l) }", {"l": None}, "", "private, no-cache"),
        ("{ hello }", {}, "", "private, no-cache"),
        ("{ hello(language: null) }", {}, "", "private, no-cache"),
        ('{ hello(language: "en") }', {}, "ann", "private, no-cache"),
        ("{ word me }", {}, "ann", "private, no-cache"),
        ("{ notes { nodes { text author } } }", {}, "", "private, no-cache"),
        ("{ ...F } fragment F on Query { word greeting }", {}, "", "private, no-cache"),
        ("{ word who }", {}, "", "private, no-cache"),
        ("{ notes { nodes { text mine } } }", {}, "", "private, no-cache"),
        ('{ notes { nodes { text at } } hello(language: "en") }', {}, "", "public, max-age=60"),
        ("{ __typename __schema { queryType { name } } }", {}, "", "public, max-age=60"),
        ("{ word broken }", {}, "", "no-store"),
    ],
)
def test_only_what_is_the_same_for_everybody_may_be_kept_by_all(
    text: str, variables: dict[str, Any], who: str, cache_control: str
) -> None:
    register(text)
    response = Api(who=who).get(**by_hash(text, variables=variables))
    assert response["Cache-Control"] == cache_control
    assert ("ETag" in response) is (cache_control != "no-store")
    if cache_control == "private, no-cache":
        assert {"Authorization", "Cookie", "Accept-Language"} <= set(response["Vary"].split(", "))


def test_an_answer_to_a_document_that_was_sent_whole_is_not_kept() -> None:
    assert Api().get(query="{ word }")["Cache-Control"] == "no-store"


def test_our_own_documents_are_registered_by_a_command_and_never_dropped(
    tmp_path: Path, settings: Any
) -> None:
    settings.GRAPHQL_PERSISTED_PER_ORGANIZATION = 1
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "word.graphql").write_text("query Word { word }\n")
    (tmp_path / "me.graphql").write_text("{ me }")
    register("{ me }")
    out = StringIO()
    call_command("register_documents", str(tmp_path), stdout=out)
    call_command("register_documents", str(tmp_path), stdout=out)
    assert out.getvalue().splitlines() == ["2 documents, 2 new.", "2 documents, 0 new."]
    register("query A { word }")
    register("query B { word }")
    assert PersistedDocument.objects.filter(owner_uuid=None).count() == 2
    assert Api().get(**by_hash("query Word { word }\n")).json()["data"] == {"word": "word"}


def test_the_command_names_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such folder"):
        call_command("register_documents", str(tmp_path / "none"))
