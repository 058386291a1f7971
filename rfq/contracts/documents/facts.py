"""Everything a sales contract says, frozen. Codes are those of ``marketplace.core.trade_terms``."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from marketplace.core.documents.parts import DangerousGoods, Packaging, Party, Place, Signature, Texts


@dataclass(frozen=True)
class Specification:
    """One parameter of the goods. Numbers are limits; ``value`` is for what numbers can't say (a colour, a look).

    ``unit`` is a UN/ECE Rec 20 code or a plain sign (``%``); ``basis`` says on what the figure is counted.
    """

    names: Texts
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    typical: Decimal | None = None
    value: Texts = field(default_factory=dict)
    unit: str = ""
    method: str = ""
    basis: Texts = field(default_factory=dict)

    @property
    def has_numbers(self) -> bool:
        return any(number is not None for number in (self.minimum, self.maximum, self.typical))


@dataclass(frozen=True)
class Vehicle:
    """One vehicle of the annex. ``steering`` is LEFT, RIGHT or empty."""

    vin: str
    model: Texts
    model_year: int | None = None
    colour: Texts = field(default_factory=dict)
    engine: Texts = field(default_factory=dict)
    engine_number: str = ""
    emission_standard: str = ""
    steering: str = ""


@dataclass(frozen=True)
class ContractLine:
    """Goods of one kind. ``price`` is for one ``price_unit``; the tolerance is plus or minus, in percent."""

    number: int
    names: Texts
    hs_code: str
    quantity: Decimal
    unit: str
    price: Decimal
    price_unit: str
    amount: Decimal
    sku: str = ""
    cas: str = ""
    brand: str = ""
    origin: str = "CN"
    manufacturer: Texts = field(default_factory=dict)
    tolerance_percent: Decimal | None = None
    tolerance_option: str = ""
    specifications: tuple[Specification, ...] = ()
    packaging: Packaging | None = None
    dangerous_goods: DangerousGoods | None = None
    vehicles: tuple[Vehicle, ...] = ()


@dataclass(frozen=True)
class Delivery:
    """Where, how and when. ``insurance_cover``: ICC_A, ICC_B or ICC_C, where the rule makes the seller insure."""

    incoterm: str
    place: Place
    mode: str
    shipment_from: date
    shipment_until: date
    partial_shipment: bool = False
    transshipment: bool = False
    loading: Place | None = None
    discharge: Place | None = None
    insurance_percent: Decimal = Decimal(110)
    insurance_cover: str = "ICC_A"
    free_days: int | None = None
    demurrage_per_day: Decimal | None = None


@dataclass(frozen=True)
class Payment:
    """One instalment: how much, set off by what, how many days before or after it, by which instrument."""

    amount: Decimal
    trigger: str
    instrument: str
    percent: Decimal | None = None
    days: int = 0


@dataclass(frozen=True)
class Inspection:
    """Who finds out whether the goods are right. ``place`` and ``final`` are LOADING or DISCHARGE.

    ``payer`` is SELLER, BUYER or BOTH. Claim windows are days after arrival.
    """

    agency: Texts = field(default_factory=dict)
    place: str = "LOADING"
    payer: str = "SELLER"
    sampling_standard: str = ""
    final: str = "LOADING"
    quantity_claim_days: int = 30
    quality_claim_days: int = 60


@dataclass(frozen=True)
class RequiredDocument:
    """A document that the seller presents; ``kind`` is a key of ``document.*`` in the wording."""

    kind: str
    originals: int = 1
    copies: int = 0


@dataclass(frozen=True)
class Warranty:
    """How long vehicles and machines are warranted, whichever ends first."""

    months: int
    kilometres: int | None = None


@dataclass(frozen=True)
class Legal:
    """Law and arbitration. ``law`` and ``institution`` are keys of the wording; percentages are for each day of delay.

    ``prevailing_language`` is a language tag, or empty when both texts are equally valid.
    """

    seat: Texts
    law: str = "CN"
    applies_cisg: bool = True
    institution: str = "CIETAC"
    arbitration_language: str = "zh-Hans"
    delay_percent_per_day: Decimal = Decimal("0.05")
    delay_percent_limit: Decimal = Decimal(5)
    force_majeure_notice_days: int = 14
    force_majeure_end_days: int = 60
    prevailing_language: str = ""


@dataclass(frozen=True)
class ContractDocument:
    """A sales contract. Without ``signatures`` it is the text to be signed, whose SHA-256 the signatories sign."""

    uuid: UUID
    number: str
    date: date
    place: Texts
    created_at: datetime
    check_address: str
    seller: Party
    buyer: Party
    lines: tuple[ContractLine, ...]
    currency: str
    total: Decimal
    delivery: Delivery
    payments: tuple[Payment, ...]
    legal: Legal
    inspection: Inspection = Inspection()
    documents: tuple[RequiredDocument, ...] = ()
    warranty: Warranty | None = None
    remarks: Texts = field(default_factory=dict)
    version: int = 1
    signatures: tuple[Signature, ...] = ()
