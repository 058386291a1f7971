"""The parts of a listing as frozen values. Masses in kg, texts by language."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from uuid import UUID

Texts = dict[str, str]
"""A text in several languages: ``{"en": …, "zh-Hans": …, "ru": …, "mn": …}``."""


@dataclass(frozen=True)
class Origin:
    """Where the goods come from; ``district`` is the customs district code of the place (境内货源地)."""

    country: str = "CN"
    place: str = ""
    district: str = ""


@dataclass(frozen=True)
class CustomsUnits:
    """How the quantity is declared, in three-digit customs unit codes: price units × factor = customs units.

    ``source`` says where the factors come from; a factor without a source is not accepted.
    """

    trade_unit: str = ""
    first_unit: str = ""
    first_factor: Decimal | None = None
    second_unit: str = ""
    second_factor: Decimal | None = None
    source: str = ""


@dataclass(frozen=True)
class DangerousGoods:
    """How dangerous goods travel, after the UN Model Regulations.

    ``ems``: emergency schedules of the IMDG Code; ``hazard_identification``: the number of ADR and RID;
    ``limited_quantity``: most in one inner packaging, "0" for none.
    """

    un_number: str
    proper_shipping_names: Texts
    hazard_class: str
    subsidiary_classes: tuple[str, ...] = ()
    packing_group: str = ""
    marine_pollutant: bool = False
    emergency_phone: str = ""
    ems: str = ""
    hazard_identification: str = ""
    limited_quantity: str = ""


@dataclass(frozen=True)
class DeclarationElement:
    """One declaration element (规范申报要素): its name in Chinese and what is declared."""

    name: str
    value: str


@dataclass(frozen=True)
class Specification:
    """One row of the specification; at least one of the values or the text is given."""

    code: str
    names: Texts
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    typical: Decimal | None = None
    text: str = ""
    unit: str = ""
    method: str = ""
    basis: str = ""
    rejection_limit: Decimal | None = None
    price_adjustment_percent: Decimal | None = None

    @property
    def shown(self) -> str:
        """Put the row into a short form: ``≥ 99.85 %``, ``0.791–0.792 g/cm³``, else its text."""
        unit = f" {self.unit}" if self.unit else ""
        if self.minimum is not None and self.maximum is not None:
            return f"{self.minimum:f}–{self.maximum:f}{unit}"
        if self.minimum is not None:
            return f"≥ {self.minimum:f}{unit}"
        if self.maximum is not None:
            return f"≤ {self.maximum:f}{unit}"
        return self.text if self.typical is None else f"{self.typical:f}{unit}"


@dataclass(frozen=True)
class Packaging:
    """One way of packing. ``net_kg`` and ``tare_kg`` are of one package; bulk has none.

    ``package_code`` is UN/ECE Rec 21, ``customs_wrap`` the package kind of China customs (包装种类).
    """

    code: str
    kind: str
    package_code: str = ""
    un_mark: str = ""
    names: Texts = field(default_factory=dict)
    net_kg: Decimal | None = None
    tare_kg: Decimal | None = None
    pieces: int | None = None
    volume_m3: Decimal | None = None
    packages_per_pallet: int | None = None
    packages_per_container: int | None = None
    container_type: str = ""
    customs_wrap: str = ""

    @property
    def gross_kg(self) -> Decimal | None:
        if self.net_kg is None:
            return None
        return self.net_kg + (self.tare_kg or Decimal(0))


@dataclass(frozen=True)
class Price:
    """A list price of one price unit, from a quantity upwards."""

    from_quantity: Decimal
    price: Decimal
    currency: str
    incoterm: str
    place_name: str
    place_code: str = ""


@dataclass(frozen=True)
class DocumentFacts:
    """A paper that was there at publication; without ``file_uuid`` only its existence is known."""

    kind: str
    language: str
    edition: str = ""
    issued_date: date | None = None
    title: str = ""
    visibility: str = "PUBLIC"
    file_uuid: UUID | None = None
    sha256: str = ""


@dataclass(frozen=True)
class AttributeValue:
    """A category attribute's value, as text: a number plain, yes or no as YES or NO, a choice by its code."""

    code: str
    kind: str
    names: Texts
    value: str
    unit: str = ""
    value_names: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class SubstanceFacts:
    """What was known of the substance at publication."""

    uuid: UUID
    cas: str
    ec_number: str
    formula: str
    molar_mass: Decimal | None
    names: Texts
    synonyms: dict[str, tuple[str, ...]]
    signal_word: str
    ghs_pictograms: tuple[str, ...]
    hazard_statements: tuple[str, ...]
    precautionary_statements: tuple[str, ...]
    control_flags: tuple[str, ...]
    un_numbers: tuple[str, ...] = ()
