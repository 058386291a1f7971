"""What a producer sends about its goods, before it is checked."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from catalog.listings.facts.parts import (
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    Origin,
    Packaging,
    Price,
    Specification,
    Texts,
)


@dataclass(frozen=True)
class DocumentData:
    """A paper to keep with the goods; ``file_uuid`` names a stored file of the producer."""

    kind: str
    language: str
    edition: str = ""
    issued_date: date | None = None
    title: str = ""
    visibility: str = "PUBLIC"
    file_uuid: UUID | None = None


@dataclass(frozen=True)
class ListingData:
    """A whole listing as its producer gives it. ``cas`` names a known substance."""

    sku: str
    category_code: str
    names: Texts
    price_unit: str
    cas: str = ""
    descriptions: Texts = field(default_factory=dict)
    machine_texts: tuple[str, ...] = ()
    brand: str = ""
    grade: str = ""
    formula: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    hs_code: str = ""
    ciq_code: str = ""
    declaration_elements: tuple[DeclarationElement, ...] = ()
    licences: tuple[str, ...] = ()
    origin: Origin = field(default_factory=Origin)
    min_quantity: Decimal | None = None
    increment: Decimal | None = None
    monthly_capacity: Decimal | None = None
    lead_days: int | None = None
    tolerance_percent: Decimal = Decimal(0)
    physical_form: str = ""
    density_kg_per_litre: Decimal | None = None
    density_celsius: Decimal | None = None
    kg_per_piece: Decimal | None = None
    shelf_life_months: int | None = None
    storage: Texts = field(default_factory=dict)
    customs: CustomsUnits = field(default_factory=CustomsUnits)
    dangerous_goods: DangerousGoods | None = None
    specification: tuple[Specification, ...] = ()
    packaging: tuple[Packaging, ...] = ()
    prices: tuple[Price, ...] = ()
    documents: tuple[DocumentData, ...] = ()


@dataclass(frozen=True)
class AttributeData:
    """An attribute of a category. ``choices`` are ``{"code": …, "names": {…}}``."""

    code: str
    kind: str
    names: Texts
    unit: str = ""
    choices: tuple[dict[str, Any], ...] = ()
    is_required: bool = False


@dataclass(frozen=True)
class CategoryData:
    """A category under its parent; ``vertical`` is taken from the parent where there is one."""

    code: str
    names: Texts
    vertical: str = ""
    parent_code: str = ""
    position: int = 0
    attributes: tuple[AttributeData, ...] = ()


@dataclass(frozen=True)
class TransportEntryData:
    """An entry of the dangerous goods list that a substance may travel under."""

    un_number: str
    proper_shipping_names: Texts
    hazard_class: str
    subsidiary_classes: tuple[str, ...] = ()
    packing_group: str = ""
    marine_pollutant: bool = False
    ems: str = ""
    hazard_identification: str = ""
    limited_quantity: str = ""
    is_conditional: bool = False


@dataclass(frozen=True)
class SubstanceData:
    """What is known of a substance, apart from any offer."""

    cas: str
    names: Texts
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ec_number: str = ""
    formula: str = ""
    molar_mass: Decimal | None = None
    physical_form: str = ""
    density_kg_per_litre: Decimal | None = None
    density_celsius: Decimal | None = None
    signal_word: str = ""
    ghs_pictograms: tuple[str, ...] = ()
    hazard_statements: tuple[str, ...] = ()
    precautionary_statements: tuple[str, ...] = ()
    hs_code: str = ""
    ciq_code: str = ""
    control_flags: tuple[str, ...] = ()
    transport_entries: tuple[TransportEntryData, ...] = ()
