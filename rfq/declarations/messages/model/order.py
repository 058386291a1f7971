"""The order message CEB303: a B2B order (9710) or an overseas warehouse booking (9810)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from rfq.declarations.messages.model.common import Action, Measure, OrderKind, Registered, Route


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderLine:
    """One article of the order, priced FOB."""

    number: int
    item_number: str
    name: str
    quantity: Measure
    price: Decimal
    total: Decimal
    currency: str
    description: str = ""
    barcode: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
    """Who transmits (BaseTransfer): the firm of the client and its address on the exchange platform."""

    code: str
    name: str
    exchange_id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """Who else is told (BaseSubscribe): `status` is ALL, DATA or RET."""

    status: str
    exchange_id: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderMessage:
    """Everything in one CEB303 message, which carries one order.

    `goods_value`: FOB without freight, the sum of the line totals. `freight`: freight and charges, 0 when
    none. `sent_at`: aware; written in Beijing time. `currency`: ISO 4217. `route`: how the goods will be
    declared, so that a limit further along is met before the order is frozen. `declared`: False stages it.
    """

    message_guid: UUID
    order_guid: UUID
    kind: OrderKind
    order_number: str
    sent_at: datetime
    platform: Registered
    seller: Registered
    goods_value: Decimal
    freight: Decimal
    currency: str
    lines: tuple[OrderLine, ...]
    transfer: Transfer
    subscriptions: tuple[Subscription, ...] = ()
    note: str = ""
    action: Action = Action.NEW
    declared: bool = True
    route: Route = Route.DECLARATION
