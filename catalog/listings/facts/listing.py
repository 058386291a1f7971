"""The whole listing as one frozen value, and its way to JSON and back."""

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any
from uuid import UUID

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
    Texts,
)
from catalog.listings.models import ListingVersion
from marketplace.core.jsonable import sha256_of, to_jsonable
from marketplace.core.reading import read_dataclass
from marketplace.core.texts import translated
from marketplace.core.units import Factors


@dataclass(frozen=True)
class ListingFacts:
    """Everything a listing says. Quantities are in ``price_unit`` (UN/ECE Rec 20), without idle zeros."""

    listing_uuid: UUID
    listing_number: str
    version: int
    supplier_uuid: UUID
    sku: str
    vertical: str
    category_code: str
    category_names: Texts
    names: Texts
    descriptions: Texts
    machine_texts: tuple[str, ...]
    brand: str
    grade: str
    cas: str
    formula: str
    hs_code: str
    ciq_code: str
    declaration_elements: tuple[DeclarationElement, ...]
    origin: Origin
    price_unit: str
    min_quantity: Decimal | None
    increment: Decimal | None
    lead_days: int | None
    tolerance_percent: Decimal
    physical_form: str
    density_kg_per_litre: Decimal | None
    density_celsius: Decimal | None
    kg_per_piece: Decimal | None
    shelf_life_months: int | None
    storage: Texts
    customs: CustomsUnits
    dangerous_goods: DangerousGoods | None
    attributes: tuple[AttributeValue, ...]
    specification: tuple[Specification, ...]
    packaging: tuple[Packaging, ...]
    prices: tuple[Price, ...]
    documents: tuple[DocumentFacts, ...]
    substance: SubstanceFacts | None
    licences: tuple[str, ...] = ()
    monthly_capacity: Decimal | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = to_jsonable(self)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ListingFacts":
        return read_dataclass(cls, data)

    @property
    def sha256(self) -> str:
        """Compute the SHA-256 of the canonical JSON (sorted keys, no spaces), as 64 hex digits."""
        return sha256_of(self)

    def name(self, language: str) -> str:
        return translated(self.names, language)

    def packaging_option(self, code: str) -> Packaging | None:
        return next((option for option in self.packaging if option.code == code), None)

    def factors(self, packaging_code: str = "") -> Factors:
        """Return what is known for converting quantities of these goods.

        With a way of packing, the net mass and the pieces of its package too, so that "500 drums" converts.
        """
        known = Factors(
            density_kg_per_litre=self.density_kg_per_litre,
            density_celsius=self.density_celsius,
            kg_per_piece=self.kg_per_piece,
        )
        option = self.packaging_option(packaging_code)
        if option is None:
            return known
        return replace(
            known,
            package_unit=f"X{option.package_code}",
            net_kg_per_package=option.net_kg,
            pieces_per_package=option.pieces,
        )

    def has_document(self, kind: str, language: str | None = None) -> bool:
        return any(d.kind == kind and language in (None, d.language) for d in self.documents)

    @property
    def control_flags(self) -> tuple[str, ...]:
        return self.substance.control_flags if self.substance else ()

    @property
    def is_dangerous(self) -> bool:
        return self.dangerous_goods is not None


def facts_of(version: ListingVersion) -> ListingFacts:
    """Read the facts that a version froze."""
    return ListingFacts.from_json(version.facts)
