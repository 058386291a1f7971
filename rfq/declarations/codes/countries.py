"""Country codes: customs numbers (CEB messages) and ISO 3166 alpha-3 (declaration).

Customs counts countries by its own numbers, not by the numeric code of ISO 3166: China is 142, not 156.
A declaration carries the ISO letters of the same country, so a country that customs has no number for is
refused in both.
"""

from __future__ import annotations

import pycountry

from rfq.declarations.codes.errors import CodeUnknown
from rfq.declarations.codes.tables import find, index

CHINA = "CHN"


def alpha3(country: str) -> str:
    """Return the ISO alpha-3 code of a country that customs knows, from alpha-2 or alpha-3.

    :raises CodeUnknown: not a country of ISO 3166, or customs has no code for it.
    """
    code = country.upper()
    entry = pycountry.countries.get(alpha_2=code) if len(code) == 2 else pycountry.countries.get(alpha_3=code)
    if entry is None or entry.alpha_3 not in index("countries", "iso"):
        raise CodeUnknown("countries", country, "an ISO 3166 country that has a customs code")
    return str(entry.alpha_3)


def customs_number(country: str) -> str:
    """Return the three-digit customs code of a country given as alpha-2 or alpha-3.

    :raises CodeUnknown: not a country of ISO 3166, or customs has no code for it.
    """
    return find("countries", "iso", alpha3(country), "code")


def from_customs_number(number: str) -> str:
    """Return the ISO alpha-3 code of a customs country number.

    :raises CodeUnknown: no such number, or a region that ISO 3166 has no code for.
    """
    row = index("countries", "code").get(number)
    if row is None or not row["iso"]:
        why = row["without_iso_because"] if row else ""
        raise CodeUnknown("countries", number, f"a customs number of one country ({why})" if why else "")
    return row["iso"]


def customs_name(country: str) -> str:
    """Return the Chinese name that customs uses for a country given as alpha-2 or alpha-3."""
    return find("countries", "iso", alpha3(country), "name_zh")
