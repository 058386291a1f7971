"""Check what the goods are: codes, names, origin, declaration elements."""

import re
from dataclasses import replace

from stdnum import casrn
from stdnum.exceptions import InvalidChecksum, ValidationError

from catalog.listings.choices import PhysicalForm
from catalog.listings.facts.parts import Origin, Texts
from catalog.listings.inputs import ListingData
from catalog.listings.models import Category, Substance
from marketplace.core.errors import ErrorCode, Problems, invalid
from marketplace.core.places import is_country
from marketplace.core.texts import LANGUAGES, check_texts

SKU = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/-]{0,19}")
"""A customs list takes 20 characters, an order message 30: the shorter one counts."""

MODEL_LENGTH = 255
"""Characters of GModel, into which all declaration elements go with a bar between them."""

_LIMITS = {"brand": 60, "grade": 80, "formula": 80}


def check_identity(
    problems: Problems, data: ListingData, category: Category | None, substance: Substance | None
) -> ListingData:
    if not SKU.fullmatch(data.sku):
        problems.add(
            "Your own code has 1 to 20 letters, digits and . _ / -; customs takes no more.",
            "sku",
        )
    if category is None:
        problems.add(f"{data.category_code[:40]!r} is no category.", "category_code", ErrorCode.NOT_FOUND)
    _check_cas(problems, data.cas, substance)
    _check_codes(problems, data)
    for name, limit in _LIMITS.items():
        if len(getattr(data, name)) > limit:
            problems.add(f"At most {limit} characters.", name, ErrorCode.TOO_LONG)
    if data.physical_form and data.physical_form not in set(PhysicalForm):
        problems.add(f"{data.physical_form[:20]!r} is no physical form.", "physical_form")
    for language in data.machine_texts:
        if language not in LANGUAGES:
            problems.add(f"{language[:12]!r} is not one of {', '.join(LANGUAGES)}.", "machine_texts")
    _check_elements(problems, data)
    _check_origin(problems, data.origin)
    return replace(
        data,
        names=checked_texts(problems, data.names, "names", 200, required=True),
        descriptions=checked_texts(problems, data.descriptions, "descriptions", 4000),
        storage=checked_texts(problems, data.storage, "storage", 600),
    )


def checked_texts(
    problems: Problems, texts: Texts, field: str, limit: int, *, required: bool = False
) -> Texts:
    if not texts and not required:
        return {}
    with problems.under():
        return check_texts(texts, field, limit=limit)
    return texts


def check_cas(number: str, field: str = "cas") -> str:
    """Return a CAS number in its usual form, such as 67-56-1.

    :raises InvalidInput: CHECK_DIGIT when only the last digit is wrong, else INVALID.
    """
    try:
        return str(casrn.validate(number))
    except InvalidChecksum:
        invalid(
            f"The check digit of CAS {number[:14]} is wrong; look at each digit again.",
            field,
            ErrorCode.CHECK_DIGIT,
        )
    except ValidationError:
        invalid(f"{number[:14]!r} is no CAS number such as 67-56-1.", field)


def _check_cas(problems: Problems, cas: str, substance: Substance | None) -> None:
    if not cas:
        return
    with problems.under():
        check_cas(cas)
        if substance is None:
            invalid(
                f"CAS {cas} is not among the substances yet; the zone operator adds it.",
                "cas",
                ErrorCode.NOT_FOUND,
            )


def _check_codes(problems: Problems, data: ListingData) -> None:
    if data.hs_code and not re.fullmatch(r"\d{10}", data.hs_code):
        problems.add(
            f"An HS code of China has 10 digits; this one has {len(data.hs_code)} characters.",
            "hs_code",
            length=len(data.hs_code),
        )
    if data.ciq_code and not re.fullmatch(r"\d{3}", data.ciq_code):
        problems.add("The inspection suffix of the HS code (CIQ) has 3 digits.", "ciq_code")
    for index, code in enumerate(data.licences):
        if not re.fullmatch(r"[0-9A-Zabe]", code):
            problems.add(
                "A licence is named by its one-character customs code, such as B.", f"licences.{index}"
            )
    if data.shelf_life_months is not None and not 0 < data.shelf_life_months <= 600:
        problems.add("A shelf life is 1 to 600 months.", "shelf_life_months", ErrorCode.OUT_OF_RANGE)


def _check_elements(problems: Problems, data: ListingData) -> None:
    for index, element in enumerate(data.declaration_elements):
        path = f"declaration_elements.{index}"
        if not element.name.strip() or not element.value.strip():
            problems.add("A declaration element has a name and a value.", path, ErrorCode.REQUIRED)
        if "|" in element.value:
            problems.add("A bar separates declaration elements; it can't be in one.", f"{path}.value")
    whole = "|".join(element.value for element in data.declaration_elements)
    if len(whole) > MODEL_LENGTH:
        problems.add(
            f"Together the elements have {len(whole)} characters; customs takes {MODEL_LENGTH}.",
            "declaration_elements",
            ErrorCode.TOO_LONG,
        )


def _check_origin(problems: Problems, origin: Origin) -> None:
    if not is_country(origin.country):
        problems.add("The country of origin is a code of ISO 3166 such as CN.", "origin.country")
    if origin.district and not re.fullmatch(r"\d{5}", origin.district):
        problems.add("A customs district (境内货源地) has 5 digits, such as 15069.", "origin.district")
    if len(origin.place) > 120:
        problems.add("At most 120 characters.", "origin.place", ErrorCode.TOO_LONG)
