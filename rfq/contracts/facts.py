"""What a contract says, as one frozen value: parties, goods, delivery, payment.

The PDF, the order message and the declaration are all made from it, so they can't disagree.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from catalog.listings.facts import ListingFacts
from marketplace.core.jsonable import to_jsonable
from marketplace.core.reading import read_dataclass

FACTS_VERSION = 1


@dataclass(frozen=True)
class PartyFacts:
    """A firm as it was when the contract was made."""

    uuid: UUID
    number: str
    legal_name: str
    names: dict[str, str]
    country: str
    city: str
    address: str
    phone: str
    uscc: str
    customs_code: str
    lei: str
    vat_number: str
    tax_number: str
    bank_name: str
    bank_account: str
    bank_swift: str


@dataclass(frozen=True)
class LineFacts:
    """One line: the goods as listed, the quantity in the traded and the price unit, price, packages and masses."""

    position: int
    goods: ListingFacts
    quantity: Decimal
    unit: str
    price_quantity: Decimal
    price_unit: str
    unit_factor: Decimal
    unit_factor_source: str
    unit_price: Decimal
    line_total: Decimal
    tolerance_percent: Decimal
    tolerance_option: str
    packaging: str
    packages: int
    net_kg: Decimal
    gross_kg: Decimal


@dataclass(frozen=True)
class PaymentFacts:
    """One payment: share of the total, amount, when and how."""

    position: int
    percent: Decimal
    amount: Decimal
    trigger: str
    instrument: str
    days: int


@dataclass(frozen=True)
class ContractFacts:
    """A whole contract. Amounts are in ``currency``; ``exchange_rate`` is CNY for one unit of it, where frozen."""

    facts_version: int
    uuid: UUID
    number: str
    made_at: datetime
    rfq_number: str
    quote_number: str
    quote_version: int
    quote_sha256: str
    language: str
    seller: PartyFacts
    buyer: PartyFacts
    lines: tuple[LineFacts, ...]
    incoterm: str
    place_code: str
    place_name: str
    destination_country: str
    transport_mode: str
    shipment_from_date: date
    shipment_to_date: date
    partial_shipment: bool
    transshipment: bool
    currency: str
    total: Decimal
    freight: Decimal
    insurance: Decimal
    exchange_rate: Decimal | None
    exchange_rate_source: str
    payments: tuple[PaymentFacts, ...]
    note: str

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = to_jsonable(self)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "ContractFacts":
        return read_dataclass(cls, data)

    @property
    def fob_value(self) -> Decimal:
        """The price of the goods without the freight and insurance that the delivery rule puts into it."""
        return self.total - self.freight - self.insurance
