"""Text in our languages, and the codes and contacts beside it."""

import pytest

from marketplace.core.contacts import Contact, check_contact
from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.places import is_country, is_place_code
from marketplace.core.texts import check_texts, checked_reason, translated


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        ({"en": "coal", "ru": "уголь"}, "ru", "уголь"),
        ({"en": "coal", "ru": "уголь"}, "mn", "coal"),
        ({"zh-Hans": "煤", "mn": "нүүрс"}, "ru", "煤"),
        ({"en": "", "mn": "нүүрс"}, "en", "нүүрс"),
        ({}, "en", ""),
    ],
)
def test_a_text_is_read_in_the_language_else_in_english_else_in_any(
    texts: dict[str, str], language: str, expected: str
) -> None:
    assert translated(texts, language) == expected


def test_texts_are_kept_without_space_and_without_empty_ones() -> None:
    assert check_texts({"en": " coal ", "ru": "  "}, "names", limit=4) == {"en": "coal"}


@pytest.mark.parametrize("reason", ["", " \n\t"])
def test_a_reason_is_required(reason: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked_reason(reason)
    assert (refused.value.field, refused.value.code) == ("reason", ErrorCode.REQUIRED)


@pytest.mark.parametrize(
    ("code", "expected"), [("MN", True), ("mn", False), ("XX", False), ("MNG", False), ("", False)]
)
def test_a_country_is_two_capitals_of_iso_3166(code: str, expected: bool) -> None:
    assert is_country(code) is expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [("CNTXG", True), ("US2AB", True), ("XXTXG", False), ("CNtxg", False), ("CN1AB", False), ("CN", False)],
)
def test_a_place_is_a_country_and_three_signs(code: str, expected: bool) -> None:
    assert is_place_code(code) is expected


def test_a_contact_may_be_empty_but_not_wrong() -> None:
    assert check_contact(Contact()) == Contact()
    assert check_contact(Contact(phone=" +976 11 123456 ")).phone == "+976 11 123456"
    with pytest.raises(InvalidInput) as refused:
        check_contact(Contact(name="x" * 101, email="a@b", phone="12"))
    assert {problem.field for problem in refused.value.problems} == {"name", "email", "phone"}
