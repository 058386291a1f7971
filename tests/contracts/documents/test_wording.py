"""The clauses say the same in every language: same texts, same places to fill in, every code known."""

from string import Formatter

import pytest

from marketplace.core.documents.wording import load_wording
from marketplace.core.texts import LANGUAGES
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger, TransportMode
from rfq.contracts.documents.rendering import WORDING
from rfq.contracts.documents.selection import CLAUSES


def texts(language: str) -> dict[str, str]:
    return dict(load_wording(language, *WORDING).texts)


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh-Hans"])
def test_each_text_is_there_with_the_same_places_to_fill_in(language):
    chinese, other = texts("zh-Hans"), texts(language)
    assert {key for key in chinese.keys() ^ other.keys() if not key.startswith("days.")} == set()
    assert {key: places(other[key]) for key in chinese if places(chinese[key]) != places(other[key])} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_is_empty(language):
    assert {key for key, text in texts(language).items() if not text.strip()} <= {"page.after"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_trade_has_words(language):
    known = texts(language).keys()
    wanted = {f"when.{trigger}.{form}" for trigger in PaymentTrigger for form in ("now", "later")}
    wanted |= {f"instrument.{instrument}" for instrument in PaymentInstrument}
    wanted |= {
        f"{table}.{mode}" for table in ("mode", "by_mode", "dangerous_rules") for mode in TransportMode
    }
    wanted |= {f"language.{language}" for language in LANGUAGES}
    assert wanted - known == set()


def test_the_clauses_that_can_be_chosen_are_those_that_are_written():
    chosen = {
        f"clause.{clause}.{name}" for clause, paragraphs in CLAUSES for name in ["title", *dict(paragraphs)]
    }
    written = {key for key in texts("zh-Hans") if key.startswith("clause.")}
    assert chosen == written
