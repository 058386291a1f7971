"""What a firm says about itself, checked as far as arithmetic goes.

``check_numbers`` is the door: it hears all numbers at once and says which of them a person still has to
look at.
"""

from dataclasses import dataclass

from marketplace.accounts.roles import OrganizationKind
from marketplace.accounts.verification.identifiers import (
    check_bank_account,
    check_customs_code,
    check_lei,
    check_swift,
    check_uscc,
)
from marketplace.accounts.verification.taxes import check_tax_number, check_vat_number
from marketplace.core.errors import ErrorCode, Problems

HOME = "CN"


@dataclass(frozen=True)
class Numbers:
    """A firm's numbers; an empty text means that it has none."""

    uscc: str = ""
    customs_code: str = ""
    lei: str = ""
    vat_number: str = ""
    tax_number: str = ""
    bank_account: str = ""
    bank_swift: str = ""


@dataclass(frozen=True)
class CheckedNumbers:
    """The numbers as they are stored, and the names of those whose check digit nobody could compute."""

    numbers: Numbers
    unchecked: tuple[str, ...]


def check_numbers(numbers: Numbers, *, kind: str, country: str) -> CheckedNumbers:
    """Check a firm's numbers against each other's rules and their own check digits.

    A firm in China has a USCC, and a customs code if it produces; one abroad has a VAT or a tax number
    instead.

    :raises InvalidInput: everything that is wrong: REQUIRED, INVALID or CHECK_DIGIT at the number's name.
    """
    problems = Problems()
    _require(problems, numbers, kind, country)
    kept: dict[str, str] = {}
    unchecked: list[str] = []
    for name, check in (
        ("uscc", check_uscc),
        ("customs_code", check_customs_code),
        ("lei", check_lei),
        ("bank_swift", check_swift),
    ):
        if number := getattr(numbers, name).strip():
            with problems.under():
                kept[name] = check(number)
    for name, check_in in (("vat_number", check_vat_number), ("tax_number", check_tax_number)):
        if number := getattr(numbers, name).strip():
            with problems.under():
                kept[name], was_checked = check_in(number, country)
                unchecked += [] if was_checked else [name]
    if account := numbers.bank_account.strip():
        with problems.under():
            kept["bank_account"], was_checked = check_bank_account(account)
            unchecked += [] if was_checked else ["bank_account"]
    problems.raise_if_any()
    return CheckedNumbers(Numbers(**kept), tuple(unchecked))


def _require(problems: Problems, numbers: Numbers, kind: str, country: str) -> None:
    required = ErrorCode.REQUIRED
    if country == HOME:
        if not numbers.uscc.strip():
            problems.add("A firm in China has a unified social credit code.", "uscc", required)
        if kind == OrganizationKind.PRODUCER and not numbers.customs_code.strip():
            problems.add("A producer exports: give its customs registration code.", "customs_code", required)
        return
    if not numbers.vat_number.strip() and not numbers.tax_number.strip():
        problems.add("Give the firm's VAT number or tax number.", "tax_number", required)
    for name, words in (
        ("uscc", "unified social credit code"),
        ("customs_code", "customs registration code"),
    ):
        if getattr(numbers, name).strip():
            problems.add(f"Only firms in China have a {words}; this one is in {country}.", name)
