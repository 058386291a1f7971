"""Numbers are checked as far as arithmetic goes."""

import pytest

from marketplace.accounts.verification import Numbers, check_numbers
from marketplace.accounts.verification.identifiers import (
    check_bank_account,
    check_customs_code,
    check_lei,
    check_swift,
    check_uscc,
)
from marketplace.accounts.verification.taxes import check_tax_number, check_vat_number
from marketplace.core.errors import InvalidInput

TAX_NUMBERS = [
    ("RU", "7707083893", "7707083894"),
    ("KZ", "020240000555", "020240000556"),
    ("KZ", "971240001315", "971240002315"),
    ("KZ", "202400005412", "202400005413"),
    ("BY", "200988541", "200988542"),
    ("TR", "4540536920", "4540536921"),
    ("BR", "16.727.230/0001-97", "16.727.230/0001-98"),
    ("IN", "27AAPFU0939F1ZV", "27AAPFU0938F1ZV"),
    ("VN", "0100233488", "0100233489"),
    ("ID", "01.312.166.0-091.000", "01.312.167.0-091.000"),
    ("ZA", "0001339050", "0001339051"),
    ("UA", "32855961", "32855962"),
    ("AZ", "1401555071", "1401555061"),
    ("JP", "5-8356-7825-6246", "2-8356-7825-6246"),
    ("SG", "00192200M", "00192201M"),
]
"""A country, a number that is right, and the same with one digit mistyped."""


@pytest.mark.parametrize(("country", "right", "wrong"), TAX_NUMBERS)
def test_it_finds_a_mistyped_digit_in_a_tax_number(country: str, right: str, wrong: str) -> None:
    kept, was_checked = check_tax_number(right, country)
    assert was_checked
    assert kept.isalnum()
    with pytest.raises(InvalidInput) as refused:
        check_tax_number(wrong, country)
    assert (refused.value.code, refused.value.field) == ("CHECK_DIGIT", "tax_number")


@pytest.mark.parametrize(
    ("country", "number", "kept"),
    [
        ("MN", "2000-005", "2000005"),
        ("KG", "0123 4567 8901 23", "01234567890123"),
        ("AE", "100000000000003", None),
    ],
)
def test_it_takes_what_it_cannot_check_and_says_so(country: str, number: str, kept: str | None) -> None:
    assert check_tax_number(number, country) == (kept or number, False)


@pytest.mark.parametrize(
    ("country", "number"), [("KR", "116-82-00276"), ("US", "91-1144442"), ("IN", "ACUPA7085R")]
)
def test_it_checks_the_form_where_there_is_no_public_check_digit(country: str, number: str) -> None:
    assert check_tax_number(number, country)[1] is False
    with pytest.raises(InvalidInput) as refused:
        check_tax_number("12", country)
    assert refused.value.code == "INVALID"


@pytest.mark.parametrize("number", ["", "12", "x" * 21, "1234;5678", "号码1234"])
def test_it_refuses_what_is_no_number_anywhere(number: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_tax_number(number, "MN")
    assert refused.value.code == "INVALID"


@pytest.mark.parametrize(
    ("country", "number", "kept"),
    [
        ("DE", "136 695 976", "DE136695976"),
        ("DE", "DE136695976", "DE136695976"),
        ("GR", "EL 094259216", "EL094259216"),
        ("PL", "PL8567346215", "PL8567346215"),
        ("GB", "GB 980 7806 84", "980780684"),
        ("NO", "NO 995 525 828 MVA", "995525828MVA"),
        ("CH", "CHE-107.787.577 IVA", "CHE107787577IVA"),
        ("RU", "7707083893", "7707083893"),
    ],
)
def test_it_takes_a_vat_number(country: str, number: str, kept: str) -> None:
    assert check_vat_number(number, country) == (kept, True)


@pytest.mark.parametrize(
    ("country", "number", "code"),
    [
        ("DE", "DE136695978", "CHECK_DIGIT"),
        ("DE", "FR40303265045", "INVALID"),
        ("DE", "13", "INVALID"),
        ("GB", "980780685", "CHECK_DIGIT"),
    ],
)
def test_it_refuses_a_vat_number_that_cannot_be(country: str, number: str, code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_vat_number(number, country)
    assert (refused.value.code, refused.value.field) == (code, "vat_number")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("91110000600037341L", None),
        ("9111 0000 6000 3734 1L", None),
        ("91110000600037342L", "CHECK_DIGIT"),
        ("91110000600037341", "INVALID"),
        ("A1110000600037341L", "INVALID"),
    ],
)
def test_a_uscc_has_eighteen_characters_and_a_check_digit(number: str, code: str | None) -> None:
    if code is None:
        assert check_uscc(number) == "91110000600037341L"
        return
    with pytest.raises(InvalidInput) as refused:
        check_uscc(number)
    assert (refused.value.code, refused.value.field) == (code, "uscc")


