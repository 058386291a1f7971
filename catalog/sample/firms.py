"""Companies of the sample zone, their people, and what providers and warehouses offer."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from catalog.sample.texts import Text


class CompanyKind(StrEnum):
    """What a firm is on the marketplace."""

    PRODUCER = "PRODUCER"
    BUYER = "BUYER"
    PROVIDER = "PROVIDER"
    WAREHOUSE_OPERATOR = "WAREHOUSE_OPERATOR"
    ZONE_OPERATOR = "ZONE_OPERATOR"


class PersonRole(StrEnum):
    """What a person may do for the firm."""

    OWNER = "OWNER"
    MANAGER = "MANAGER"
    SALES = "SALES"
    BUYER = "BUYER"
    APPROVER = "APPROVER"
    FINANCE = "FINANCE"
    CUSTOMS_CLERK = "CUSTOMS_CLERK"
    VIEWER = "VIEWER"


class ServiceKind(StrEnum):
    """Trade services."""

    BROKER = "BROKER"
    CARRIER_RAIL = "CARRIER_RAIL"
    CARRIER_ROAD = "CARRIER_ROAD"
    FORWARDER = "FORWARDER"
    INSURER = "INSURER"
    BANK = "BANK"
    INSPECTION = "INSPECTION"
    FOREIGN_TRADE_FIRM = "FOREIGN_TRADE_FIRM"
    TRANSLATOR = "TRANSLATOR"
    TRAINER = "TRAINER"


class LaneMode(StrEnum):
    """How goods go along a lane."""

    RAIL = "RAIL"
    ROAD = "ROAD"
    SEA = "SEA"
    AIR = "AIR"


class WarehouseService(StrEnum):
    """What an overseas warehouse does."""

    STORAGE = "STORAGE"
    BONDED = "BONDED"
    CROSS_DOCK = "CROSS_DOCK"
    REPACKING = "REPACKING"
    LABELLING = "LABELLING"
    RAIL_SIDING = "RAIL_SIDING"
    TANK_STORAGE = "TANK_STORAGE"
    VEHICLE_YARD = "VEHICLE_YARD"
    DISTRIBUTION = "DISTRIBUTION"
    RETURNS = "RETURNS"


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a company: name as the person writes it, and in Latin letters."""

    name: str
    latin: str
    email: str
    roles: tuple[PersonRole, ...]
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class TaxNumber:
    """A tax, VAT or register number. ``checked``: its check digit can be computed."""

    scheme: str
    number: str
    checked: bool
    vat: bool


@dataclass(frozen=True, slots=True)
class BankAccount:
    """Where the company is paid: an IBAN where the country has one, else an account number."""

    bank: str
    iban: str | None
    account: str | None
    bic: str
    currency: str

    @property
    def number(self) -> str:
        return self.iban or self.account or ""


@dataclass(frozen=True, slots=True)
class Lane:
    """A country-to-country connection; ``days`` is the usual transit time."""

    origin: str
    destination: str
    mode: LaneMode
    days: int | None


@dataclass(frozen=True, slots=True)
class Fee:
    """A price for orientation, per what it says."""

    per: str
    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class ProviderOffer:
    """What a trade service provider offers."""

    kinds: tuple[ServiceKind, ...]
    scope: Text
    lanes: tuple[Lane, ...]
    hazard_classes: tuple[str, ...]
    fees: tuple[Fee, ...]


@dataclass(frozen=True, slots=True)
class Warehouse:
    """An overseas warehouse at the operator's address."""

    place: str
    names: Text
    area_m2: Decimal
    capacity_m3: Decimal
    capacity_pallets: int
    capacity_tonnes: Decimal
    hazard_classes: tuple[str, ...]
    services: tuple[WarehouseService, ...]
    public_recognised: bool


@dataclass(frozen=True, slots=True)
class Company:
    """A firm. ``names`` are what it is called in each language; ``legal_name`` is as registered."""

    key: str
    kind: CompanyKind
    country: str
    language: str
    legal_name: str
    names: Text
    city: str
    postcode: str | None
    address: str
    address_en: str
    phone: str
    emergency_phone: str | None
    domain: str
    uscc: str | None
    customs_code: str | None
    lei: str | None
    tax: TaxNumber | None
    bank: BankAccount
    people: tuple[Person, ...]
    provider: ProviderOffer | None
    warehouse: Warehouse | None

    def person(self, role: PersonRole) -> Person | None:
        """Return the first person who holds the role."""
        return next((person for person in self.people if role in person.roles), None)
