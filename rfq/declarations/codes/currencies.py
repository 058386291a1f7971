"""Currency codes: customs numbers (CEB messages) and ISO 4217 letters (declaration).

Both converters take only what customs has: 24 currencies. RUB, MNT, KZT, BRL, INR and VND are not among
them, so a contract in one of these is declared in another currency at its frozen rate, or refused.
"""

from __future__ import annotations

from rfq.declarations.codes.tables import find, rows

_EXPECTED = "a currency with a customs code, such as USD, EUR or CNY"


def customs_number(currency: str) -> str:
    """Return the three-digit customs code of an ISO 4217 currency.

    :raises CodeUnknown: customs has no code for it.
    """
    return find("currencies", "iso", currency, "code", expected=_EXPECTED)


def customs_letters(currency: str) -> str:
    """Return the ISO 4217 letters as the declaration wants them.

    :raises CodeUnknown: customs has no code for the currency.
    """
    return find("currencies", "iso", currency, "iso", expected=_EXPECTED)


def from_customs_number(number: str) -> str:
    """Return the ISO 4217 letters of a customs currency number.

    :raises CodeUnknown: no such number.
    """
    return find("currencies", "code", number, "iso")


def declarable() -> tuple[str, ...]:
    """Return the ISO 4217 codes that customs has a number for, in table order."""
    return tuple(row["iso"] for row in rows("currencies"))
