"""Reads listings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from catalog.sample.goods import AttributeKind, Category, PhysicalForm, Substance
from catalog.sample.offers import (
    Basis,
    DeclarationElement,
    DocumentKind,
    HsConfidence,
    Listing,
    ListingDocument,
    OrderTerms,
    PackagingOption,
    PriceList,
    PriceTier,
    SpecificationRow,
)
from catalog.sample.read_goods import read_density
from catalog.sample.reading import Row, read_file
from catalog.sample.texts import LANGUAGES

REC20 = r"[A-Z0-9]{2,3}"
UN_PACKAGING = r"(\d[A-Z]{1,2}\d?|\d\d[A-Z]{1,2}\d)"
KILOGRAM = ("035",)


@dataclass(frozen=True, slots=True)
class Shared:
    """What a file says for all its listings; a listing may name another origin or form."""

    supplier: str
    origin: str
    brand: str
    form: PhysicalForm | None


def read_listings(
    path: Path, categories: dict[str, Category], substances: dict[str, Substance]
) -> Iterator[Listing]:
    """Read the listings of one producer."""
    file = read_file(path)
    shared = Shared(
        supplier=file.string("supplier"),
        origin=file.string("origin"),
        brand=file.string("brand"),
        form=file.choice("form", PhysicalForm) if file.has("form") else None,
    )
    for row in file.rows("listing"):
        sku = row.string("sku", pattern=r"[A-Z0-9][A-Z0-9-]{3,19}")
        row.where = f"{file.where}, {sku}"
        category = categories.get(row.string("category"))
        if category is None:
            row.fail("unknown category")
        yield read_listing(row, sku, category, substances, shared)
    file.done()


def read_listing(
    row: Row, sku: str, category: Category, substances: dict[str, Substance], shared: Shared
) -> Listing:
    cas = row.optional_string("substance")
    substance = substances.get(cas) if cas else None
    if cas and substance is None:
        row.fail(f"unknown substance {cas}")
    form = row.choice("form", PhysicalForm) if row.has("form") else shared.form
    form = form or (substance.form if substance else None)
    if form is None:
        row.fail("form is missing")
    density = read_density(row.optional_row("density"))
    listing = Listing(
        sku=sku,
        supplier=shared.supplier,
        vertical=category.vertical,
        category=category.code,
        names=row.text("name"),
        summary=row.text("summary"),
        substance=cas,
        un_number=row.optional_string("un_number", pattern=r"\d{4}"),
        form=form,
        density=density or (substance.density if substance else None),
        hs_code=row.string("hs10", pattern=r"\d{10}"),
        hs_confidence=HsConfidence(row.string("hs10_confidence", pattern="known|assumed").upper()),
        licence_codes=row.strings("licences", pattern=r"[0-9A-Z]"),
        customs_units=row.strings("customs_units", pattern=r"\d{3}") or KILOGRAM,
        declaration_elements=tuple(
            DeclarationElement(str(name), str(value)) for name, value in row.pairs("elements")
        ),
        grade=row.string("grade"),
        brand=shared.brand,
        origin=row.optional_string("origin") or shared.origin,
        order=read_order(row.row("order")),
        also_units=row.strings("also_units", pattern=REC20),
        kg_per_piece=row.optional_decimal("kg_per_piece"),
        storage=row.strings("storage"),
        specification=tuple(read_specification(item, category) for item in row.rows("specification")),
        packaging=tuple(read_packaging(item) for item in row.rows("packaging")),
        prices=tuple(read_prices(item) for item in row.rows("prices")),
        documents=tuple(document for item in row.rows("documents") for document in read_documents(item)),
    )
    row.done()
    return listing


def read_order(row: Row) -> OrderTerms:
    order = OrderTerms(
        unit=row.string("unit", pattern=REC20),
        minimum=row.positive("minimum"),
        increment=row.positive("increment"),
        lead_days=row.integer("lead_days"),
        monthly_capacity=row.positive("monthly"),
        shelf_life_months=row.optional_integer("shelf_months"),
        tolerance_percent=row.decimal("tolerance"),
    )
    row.done()
    return order


def read_specification(row: Row, category: Category) -> SpecificationRow:
    code = row.string("attribute")
    attribute = category.attribute(code)
    if attribute is None:
        row.fail(f"{code} is not an attribute of {category.code}")
    line = SpecificationRow(
        attribute=code,
        minimum=row.optional_decimal("min"),
        maximum=row.optional_decimal("max"),
        typical=row.optional_decimal("typical"),
        value=plain_value(row.optional("value")),
        unit=row.optional_string("unit") or attribute.unit,
        method=row.optional_string("method"),
        basis=row.choice("basis", Basis) if row.has("basis") else None,
    )
    row.done()
    check_row(row, line, attribute.kind, tuple(choice.code for choice in attribute.choices))
    return line


def plain_value(value: object) -> str | None:
    """Turn a value of the file into its stored text: YES, 2025-05-31 and the like."""
    if isinstance(value, bool):
        return "YES" if value else "NO"
    return value.isoformat() if isinstance(value, date) else value if isinstance(value, str) else None


def check_row(row: Row, line: SpecificationRow, kind: AttributeKind, choices: tuple[str, ...]) -> None:
    limits = [number for number in (line.minimum, line.typical, line.maximum) if number is not None]
    if kind in {AttributeKind.NUMBER, AttributeKind.RANGE}:
        if line.value is not None or not limits or limits != sorted(limits):
            row.fail("needs a minimum, typical or maximum value, in rising order, and no other value")
        if kind == AttributeKind.RANGE and (line.minimum is None or line.maximum is None):
            row.fail("a range needs both limits")
        return
    if limits or line.value is None:
        row.fail("needs a value and no limits")
    pattern = {
        AttributeKind.CHOICE: "|".join(re.escape(code) for code in choices),
        AttributeKind.YES_NO: "YES|NO",
        AttributeKind.DATE: r"\d{4}-\d\d-\d\d",
    }.get(kind, r".+")
    if not re.fullmatch(pattern, line.value):
        row.fail(f"{line.value!r} is not a value of {line.attribute}")


def read_packaging(row: Row) -> PackagingOption:
    option = PackagingOption(
        package=row.string("use"),
        un_code=row.optional_string("un", pattern=UN_PACKAGING),
        tank=row.optional_string("tank", pattern=r"T\d{1,2}"),
        pieces=row.optional_integer("pieces"),
        net_kg=row.positive("net") if row.has("net") else None,
        tare_kg=row.optional_decimal("tare"),
        packages_per_pallet=row.optional_integer("per_pallet"),
        container=row.optional_integer("container"),
        packages_per_container=row.optional_integer("per_container"),
    )
    row.done()
    return option


def read_prices(row: Row) -> PriceList:
    prices = PriceList(
        incoterm=row.string("term", pattern=r"EXW|FCA|FAS|FOB|CFR|CIF|CPT|CIP|DAP|DPU|DDP"),
        place=row.string("place"),
        currency=row.string("currency", pattern=r"[A-Z]{3}"),
        tiers=tuple(PriceTier(*(tier_number(row, number) for number in tier)) for tier in row.pairs("tiers")),
    )
    row.done()
    return prices


def tier_number(row: Row, number: object) -> Decimal:
    return Row(row.where, {"tier": number}).positive("tier")


def read_documents(row: Row) -> Iterator[ListingDocument]:
    """Read a document; it becomes one record per language."""
    kind, version, issued = row.choice("kind", DocumentKind), row.string("version"), row.date("date")
    scheme, number = row.optional_string("scheme"), row.optional_string("number", pattern=r"SAMPLE-.+")
    for language in row.strings("languages", pattern="|".join(LANGUAGES)):
        yield ListingDocument(kind, language, version, issued, scheme, number)
    row.done()
    if (kind == DocumentKind.CERTIFICATE) != (scheme is not None):
        row.fail("a certificate names its scheme, other documents have none")