@pytest.mark.parametrize(
    ("code", "is_good"),
    [
        ("1506660002", True),
        ("3120980023", True),
        ("440316k0a6", True),
        ("1506-66-0002", True),
        ("150666002", False),
        ("15066600021", False),
        ("9906660002", False),
        ("1506060002", False),
        ("1506600002", False),
        ("15066600 ~", False),
    ],
)
def test_a_customs_code_has_ten_characters_and_a_place(code: str, is_good: bool) -> None:
    if is_good:
        assert check_customs_code(code) == code.upper().replace("-", "")
        return
    with pytest.raises(InvalidInput) as refused:
        check_customs_code(code)
    assert (refused.value.code, refused.value.field) == ("INVALID", "customs_code")


def test_it_checks_lei_swift_and_iban() -> None:
    assert check_lei("5493 001K JTII GC8Y 1R12") == "5493001KJTIIGC8Y1R12"
    assert check_swift("bkchcnbj880") == "BKCHCNBJ880"
    assert check_bank_account("DE89 3704 0044 0532 0130 00") == ("DE89370400440532013000", True)
    assert check_bank_account("1506 0000 0000 0000 02") == ("150600000000000002", False)


@pytest.mark.parametrize(
    ("numbers", "kind", "country", "expected"),
    [
        (Numbers(), "BUYER", "CN", {"uscc": "REQUIRED"}),
        (Numbers(), "PRODUCER", "CN", {"uscc": "REQUIRED", "customs_code": "REQUIRED"}),
        (Numbers(), "BUYER", "RU", {"tax_number": "REQUIRED"}),
        (
            Numbers(tax_number="7707083893", uscc="91110000600037341L", customs_code="1506660002"),
            "BUYER",
            "RU",
            {"uscc": "INVALID", "customs_code": "INVALID"},
        ),
        (
            Numbers(
                uscc="91110000600037342L",
                customs_code="1",
                lei="5493001KJTIIGC8Y1R13",
                tax_number="!",
                bank_account="DE00370400440532013000",
                bank_swift="123",
            ),
            "PRODUCER",
            "CN",
            {
                "uscc": "CHECK_DIGIT",
                "customs_code": "INVALID",
                "lei": "CHECK_DIGIT",
                "tax_number": "INVALID",
                "bank_account": "CHECK_DIGIT",
                "bank_swift": "INVALID",
            },
        ),
    ],
)
def test_a_firm_hears_of_everything_that_is_wrong_at_once(
    numbers: Numbers, kind: str, country: str, expected: dict[str, str]
) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_numbers(numbers, kind=kind, country=country)
    assert {problem.field: str(problem.code) for problem in refused.value.problems} == expected


def test_it_names_the_numbers_that_a_person_must_look_at() -> None:
    sent = Numbers(tax_number="2000005", bank_account="5001234567")
    assert check_numbers(sent, kind="BUYER", country="MN").unchecked == ("tax_number", "bank_account")
    sent = Numbers(vat_number="136695976", bank_account="DE89370400440532013000")
    assert check_numbers(sent, kind="BUYER", country="DE").unchecked == ()


def test_a_lei_has_twenty_characters_even_if_its_check_digits_hold() -> None:
    with pytest.raises(InvalidInput) as refused:
        check_lei("0000005493001KJTIIGC8Y1R12")
    assert refused.value.code == "INVALID"
