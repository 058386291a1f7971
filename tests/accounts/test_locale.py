"""The words of the account pages are translated, and what is compiled is what is written."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, override

FOLDER = Path(settings.LOCALE_PATHS[0])
TEMPLATES = Path(settings.TEMPLATES[0]["DIRS"][0])
LANGUAGES = {"zh_Hans": "zh-hans", "ru": "ru", "mn": "mn"}


def words_of_templates() -> set[str]:
    paths = [
        path for folder in ("account", "allauth", "mfa") for path in (TEMPLATES / folder).rglob("*.html")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    return set(re.findall(r"{% translate [\"'](.+?)[\"'] %}", text))


def pairs_in(catalogue: Catalog) -> dict[str, str]:
    """Return what stands for what; a plural's forms in one text."""
    return {forms(message.id): forms(message.string) for message in catalogue if message.id}


def forms(words: str | Sequence[str]) -> str:
    return words if isinstance(words, str) else " | ".join(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_are_the_written_ones(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    written = read_po(BytesIO((folder / "django.po").read_bytes()))
    compiled = read_mo(BytesIO((folder / "django.mo").read_bytes()))
    assert pairs_in(compiled) == pairs_in(written)
    assert all(message.string for message in written if message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_account_pages_is_translated(language: str) -> None:
    with override(LANGUAGES[language]):
        left = {word for word in words_of_templates() if gettext(word) == word}
    assert words_of_templates()
    assert left == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_asked_of_a_password_is_translated(language: str) -> None:
    with override("en"):
        english = said_about("1234")
    with override(LANGUAGES[language]):
        assert not set(said_about("1234")) & set(english)


def said_about(password: str) -> list[str]:
    with pytest.raises(ValidationError) as refused:
        validate_password(password)
    return [*password_validators_help_texts(), *refused.value.messages]
