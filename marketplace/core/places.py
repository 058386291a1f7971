"""Codes of countries and places, as the records store them: upper case, nothing else."""

import re

import pycountry

_COUNTRY = re.compile(r"[A-Z]{2}")
_PLACE = re.compile(r"[A-Z]{2}[A-Z2-9]{3}")


def is_country(code: str) -> bool:
    """Tell whether this is a country of ISO 3166-1 alpha-2. Lower case isn't, though pycountry takes it."""
    return _COUNTRY.fullmatch(code) is not None and pycountry.countries.get(alpha_2=code) is not None


def is_place_code(code: str) -> bool:
    """Tell whether this has the form of a UN/LOCODE (UN/ECE Rec 16): a country, three signs for the place."""
    return _PLACE.fullmatch(code) is not None and is_country(code[:2])
