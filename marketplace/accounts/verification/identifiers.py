"""Numbers that identify a firm or its bank, each checked by itself.

Every check returns the number as it is stored: upper case, without spaces or dashes.
"""

import re
from typing import Protocol

from stdnum import bic, iban, lei
from stdnum.cn import uscc
from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

from marketplace.core.errors import ErrorCode, invalid

_CUSTOMS_CODE = re.compile(
    r"(1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])[0-9]{2}"  # province (GB/T 2260) and city
    r"[1-79A-Z]"  # economic zone: 1 special … 6 bonded port or comprehensive bonded zone … 9 none
    r"[1-9A-Z]"  # kind of enterprise: 1 state-owned, 2-4 foreign, 5 collective, 6 private … 8 customs broker
    r"[0-9A-Z]{4}"  # serial
)
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")
_ACCOUNT = re.compile(r"[A-Z0-9]{4,34}")


class NumberModule(Protocol):
    """A module of python-stdnum."""

    def validate(self, number: str) -> str: ...


def checked_by(module: NumberModule, number: str, field: str, what: str) -> str:
    """Return the number as the module writes it.

    :raises InvalidInput: CHECK_DIGIT when only the check digit is wrong, INVALID for anything else.
    """
    try:
        return module.validate(number)
    except InvalidChecksum:
        invalid(
            f"{number!r} is no {what}: its check digit is wrong. Look for a mistyped character.",
            field,
            ErrorCode.CHECK_DIGIT,
        )
    except InvalidLength:
        invalid(f"{number!r} is no {what}: it is too short or too long.", field)
    except ValidationError:
        invalid(f"{number!r} is no {what}.", field)


def check_uscc(number: str, field: str = "uscc") -> str:
    """Check a Unified Social Credit Code: 18 characters, check digit by GB 32100-2015."""
    return checked_by(uscc, number, field, "unified social credit code")


def check_lei(number: str, field: str = "lei") -> str:
    """Check a Legal Entity Identifier: 20 characters, ISO 17442 with check digits by ISO 7064."""
    kept = checked_by(lei, number, field, "legal entity identifier")
    if len(kept) != 20:
        invalid(f"A legal entity identifier has 20 characters; {number!r} has {len(kept)}.", field)
    return kept


def check_customs_code(number: str, field: str = "customs_code") -> str:
    """Check a customs registration code (海关注册编码): ten characters, no check digit.

    Structure, by the customs administration's rules for filling in declarations (经营单位编码): place (4),
    economic zone (1), kind of enterprise (1), serial (4; with letters since the digits ran out).
    """
    code = number.replace(" ", "").replace("-", "").upper()
    if len(code) != 10:
        invalid(f"A customs code has 10 characters; {number!r} has {len(code)}.", field)
    if _CUSTOMS_CODE.fullmatch(code) is None:
        invalid(
            f"{number!r} is no customs code: it starts with a province's and city's digits, such as 1506.",
            field,
        )
    return code


def check_swift(number: str, field: str = "bank_swift") -> str:
    """Check a business identifier code (ISO 9362): 8 or 11 characters."""
    return checked_by(bic, number, field, "SWIFT code (BIC)")


def check_bank_account(number: str, field: str = "bank_account") -> tuple[str, bool]:
    """Return a bank account's number and whether it has check digits that hold (an IBAN, ISO 13616)."""
    account = re.sub(r"[\s.-]", "", number).upper()
    if _IBAN.fullmatch(account):
        return checked_by(iban, account, field, "IBAN"), True
    if _ACCOUNT.fullmatch(account) is None:
        invalid("An account number has 4 to 34 letters and digits.", field)
    return account, False
