"""Check that a listing says all that a quote, a contract and a declaration need."""

from collections.abc import Iterable
from decimal import Decimal

from catalog.listings.choices import REQUIRED_LANGUAGES, DocumentKind
from catalog.listings.facts import ListingFacts
from catalog.listings.models import Attribute, Substance
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.units import Quantity, convert

_REQUIRED = {
    "hs_code": "Customs needs the HS code of 10 digits.",
    "declaration_elements": "Customs needs the declaration elements (规范申报要素).",
    "specification": "Buyers need at least one row of specification.",
    "packaging": "Say in at least one way how the goods are packed.",
    "min_quantity": "Say how much the smallest order is.",
    "lead_days": "Say in how many days the goods are ready.",
}


def check_complete(facts: ListingFacts, attributes: Iterable[Attribute], substance: Substance | None) -> None:
    """Check a listing before it goes to review and again before it is published.

    :raises InvalidInput: with one problem for each thing that is missing.
    """
    problems = Problems()
    for language in REQUIRED_LANGUAGES:
        if not facts.names.get(language):
            path = f"names.{language.replace('-', '_').lower()}"
            problems.add(
                f"A listing is named in {' and '.join(REQUIRED_LANGUAGES)}.", path, ErrorCode.REQUIRED
            )
    for name, words in _REQUIRED.items():
        if getattr(facts, name) in (None, "", ()):
            problems.add(words, name, ErrorCode.REQUIRED)
    if facts.origin.country == "CN" and not facts.origin.district:
        problems.add(
            "Customs needs the district of origin (境内货源地).", "origin.district", ErrorCode.REQUIRED
        )
    present = {value.code for value in facts.attributes} | {row.code for row in facts.specification}
    for attribute in attributes:
        if attribute.is_required and attribute.code not in present:
            problems.add(
                "The category needs this attribute.", f"attributes.{attribute.code}", ErrorCode.REQUIRED
            )
    _check_units(problems, facts)
    _check_danger(problems, facts, substance)
    problems.raise_if_any()


def _check_units(problems: Problems, facts: ListingFacts) -> None:
    with problems.under():
        convert(Quantity(Decimal(1000), facts.price_unit), "KGM", factors=facts.factors(), field="price_unit")
    customs = facts.customs
    if not customs.trade_unit:
        problems.add(
            "Say in which customs unit the goods are traded.", "customs.trade_unit", ErrorCode.REQUIRED
        )
    if not customs.first_unit or customs.first_factor is None:
        problems.add(
            "Customs needs the first statutory unit and its factor from the price unit.",
            "customs.first_factor" if customs.first_unit else "customs.first_unit",
            ErrorCode.REQUIRED,
        )
    if customs.second_unit and customs.second_factor is None:
        problems.add("The second unit needs its factor.", "customs.second_factor", ErrorCode.REQUIRED)


def _check_danger(problems: Problems, facts: ListingFacts, substance: Substance | None) -> None:
    goods = facts.dangerous_goods
    if goods is None:
        entries = list(substance.transport_entries.all()) if substance else []
        if entries and not any(entry.is_conditional for entry in entries):
            known = ", ".join(f"UN {entry.un_number}" for entry in entries)
            problems.add(
                f"This substance is dangerous goods: {known}.", "dangerous_goods", ErrorCode.REQUIRED
            )
        return
    for language in REQUIRED_LANGUAGES:
        if not goods.proper_shipping_names.get(language):
            path = f"dangerous_goods.proper_shipping_names.{language.replace('-', '_').lower()}"
            problems.add("Give the proper shipping name in Chinese and English.", path, ErrorCode.REQUIRED)
    if not goods.emergency_phone:
        problems.add(
            "Dangerous goods need an emergency telephone.",
            "dangerous_goods.emergency_phone",
            ErrorCode.REQUIRED,
        )
    if not facts.has_document(DocumentKind.SDS):
        problems.add("Dangerous goods need a safety data sheet (SDS).", "documents", ErrorCode.REQUIRED)
