"""Texts in four languages, each in its own script."""

import dataclasses
import re
from collections.abc import Iterator
from typing import Any

import pytest

from catalog.sample import SampleZone, load_zone
from catalog.sample.texts import Synonyms, Text

HAN = re.compile(r"[\u4e00-\u9fff]")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN = re.compile(r"[A-Za-z]")
MONGOLIAN_LETTERS = re.compile(r"[өүӨҮ]")
FOREIGN_LETTERS = re.compile(r"[іїєґўқғңһәұёЁ]", re.IGNORECASE)
RUSSIAN_WORDS = re.compile(
    r"\b(и|для|из|не|при|или|до|от|на|по|без|это|раствор|вода|кислота|масло|уголь|сера|медь|бочка|мешок|"
    r"образец|не менее|не более)\b|\w(ого|ение|ения|ость|ости|ый|ые|ое|ная|ной)\b",
    re.IGNORECASE,
)
LONG = 60


def texts_of(value: Any, where: str) -> Iterator[tuple[str, Text]]:
    """Yield every text below a record, with the way to it."""
    if isinstance(value, Text):
        yield where, value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts_of(item, f"{where}.{key}")
    elif isinstance(value, tuple):
        for item in value:
            name = next((getattr(item, key) for key in ("code", "sku") if hasattr(item, key)), "")
            yield from texts_of(item, f"{where}.{name}")


ALL_TEXTS = list(texts_of(load_zone(), "zone"))


def bad(check: Any) -> list[str]:
    return [f"{where}: {text}" for where, text in ALL_TEXTS if not check(text)]


def test_every_record_that_people_read_has_its_texts(zone: SampleZone):
    assert len(ALL_TEXTS) > 800
    ways = " ".join(where for where, _ in ALL_TEXTS)
    for part in (
        "summary",
        "listings",
        "companies",
        "storage_rules",
        "attributes",
        "choices",
        "packages",
        "scope",
    ):
        assert part in ways, part
    assert len(zone.listings) * 2 == sum(where.startswith("zone.listings.") for where, _ in ALL_TEXTS), (
        "name and summary"
    )


def test_english_is_written_in_latin_letters():
    assert not bad(lambda text: not HAN.search(text.en) and not CYRILLIC.search(text.en))


def test_chinese_is_written_in_han_characters():
    assert not bad(lambda text: HAN.search(text.zh) and not CYRILLIC.search(text.zh))


def test_russian_is_written_in_russian_letters():
    assert not bad(
        lambda text: (
            CYRILLIC.search(text.ru)
            and not HAN.search(text.ru)
            and not MONGOLIAN_LETTERS.search(text.ru)
            and not FOREIGN_LETTERS.search(text.ru.replace("ё", "").replace("Ё", ""))
        )
    )


def test_mongolian_is_written_in_cyrillic_and_is_not_russian():
    assert not bad(
        lambda text: (
            CYRILLIC.search(text.mn) and not HAN.search(text.mn) and not RUSSIAN_WORDS.search(text.mn)
        )
    )


def test_long_mongolian_texts_have_the_letters_that_russian_lacks():
    """Vowel harmony lets a sentence do without ө and ү, but not many."""
    long = [text.mn for _, text in ALL_TEXTS if len(text.mn) > LONG]
    without = [text for text in long if not MONGOLIAN_LETTERS.search(text)]
    assert len(long) > 60
    assert len(without) < len(long) / 20, without


def test_no_translation_repeats_the_english():
    assert not bad(lambda text: text.en not in {text.zh, text.ru, text.mn})


def test_long_texts_differ_in_all_languages():
    assert not bad(lambda text: len(text.ru) <= LONG or text.ru != text.mn)


def test_no_text_mixes_letters_that_look_alike():
    """Cyrillic С beside Latin C in one word is not found by a search."""
    mixed = re.compile(r"(?=\w*[a-zA-Z])(?=\w*[а-яА-ЯёЁөүӨҮ])[^\W\d_]{2,}")
    for where, text in ALL_TEXTS:
        for language in (text.ru, text.mn):
            for word in re.findall(r"[^\W\d_]+", language):
                assert not mixed.fullmatch(word), (where, word)


@pytest.mark.parametrize("substance", load_zone().substances.values(), ids=lambda substance: substance.cas)
def test_synonyms_include_one_in_the_script_of_their_language(substance):
    synonyms: Synonyms = substance.synonyms
    assert any(LATIN.search(name) for name in synonyms.en)
    assert any(HAN.search(name) for name in synonyms.zh)
    assert all(CYRILLIC.search(name) for name in synonyms.ru)
    assert all(CYRILLIC.search(name) for name in synonyms.mn)
    assert not [name for name in synonyms.mn if RUSSIAN_WORDS.search(name)]


def test_proper_shipping_names_fit_the_declaration_and_their_language(zone: SampleZone):
    for entry in zone.dangerous_goods.values():
        assert max(len(entry.names.en), len(entry.names.zh), len(entry.names.ru)) <= 80
        assert entry.names.en.split(",")[0].split(" with ")[0].isupper()
        assert HAN.search(entry.names.zh)
        assert CYRILLIC.search(entry.names.ru)
