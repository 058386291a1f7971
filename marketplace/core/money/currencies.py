"""Currencies by ISO 4217: which ones exist, and how many decimals an amount has.

pycountry knows the codes but not the minor units; ISO 4217 list one gives two decimals but for those below.
CLDR's counts differ on purpose (it drops decimals that nobody pays in) and must not be used for invoices.
"""

from dataclasses import dataclass
from difflib import get_close_matches

import pycountry

from marketplace.core.errors import ErrorCode, invalid

_DIGITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
}
_DIGITS_OF = {code: digits for digits, codes in _DIGITS.items() for code in codes.split()}

_NOT_MONEY = frozenset(
    {
        *("BOV", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW"),
        *("XAD", "XAG", "XAU", "XPD", "XPT", "XBA", "XBB", "XBC", "XBD"),
        *("XDR", "XSU", "XTS", "XUA", "XXX"),
    }
)
"""Metals, funds, units of account and test codes: listed by ISO 4217, but nobody sells goods in them."""


@dataclass(frozen=True)
class Currency:
    """A currency goods can be priced in."""

    code: str
    name: str
    digits: int


def check_currency(code: str | None, field: str = "currency") -> Currency:
    """Return the currency of a code.

    :raises InvalidInput: CURRENCY_REQUIRED when there is none, UNKNOWN_CURRENCY naming near codes otherwise.
    """
    if not code:
        invalid("An amount needs its currency, such as USD.", field, ErrorCode.CURRENCY_REQUIRED)
    known = CURRENCIES.get(code)
    if known is None:
        near = get_close_matches(code.upper(), CURRENCIES, n=3, cutoff=0.5)
        hint = f" Did you mean {' or '.join(near)}?" if near else ""
        invalid(
            f"{code[:12]!r} is not a currency of ISO 4217 that goods are sold in.{hint}",
            field,
            ErrorCode.UNKNOWN_CURRENCY,
        )
    return known


def minor_unit_digits(code: str) -> int:
    """Return how many decimals an amount in this currency has: 0 for JPY, 2 for USD, 3 for KWD."""
    return check_currency(code).digits


CURRENCIES = {
    item.alpha_3: Currency(item.alpha_3, item.name, _DIGITS_OF.get(item.alpha_3, 2))
    for item in pycountry.currencies
    if item.alpha_3 not in _NOT_MONEY
}
