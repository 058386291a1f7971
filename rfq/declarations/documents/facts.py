"""What a commercial invoice and a packing list say, frozen. Weights are kilograms, volumes cubic metres."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from marketplace.core.documents.parts import DangerousGoods, Packaging, Party, Place, Texts


@dataclass(frozen=True)
class TransportUnit:
    """A wagon, container or road vehicle that carries the goods. ``kind``: WAGON, CONTAINER, TRUCK."""

    kind: str
    number: str
    seal: str = ""


@dataclass(frozen=True)
class Consignment:
    """What both documents say about the trade behind them."""

    contract_number: str
    contract_date: date
    seller: Party
    buyer: Party
    incoterm: str
    place: Place
    mode: str
    consignee: Party | None = None
    loading: Place | None = None
    discharge: Place | None = None
    transport_document: str = ""
    transport_units: tuple[TransportUnit, ...] = ()


@dataclass(frozen=True)
class InvoiceLine:
    """Goods as invoiced; ``price`` is for one ``price_unit``."""

    number: int
    names: Texts
    hs_code: str
    quantity: Decimal
    unit: str
    price: Decimal
    price_unit: str
    amount: Decimal
    origin: str = "CN"
    sku: str = ""


@dataclass(frozen=True)
class InvoiceDocument:
    """A commercial invoice. ``total`` is payable; ``freight`` and ``insurance`` are what it includes of them.

    The rest, ``goods_value``, is the FOB value that the order message and the declaration carry.
    """

    uuid: UUID
    number: str
    date: date
    created_at: datetime
    check_address: str
    consignment: Consignment
    lines: tuple[InvoiceLine, ...]
    currency: str
    total: Decimal
    freight: Decimal | None = None
    insurance: Decimal | None = None
    remarks: Texts = field(default_factory=dict)

    @property
    def goods_value(self) -> Decimal:
        return self.total - (self.freight or 0) - (self.insurance or 0)


@dataclass(frozen=True)
class PackingLine:
    """Goods as packed; ``package_numbers`` as marked on them, such as ``1-80``."""

    number: int
    names: Texts
    quantity: Decimal
    unit: str
    packaging: Packaging
    hs_code: str = ""
    package_numbers: str = ""
    dangerous_goods: DangerousGoods | None = None


@dataclass(frozen=True)
class PackingListDocument:
    """A packing list; its totals are the sums of its lines, where each line has the figure."""

    uuid: UUID
    number: str
    date: date
    created_at: datetime
    check_address: str
    consignment: Consignment
    lines: tuple[PackingLine, ...]
    invoice_number: str = ""
    marks: str = ""
    remarks: Texts = field(default_factory=dict)

    @property
    def packages(self) -> Decimal | None:
        counts = [line.packaging.count for line in self.lines]
        return total_of([None if count is None else Decimal(count) for count in counts])

    @property
    def net_kg(self) -> Decimal | None:
        return total_of([line.packaging.net_kg for line in self.lines])

    @property
    def gross_kg(self) -> Decimal | None:
        return total_of([line.packaging.gross_kg for line in self.lines])

    @property
    def volume_m3(self) -> Decimal | None:
        return total_of([line.packaging.volume_m3 for line in self.lines])


def total_of(values: Sequence[Decimal | None]) -> Decimal | None:
    """Add up what is known of every line; a total over some of the lines would mislead, so there is none."""
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if len(known) == len(values) else None
