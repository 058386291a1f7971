"""What a supplier sends with a quote, before it is checked."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from marketplace.core.trade_terms import Incoterm, PaymentInstrument, PaymentTrigger


@dataclass(frozen=True)
class Amount:
    """Money as sent: the currency may be missing, which is an error of its own."""

    amount: Decimal
    currency: str | None


@dataclass(frozen=True)
class QuoteLineData:
    """An offer for one line. By default the requested listing is offered, and all of the quantity."""

    rfq_line_uuid: UUID
    unit_price: Amount
    listing_uuid: UUID | None = None
    quantity: Decimal | None = None
    packaging: str = ""


@dataclass(frozen=True)
class MilestoneData:
    """One payment: share in percent, trigger, instrument, days after the trigger."""

    percent: Decimal
    trigger: PaymentTrigger
    instrument: PaymentInstrument
    days: int = 0


@dataclass(frozen=True)
class QuoteData:
    """A whole offer as sent. Delivery terms left out are those of the request."""

    lines: tuple[QuoteLineData, ...]
    milestones: tuple[MilestoneData, ...]
    valid_until: datetime
    shipment_from_date: date
    shipment_to_date: date
    incoterm: Incoterm | None = None
    place_code: str | None = None
    place_name: str | None = None
    freight: Amount | None = None
    insurance: Amount | None = None
    exchange_rate: Decimal | None = None
    exchange_rate_source: str = ""
    note: str = ""
