"""What the mutations take, and its way into the room's own data."""

from collections.abc import Callable, Mapping
from typing import Any

import graphene

from catalog.listings.facts import (
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    Origin,
    Packaging,
    Price,
    Specification,
)
from catalog.listings.graphql.enums import (
    DocumentKindEnum,
    PackagingKindEnum,
    PhysicalFormEnum,
    VisibilityEnum,
)
from catalog.listings.inputs import DocumentData, ListingData
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import JSON, Date, Decimal
from marketplace.core.graphql.texts import TextsInput, texts_from
from marketplace.core.graphql.trade_enums import IncotermEnum
from marketplace.core.graphql.values import MoneyInput


class ListingOriginInput(graphene.InputObjectType):
    """Where the goods come from."""

    country = graphene.String(default_value="CN", description="ISO 3166-1 alpha-2 code.")
    place = graphene.String(description="The plant or town.")
    district = graphene.String(description="Customs district code of the place, 5 digits.")


class ListingCustomsInput(graphene.InputObjectType):
    """How the quantity is declared. A factor that follows from the units or the density may be left out."""

    trade_unit = graphene.String(description="Customs code of the unit it is traded in, such as 070.")
    first_unit = graphene.String(description="Customs code of the first statutory unit, such as 035.")
    first_factor = Decimal(description="First statutory units in one price unit.")
    second_unit = graphene.String(description="Customs code of the second statutory unit.")
    second_factor = Decimal(description="Second statutory units in one price unit.")
    source = graphene.String(description="Where the factors come from.")


class ListingDangerousGoodsInput(graphene.InputObjectType):
    """How dangerous goods travel (UN Model Regulations)."""

    un_number = graphene.String(required=True, description="The four digits.")
    proper_shipping_names = TextsInput(required=True, description="The proper shipping name.")
    hazard_class = graphene.String(required=True, description="Class or division, such as 3 or 4.3.")
    subsidiary_classes = graphene.List(graphene.NonNull(graphene.String), description="Subsidiary hazards.")
    packing_group = graphene.String(description="I, II or III.")
    marine_pollutant = graphene.Boolean(description="Whether it harms the sea.")
    emergency_phone = graphene.String(description="Whom to call in an accident.")
    ems = graphene.String(description="Emergency schedules of the IMDG Code.")
    hazard_identification = graphene.String(description="Hazard identification number of ADR and RID.")
    limited_quantity = graphene.String(description="Most in one inner packaging; 0 for none.")


class ListingDeclarationElementInput(graphene.InputObjectType):
    """A declaration element (规范申报要素)."""

    name = graphene.String(required=True, description="Its name, in Chinese.")
    value = graphene.String(required=True, description="What is declared; no bar.")


class ListingSpecificationInput(graphene.InputObjectType):
    """A guaranteed or typical property. The category's attribute of this code lends names and unit."""

    code = graphene.String(required=True, description="Its code within the listing, such as PURITY.")
    names = TextsInput(description="What is measured.")
    minimum = Decimal(description="At least.")
    maximum = Decimal(description="At most.")
    typical = Decimal(description="Usually.")
    text = graphene.String(description="A value that is no number.")
    unit = graphene.String(description="The unit as people write it.")
    method = graphene.String(description="Test method with its edition.")
    basis = graphene.String(description="What the value is counted on.")
    rejection_limit = Decimal(description="Beyond this the buyer may refuse.")
    price_adjustment_percent = Decimal(description="Change of price for each unit beyond the limit.")


class ListingPackagingInput(graphene.InputObjectType):
    """One way the goods are packed. Masses are of one package."""

    code = graphene.String(required=True, description="Its code within the listing, such as DRUM_160.")
    kind = PackagingKindEnum(required=True, description="The kind of package.")
    names = TextsInput(description="What it is called.")
    package_code = graphene.String(description="UN/ECE Recommendation 21 code.")
    un_mark = graphene.String(description="UN mark of packages for dangerous goods.")
    net_kg = Decimal(description="Net mass in kg; none for bulk.")
    tare_kg = Decimal(description="Mass of the empty package in kg.")
    pieces = graphene.Int(description="Pieces in it.")
    volume_m3 = Decimal(description="Outer volume in m³.")
    packages_per_pallet = graphene.Int(description="How many on a pallet.")
    packages_per_container = graphene.Int(description="How many in a container.")
    container_type = graphene.String(description="Which container, such as 20GP.")
    customs_wrap = graphene.String(description="Package kind of China customs, two digits.")


class ListingPriceInput(graphene.InputObjectType):
    """A list price of one price unit, from a quantity upwards."""

    from_quantity = Decimal(required=True, description="From this quantity on, in price units.")
    price = MoneyInput(required=True, description="The price of one price unit, at most four decimals.")
    incoterm = IncotermEnum(required=True, description="The delivery rule.")
    place_name = graphene.String(required=True, description="The named place.")
    place_code = graphene.String(description="The named place as UN/LOCODE.")


