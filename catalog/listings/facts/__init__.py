"""The facts of a listing: one frozen value with everything the quote, the contract and customs need.

``facts_of(version)`` reads them back from a published version, exactly as they were.
"""

from catalog.listings.facts.building import facts_from_working_copy
from catalog.listings.facts.listing import ListingFacts, facts_of
from catalog.listings.facts.parts import (
    AttributeValue,
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    DocumentFacts,
    Origin,
    Packaging,
    Price,
    Specification,
    SubstanceFacts,
)

__all__ = [
    "AttributeValue",
    "CustomsUnits",
    "DangerousGoods",
    "DeclarationElement",
    "DocumentFacts",
    "ListingFacts",
    "Origin",
    "Packaging",
    "Price",
    "Specification",
    "SubstanceFacts",
    "facts_from_working_copy",
    "facts_of",
]
