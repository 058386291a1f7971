"""What a buyer sends with a request, before it is checked."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from marketplace.core.trade_terms import Incoterm, ToleranceOption, TransportMode


@dataclass(frozen=True)
class RfqLineData:
    """One line as asked for. ``listing_uuid`` names the goods; the unit may differ from the listing's price unit."""

    listing_uuid: UUID
    quantity: Decimal
    unit: str
    tolerance_percent: Decimal | None = None
    tolerance_option: ToleranceOption = ToleranceOption.SELLER
    packaging: str = ""
    note: str = ""


@dataclass(frozen=True)
class RfqData:
    """A whole request as sent."""

    incoterm: Incoterm
    place_name: str
    destination_country: str
    transport_mode: TransportMode
    currency: str
    deadline_at: datetime
    lines: tuple[RfqLineData, ...]
    title: str = ""
    place_code: str = ""
    language: str = "en"
    shipment_from_date: date | None = None
    shipment_to_date: date | None = None
    partial_shipment: bool = False
    transshipment: bool = True
    note: str = ""
    supplier_uuids: tuple[UUID, ...] = field(default=())