class ListingDocumentInput(graphene.InputObjectType):
    """A paper about the goods."""

    kind = DocumentKindEnum(required=True, description="What it is.")
    language = graphene.String(required=True, description="Its language, BCP 47.")
    edition = graphene.String(description="Its version.")
    issued_date = Date(description="When it was issued.")
    title = graphene.String(description="Its title.")
    visibility = VisibilityEnum(default_value="PUBLIC", description="Who may take it.")
    file_id = graphene.ID(description="An uploaded file of yours.")


def _items(type_: Any, description: str) -> graphene.List:
    return graphene.List(graphene.NonNull(type_), description=description)


class ListingContent:
    """What a listing may say; mixed into the inputs of create and update."""

    cas = graphene.String(description="CAS number of a known substance, such as 67-56-1.")
    descriptions = TextsInput(description="What you say of it.")
    machine_texts = _items(graphene.String, "Languages that a machine translated.")
    brand = graphene.String(description="The brand.")
    grade = graphene.String(description="The grade.")
    formula = graphene.String(description="Sum formula; default is the substance's.")
    attributes = JSON(description="Values of the category's attributes by code; see Category.attributes.")
    hs_code = graphene.String(description="HS code of China, 10 digits.")
    ciq_code = graphene.String(description="Inspection suffix of the HS code, 3 digits.")
    declaration_elements = _items(ListingDeclarationElementInput, "Declaration elements, in their order.")
    licences = _items(graphene.String, "Licences for export, by customs code such as B.")
    origin = ListingOriginInput(description="Where it comes from.")
    min_quantity = Decimal(description="The smallest order, in price units.")
    increment = Decimal(description="Orders grow in steps of this.")
    monthly_capacity = Decimal(description="Price units you make in a month.")
    lead_days = graphene.Int(description="Days until it is ready.")
    tolerance_percent = Decimal(description="Usual quantity tolerance, ± percent.")
    physical_form = PhysicalFormEnum(description="The state in which it is handed over.")
    density_kg_per_litre = Decimal(description="Density in kg/l.")
    density_celsius = Decimal(description="At this temperature in °C.")
    kg_per_piece = Decimal(description="Net mass of a piece in kg.")
    shelf_life_months = graphene.Int(description="How long it keeps.")
    storage = TextsInput(description="How to store it.")
    customs = ListingCustomsInput(description="How its quantity is declared.")
    dangerous_goods = ListingDangerousGoodsInput(description="How it travels, when it is dangerous.")
    specification = _items(ListingSpecificationInput, "Its properties, in their order.")
    packaging = _items(ListingPackagingInput, "How it is packed.")
    prices = _items(ListingPriceInput, "List prices.")
    documents = _items(ListingDocumentInput, "Papers about it.")


_EMPTY = ListingData(sku="", category_code="", names={}, price_unit="")


def fields_from(sent: Mapping[str, Any]) -> dict[str, Any]:
    """Turn what an input holds into fields of ``ListingData``; null clears a field."""
    changes: dict[str, Any] = {}
    for name, value in sent.items():
        if value is None:
            changes[name] = getattr(_EMPTY, name)
        else:
            changes[name] = _READERS[name](value) if name in _READERS else value
    return changes


def _row(kind: Callable[..., Any], value: Mapping[str, Any]) -> Any:
    """Make one part; empty fields take the part's defaults."""
    row = {name: item for name, item in value.items() if item is not None}
    for name in ("names", "proper_shipping_names"):
        if name in row:
            row[name] = texts_from(row[name])
    return kind(**row)


def _rows(kind: Callable[..., Any]) -> Callable[[list[Mapping[str, Any]]], tuple[Any, ...]]:
    return lambda values: tuple(_row(kind, value) for value in values)


def _dangerous_goods(value: Mapping[str, Any]) -> DangerousGoods:
    goods: DangerousGoods = _row(
        DangerousGoods, {**value, "subsidiary_classes": tuple(value.get("subsidiary_classes") or ())}
    )
    return goods


def _specification(values: list[Mapping[str, Any]]) -> tuple[Specification, ...]:
    return tuple(_row(Specification, {"names": {}, **value}) for value in values)


def _prices(values: list[Mapping[str, Any]]) -> tuple[Price, ...]:
    return tuple(
        _row(
            Price,
            {**value, "price": value["price"]["amount"], "currency": value["price"].get("currency") or ""},
        )
        for value in values
    )


def _documents(values: list[Mapping[str, Any]]) -> tuple[DocumentData, ...]:
    papers = []
    for index, value in enumerate(values):
        paper = dict(value)
        file_id = paper.pop("file_id", None)
        if file_id:
            paper["file_uuid"] = uuid_from(file_id, "StoredFile", f"documents.{index}.file_id")
        papers.append(_row(DocumentData, paper))
    return tuple(papers)


_READERS: dict[str, Callable[[Any], Any]] = {
    "names": texts_from,
    "descriptions": texts_from,
    "storage": texts_from,
    "machine_texts": tuple,
    "licences": tuple,
    "declaration_elements": _rows(DeclarationElement),
    "origin": lambda value: _row(Origin, value),
    "customs": lambda value: _row(CustomsUnits, value),
    "dangerous_goods": _dangerous_goods,
    "specification": _specification,
    "packaging": _rows(Packaging),
    "prices": _prices,
    "documents": _documents,
}
