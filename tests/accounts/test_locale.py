"""The words of the pages are translated, and what is compiled is what is written."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation import gettext, override

FOLDER = Path(settings.LOCALE_PATHS[0])
TEMPLATES = Path(settings.TEMPLATES[0]["DIRS"][0])
LANGUAGES = {"zh_Hans": "zh-hans", "ru": "ru", "mn": "mn"}


def words_of_templates() -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.rglob("*.html"))
    return set(re.findall(r"{% translate [\"'](.+?)[\"'] %}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_words_are_the_written_ones(language: str) -> None:
    folder = FOLDER / language / "LC_MESSAGES"
    written = read_po(BytesIO((folder / "django.po").read_bytes()))
    compiled = read_mo(BytesIO((folder / "django.mo").read_bytes()))
    assert {m.id: m.string for m in compiled if m.id} == {m.id: m.string for m in written if m.id}
    assert all(message.string for message in written if message.id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_our_templates_is_translated(language: str) -> None:
    with override(LANGUAGES[language]):
        left = {word for word in words_of_templates() if gettext(word) == word}
    assert words_of_templates()
    assert left == set()
