"""Listings of the sample zone: what is offered, how it is packed and what it costs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from catalog.sample.goods import Density, PhysicalForm, Vertical
from catalog.sample.texts import Text

CUSTOMS_UNIT_OF_MASS = {"TNE": "070", "KGM": "035"}


class HsConfidence(StrEnum):
    """Whether all ten digits were seen in the Chinese tariff or only the first six are certain."""

    KNOWN = "KNOWN"
    ASSUMED = "ASSUMED"


class Basis(StrEnum):
    """What a percentage is a share of."""

    DRY = "DRY"
    VOLUME = "VOLUME"
    MOLE = "MOLE"


class DocumentKind(StrEnum):
    """Compliance documents; a certificate names its scheme."""

    SDS = "SDS"
    TDS = "TDS"
    COA = "COA"
    CERTIFICATE = "CERTIFICATE"


@dataclass(frozen=True, slots=True)
class SpecificationRow:
    """One line of the specification.

    NUMBER rows have a minimum, a maximum or a typical value, RANGE rows both limits, all in ``unit``, that is
    a symbol of ``data/goods/units.toml``. The other kinds have ``value``: a choice code, a text, YES or
    NO, an ISO date.
    """

    attribute: str
    minimum: Decimal | None
    maximum: Decimal | None
    typical: Decimal | None
    value: str | None
    unit: str | None
    method: str | None
    basis: Basis | None


@dataclass(frozen=True, slots=True)
class PackagingOption:
    """One way to pack the goods. Masses in kg per package, none for bulk; ``pieces`` for goods by the piece.

    ``un_code`` is the UN packaging code, ``tank`` the portable tank instruction; ``container`` is the
    length in feet of the container that holds ``packages_per_container``.
    """

    package: str
    un_code: str | None
    tank: str | None
    pieces: int | None
    net_kg: Decimal | None
    tare_kg: Decimal | None
    packages_per_pallet: int | None
    container: int | None
    packages_per_container: int | None


@dataclass(frozen=True, slots=True)
class PriceTier:
    """Price per order unit from a quantity on."""

    from_quantity: Decimal
    price: Decimal


@dataclass(frozen=True, slots=True)
class PriceList:
    """Tiers under one Incoterms 2020 rule at a named place, in one currency, per the order unit."""

    incoterm: str
    place: str
    currency: str
    tiers: tuple[PriceTier, ...]


@dataclass(frozen=True, slots=True)
class OrderTerms:
    """How much can be ordered and when it leaves.

    ``unit`` is a UN/ECE Recommendation 20 code; ``monthly_capacity`` is in that unit; the tolerance is the
    seller's option.
    """

    unit: str
    minimum: Decimal
    increment: Decimal
    lead_days: int
    monthly_capacity: Decimal
    shelf_life_months: int | None
    tolerance_percent: Decimal


@dataclass(frozen=True, slots=True)
class ListingDocument:
    """A document in one language, as a record; its file is made when the zone is loaded."""

    kind: DocumentKind
    language: str
    version: str
    issued_date: date
    scheme: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class DeclarationElement:
    """One element of the Chinese declaration (规范申报要素), in the order of the tariff heading."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Listing:
    """An offer of one producer.

    ``hs_code`` has ten digits; ``customs_units`` are the first and, where due, second statistical unit by
    code of Chinese customs; ``density`` is that of the goods as sold; ``kg_per_piece`` is net.
    """

    sku: str
    supplier: str
    vertical: Vertical
    category: str
    names: Text
    summary: Text
    substance: str | None
    un_number: str | None
    form: PhysicalForm
    density: Density | None
    hs_code: str
    hs_confidence: HsConfidence
    licence_codes: tuple[str, ...]
    customs_units: tuple[str, ...]
    declaration_elements: tuple[DeclarationElement, ...]
    grade: str
    brand: str
    origin: str
    order: OrderTerms
    also_units: tuple[str, ...]
    kg_per_piece: Decimal | None
    storage: tuple[str, ...]
    specification: tuple[SpecificationRow, ...]
    packaging: tuple[PackagingOption, ...]
    prices: tuple[PriceList, ...]
    documents: tuple[ListingDocument, ...]

    @property
    def customs_trade_unit(self) -> str:
        """Return the customs code of the unit in which the goods are traded."""
        return CUSTOMS_UNIT_OF_MASS.get(self.order.unit, self.customs_units[0])
