"""Parts that several documents share: parties, packages, dangerous goods, signatures. Frozen facts, no ORM."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

Texts = Mapping[str, str]
"""One text in several languages, by language tag: ``{"zh-Hans": "甲醇", "ru": "Метанол"}``."""


@dataclass(frozen=True)
class Identifier:
    """A number under which an authority knows a party. ``kind``: USCC, CUSTOMS, VAT, TIN, REGISTRATION, LEI, EORI."""

    kind: str
    value: str


@dataclass(frozen=True)
class Bank:
    """Where a party is paid."""

    names: Texts
    account: str
    swift: str = ""
    currency: str = ""
    addresses: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Person:
    """Who signs for a party."""

    names: Texts
    positions: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Party:
    """A firm as a document names it."""

    names: Texts
    addresses: Texts
    country: str
    identifiers: tuple[Identifier, ...] = ()
    phone: str = ""
    email: str = ""
    bank: Bank | None = None
    signatory: Person | None = None


@dataclass(frozen=True)
class DangerousGoods:
    """Classification under the UN Model Regulations (ADR, SMGS Annex 2, IMDG Code)."""

    un_number: str
    proper_shipping_name: Texts
    hazard_class: str
    subsidiary_hazards: str = ""
    packing_group: str = ""
    marine_pollutant: bool = False
    emergency_phone: str = ""
    sds: str = ""


@dataclass(frozen=True)
class Packaging:
    """How a line is packed. ``kind`` is a UN/ECE Rec 21 code; weights are kilograms for the whole line."""

    kind: str
    count: int | None = None
    net_each_kg: Decimal | None = None
    pallets: int | None = None
    net_kg: Decimal | None = None
    gross_kg: Decimal | None = None
    volume_m3: Decimal | None = None
    un_mark: str = ""
    notes: Texts = field(default_factory=dict)


@dataclass(frozen=True)
class Place:
    """A named place and its UN/LOCODE."""

    names: Texts
    unlocode: str = ""


@dataclass(frozen=True)
class Signature:
    """One party's electronic signature of the unsigned document, named by that document's SHA-256.

    ``side`` is SELLER or BUYER; ``method`` says in plain words how the person was identified.
    """

    side: str
    person: Person
    signed_at: datetime
    sha256: str
    method: Texts = field(default_factory=dict)
