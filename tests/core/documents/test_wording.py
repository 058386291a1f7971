"""Each language writes numbers, money, dates and units its own way; shared tables write them neutrally."""

from datetime import date
from decimal import Decimal

import pytest

from marketplace.core.documents.bilingual import BESIDE, load_bilingual
from marketplace.core.documents.wording import load_wording, neutral_money, neutral_number
from marketplace.core.texts import LANGUAGES

NBSP, NARROW = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("language", "money", "day"),
    [
        ("zh-Hans", "USD 1,234,567.50", "2026年7月1日"),
        ("en", "USD 1,234,567.50", "1 July 2026"),
        ("ru", "USD 1 234 567,50", "1 июля 2026 г."),
        ("mn", "USD 1,234,567.50", "2026 оны долоодугаар сарын 1"),
    ],
)
def test_each_language_writes_money_and_dates_its_own_way(language, money, day):
    wording = load_wording(language)
    assert wording.money(Decimal("1234567.5"), "USD").replace(NBSP, " ") == money
    assert wording.date(date(2026, 7, 1)).replace(NARROW, " ") == day


def test_money_has_the_decimals_of_its_currency_and_loses_none():
    wording = load_wording("en")
    assert wording.money(Decimal(1200), "JPY") == f"JPY{NBSP}1,200"
    assert wording.money(Decimal("412.1234"), "USD") == f"USD{NBSP}412.1234"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1234567.500"), "1 234 567.5"),
        (Decimal("1000"), "1 000"),
        (Decimal("0.0015"), "0.0015"),
        (Decimal("-0.5"), "-0.5"),
        (Decimal("1E+3"), "1 000"),
        (None, ""),
    ],
)
def test_a_shared_number_has_no_comma_that_two_readers_take_differently(value, written):
    assert neutral_number(value).replace(NBSP, " ") == written


def test_shared_money_has_at_least_the_decimals_of_its_currency():
    assert neutral_money(Decimal("398125"), "USD") == f"398{NBSP}125.00"
    assert neutral_money(Decimal("412.1234"), "USD") == "412.1234"
    assert neutral_money(Decimal("486000"), "JPY") == f"486{NBSP}000"


@pytest.mark.parametrize(("count", "written"), [(1, "1 дня"), (2, "2 дней"), (5, "5 дней"), (21, "21 дня")])
def test_russian_days_stand_in_the_genitive(count, written):
    assert load_wording("ru").days(count) == written


def test_units_have_their_short_form_then_their_name_then_their_sign():
    wording = load_wording("ru")
    assert (wording.unit("TNE"), wording.unit("DTN"), wording.unit("mg KOH/g")) == (
        "т",
        "центнер",
        "mg KOH/g",
    )


def test_both_languages_are_shown_and_what_is_the_same_only_once():
    both = load_bilingual("ru")
    assert both.label("label.seller", BESIDE) == "卖方 / Продавец"
    assert both.texts({"en": "Sample LLC"}, BESIDE) == "Sample LLC"
    assert both.texts({"zh-Hans": "示例", "en": "Sample", "mn": "Сэмпл"}, BESIDE) == "示例 / Sample"
    assert both.texts({}) == ""


def test_it_knows_the_languages_it_writes():
    with pytest.raises(ValueError, match="'de'"):
        load_bilingual("de")
    with pytest.raises(ValueError, match="'zh-Hans'"):
        load_bilingual("zh-Hans")


def test_every_language_has_every_common_text():
    keys = {language: set(load_wording(language).texts) for language in LANGUAGES}
    for language in LANGUAGES:
        # Plural forms are each language's own.
        assert {k for k in keys[language] ^ keys["zh-Hans"] if not k.startswith("days.")} == set()
        assert "days.other" in keys[language]
