"""The room's tables, gathered for Django."""

from catalog.listings.models.categories import Attribute, Category
from catalog.listings.models.listings import Listing, ListingVersion
from catalog.listings.models.parts import ListingDocument, PackagingOption, PriceTier, SpecificationRow
from catalog.listings.models.substances import Substance, TransportEntry

__all__ = [
    "Attribute",
    "Category",
    "Listing",
    "ListingDocument",
    "ListingVersion",
    "PackagingOption",
    "PriceTier",
    "SpecificationRow",
    "Substance",
    "TransportEntry",
]
