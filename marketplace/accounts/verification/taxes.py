"""Tax and VAT numbers by country, as far as their check digits are public."""

import re
from collections.abc import Mapping

from stdnum.ar import cuit
from stdnum.au import abn
from stdnum.az import voen
from stdnum.br import cnpj
from stdnum.by import unp
from stdnum.ca import bn
from stdnum.ch import uid
from stdnum.ch import vat as swiss_vat
from stdnum.cl import rut as chile
from stdnum.co import nit
from stdnum.ec import ruc as ecuador
from stdnum.eu import vat as eu_vat
from stdnum.exceptions import InvalidChecksum, ValidationError
from stdnum.gb import utr
from stdnum.gb import vat as british_vat
from stdnum.id import npwp
from stdnum.il import hp
from stdnum.in_ import gstin, pan
from stdnum.jp import cn as japan
from stdnum.kr import brn
from stdnum.ma import ice
from stdnum.md import idno
from stdnum.mk import edb
from stdnum.no import mva, orgnr
from stdnum.nz import ird
from stdnum.pe import ruc as peru
from stdnum.rs import pib
from stdnum.ru import inn
from stdnum.sg import uen
from stdnum.th import moa
from stdnum.tr import vkn
from stdnum.tw import ubn
from stdnum.ua import edrpou
from stdnum.us import ein
from stdnum.uy import rut as uruguay
from stdnum.vn import mst
from stdnum.za import tin

from marketplace.accounts.verification import kazakhstan
from marketplace.accounts.verification.identifiers import NumberModule
from marketplace.core.errors import ErrorCode, invalid

Checks = Mapping[str, tuple[NumberModule, ...]]

WITH_CHECK_DIGIT: Checks = {
    "AR": (cuit,), "AU": (abn,), "AZ": (voen,), "BR": (cnpj,), "BY": (unp,), "CA": (bn,), "CH": (uid,),
    "CL": (chile,), "CO": (nit,), "EC": (ecuador,), "GB": (utr,), "ID": (npwp,), "IL": (hp,), "IN": (gstin,),
    "JP": (japan,), "KZ": (kazakhstan,), "MA": (ice,), "MD": (idno,), "MK": (edb,), "NO": (orgnr,),
    "NZ": (ird,), "PE": (peru,), "RS": (pib,), "RU": (inn,), "SG": (uen,), "TH": (moa,), "TR": (vkn,),
    "TW": (ubn,), "UA": (edrpou,), "UY": (uruguay,), "VN": (mst,), "ZA": (tin,),
}  # fmt: skip
"""Tax numbers of firms whose check digit can be computed. Any one of a country's checks is enough."""

FORM_ONLY: Checks = {"IN": (pan,), "KR": (brn,), "US": (ein,)}
"""Tax numbers whose form is known and whose check digit is secret or doesn't exist."""

VAT: Checks = {"CH": (swiss_vat,), "GB": (british_vat,), "IN": (gstin,), "NO": (mva,)}
"""VAT numbers outside the European Union that differ from the tax number."""

EU_PREFIX = {**{country.upper(): country.upper() for country in eu_vat.MEMBER_STATES}, "GR": "EL"}
_ANY = re.compile(r"[A-Z0-9]{4,20}")


def check_tax_number(number: str, country: str, field: str = "tax_number") -> tuple[str, bool]:
    """Return a firm's tax number as it is stored and whether its check digit was computed.

    Where we know no rule, letters and digits are taken as they are and a person must look.

    :raises InvalidInput: CHECK_DIGIT or INVALID.
    """
    return _check(number, country, field, "tax number", WITH_CHECK_DIGIT.get(country, ()))


def check_vat_number(number: str, country: str, field: str = "vat_number") -> tuple[str, bool]:
    """Return a firm's VAT number as it is stored and whether its check digit was computed.

    In the European Union it carries its country's prefix, which is added when it was left out.

    :raises InvalidInput: CHECK_DIGIT or INVALID.
    """
    prefix = EU_PREFIX.get(country)
    if prefix:
        plain = _plain(number)
        whole = plain if plain.startswith(prefix) else prefix + plain
        return _check(whole, country, field, "VAT number", (eu_vat,))
    checks = VAT.get(country, WITH_CHECK_DIGIT.get(country, ()))
    return _check(number, country, field, "VAT number", checks)


def _check(
    number: str, country: str, field: str, what: str, checks: tuple[NumberModule, ...]
) -> tuple[str, bool]:
    looser = FORM_ONLY.get(country, ()) if what == "tax number" else ()
    failures: list[ValidationError] = []
    for check in (*checks, *looser):
        try:
            return check.validate(number), check not in looser
        except ValidationError as error:
            failures.append(error)
    if any(isinstance(failure, InvalidChecksum) for failure in failures):
        invalid(
            f"{number!r} is no {what} of {country}: its check digit is wrong. Look for a mistyped character.",
            field,
            ErrorCode.CHECK_DIGIT,
        )
    if failures:
        invalid(f"{number!r} does not have the form of a {what} of {country}.", field)
    plain = _plain(number)
    if _ANY.fullmatch(plain) is None:
        invalid(f"A {what} has 4 to 20 letters and digits.", field)
    return plain, False


def _plain(number: str) -> str:
    return re.sub(r"[\s./-]", "", number).upper()
