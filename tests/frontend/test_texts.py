"""Every text of every page is there in every language, and compiled."""

import re
from io import StringIO

import pytest
from babel.messages.catalog import Catalog
from django.core.management import call_command
from django.utils.translation import gettext, override

from frontend import texts

LANGUAGES = texts.LANGUAGES
TAG = re.compile(r"<[^>]+>")
PLACE = re.compile(r"%\(\w+\)s")


@pytest.fixture(scope="module")
def found() -> Catalog:
    return texts.template_texts()


def test_texts_are_found_in_templates_and_in_code(found: Catalog) -> None:
    ids = {message.id for message in found}
    assert "How a trade goes" in ids
    assert "Goods found for “%(text)s”" in ids
    assert "Genuine, and signed by both parties." in ids
    assert "Your name" in ids
    assert not any("XX" in str(text) for text in ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_lacks_its_translation(found: Catalog, language: str) -> None:
    assert texts.missing(texts.updated_texts(language, found)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogues_are_up_to_date_and_compiled(found: Catalog, language: str) -> None:
    assert texts.is_saved(language, texts.updated_texts(language, found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_reaches_the_page_translated(found: Catalog, language: str) -> None:
    ids = [message.id for message in found if isinstance(message.id, str) and message.id]
    with override(language.lower().replace("_", "-")):
        assert [text for text in ids if gettext(text) == text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_places_and_tags(language: str) -> None:
    for message in texts.read_texts(language):
        if message.id and isinstance(message.id, str):
            told = str(message.string)
            assert sorted(PLACE.findall(told)) == sorted(PLACE.findall(message.id)), message.id
            assert sorted(TAG.findall(told)) == sorted(TAG.findall(message.id)), message.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_ends_as_the_text_does(language: str) -> None:
    """A full stop that is there in one language and missing in another is a slip."""
    stops = {".": (".", "。"), ":": (":", "：")}
    wrong = [
        message.id
        for message in texts.read_texts(language)
        if isinstance(message.id, str) and message.id.endswith((".", ":"))
        if not str(message.string).endswith(stops[message.id[-1]])
    ]
    assert wrong == []


def test_a_new_text_is_missed_and_an_unused_one_dropped(found: Catalog) -> None:
    grown = Catalog()
    for message in list(found)[:5]:
        grown.add(message.id)
    grown.add("A text that nobody has translated")
    updated = texts.updated_texts("ru", grown)
    assert texts.missing(updated) == ["A text that nobody has translated"]
    assert "How a trade goes" not in updated
    assert not texts.is_saved("ru", updated)


def test_the_command_finds_nothing_to_do() -> None:
    out = StringIO()
    call_command("texts", check=True, stdout=out)
    assert out.getvalue().count(" 0 without a translation") == len(LANGUAGES)
