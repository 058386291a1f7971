"""Write checked data into a listing's columns and part rows, and read it back."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from typing import Any
from uuid import UUID

from catalog.listings.choices import Vertical
from catalog.listings.facts import DangerousGoods, ListingFacts
from catalog.listings.inputs import DocumentData, ListingData
from catalog.listings.models import (
    Category,
    Listing,
    ListingDocument,
    PackagingOption,
    PriceTier,
    SpecificationRow,
    Substance,
)
from marketplace.core.files.models import StoredFile

_PLAIN = (
    "names", "descriptions", "brand", "grade", "formula", "attributes", "hs_code", "ciq_code", "price_unit",
    "min_quantity", "increment", "monthly_capacity", "lead_days", "tolerance_percent", "physical_form",
    "density_kg_per_litre", "density_celsius", "kg_per_piece", "shelf_life_months", "storage",
)  # fmt: skip
"""Fields that are columns of the same name."""

_NO_DANGER = DangerousGoods("", {}, "")


def fill_columns(
    listing: Listing, data: ListingData, category: Category, substance: Substance | None
) -> None:
    """Set the columns; the caller saves."""
    listing.category, listing.substance = category, substance
    listing.vertical = Vertical(category.vertical)
    for name in _PLAIN:
        setattr(listing, name, getattr(data, name))
    listing.machine_texts, listing.licences = list(data.machine_texts), list(data.licences)
    listing.declaration_elements = [asdict(element) for element in data.declaration_elements]
    for prefix, part in (("origin", data.origin), ("customs", data.customs)):
        for name, value in asdict(part).items():
            column = (
                "customs_factor_source" if (prefix, name) == ("customs", "source") else f"{prefix}_{name}"
            )
            setattr(listing, column, value)
    for name, value in asdict(data.dangerous_goods or _NO_DANGER).items():
        setattr(listing, name, list(value) if isinstance(value, tuple) else value)


def clear_parts(listing: Listing) -> None:
    for relation in ("specification_rows", "packaging_options", "price_tiers", "documents"):
        getattr(listing, relation).all().delete()


def write_parts(listing: Listing, data: ListingData, files: Mapping[UUID, StoredFile]) -> None:
    SpecificationRow.objects.bulk_create(
        SpecificationRow(listing=listing, position=position, **asdict(row))
        for position, row in enumerate(data.specification)
    )
    PackagingOption.objects.bulk_create(
        PackagingOption(listing=listing, position=position, **asdict(row))
        for position, row in enumerate(data.packaging)
    )
    PriceTier.objects.bulk_create(PriceTier(listing=listing, **asdict(row)) for row in data.prices)
    ListingDocument.objects.bulk_create(
        ListingDocument(
            listing=listing, file=files.get(paper.file_uuid) if paper.file_uuid else None, **_plain(paper)
        )
        for paper in data.documents
    )


def _plain(paper: DocumentData) -> dict[str, Any]:
    row = asdict(paper)
    del row["file_uuid"]
    return row


def data_of(facts: ListingFacts) -> ListingData:
    """Turn the facts of a working copy back into input, so that a change can be laid over it."""
    shared = {f.name for f in fields(ListingData)} & {f.name for f in fields(ListingFacts)}
    kept: dict[str, Any] = {name: getattr(facts, name) for name in shared}
    kept["attributes"] = {value.code: value.value for value in facts.attributes}
    names = {f.name for f in fields(DocumentData)}
    kept["documents"] = tuple(
        DocumentData(**{n: getattr(paper, n) for n in names}) for paper in facts.documents
    )
    return ListingData(**kept)
