"""Object types of quotes."""

from typing import Any
from uuid import UUID

import graphene

from catalog.listings.graphql.types import Listing
from catalog.listings.selectors import listing_as_of
from marketplace.accounts.graphql.types import Organization
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.trade_enums import (
    IncotermEnum,
    PaymentInstrumentEnum,
    PaymentTriggerEnum,
    ToleranceOptionEnum,
    TransportModeEnum,
)
from marketplace.core.graphql.values import Money, Quantity
from marketplace.core.money import Money as MoneyValue
from marketplace.core.units import Quantity as QuantityValue
from rfq.quotes import selectors
from rfq.quotes.flow import State
from rfq.requests.graphql.types import Rfq, RfqLine

QuoteStateEnum = enum_of(
    State,
    "Where a quote stands.",
    {State.LOST: "Another quote for one of its lines was accepted."},
    name="QuoteState",
)


class QuoteLine(graphene.ObjectType):
    """What is offered for one line of the request."""

    position = field(graphene.Int, "Its place in the offer, from 1.", required=True)
    rfq_line = field(RfqLine, "The line it answers.", required=True)
    listing = field(Listing, "The goods offered.", required=True, cost=2)
    listing_version = field(graphene.Int, "The version of the listing that is offered.", required=True)
    quantity = field(Quantity, "How much is offered, in the unit asked.", required=True)
    price_quantity = field(Quantity, "The same in the unit of the price.", required=True)
    unit_factor = field(Decimal, "Price units in one offered unit, frozen.", required=True)
    unit_factor_source = field(graphene.String, "Where that factor comes from.", required=True)
    unit_price = field(Money, "Price of one price unit.", required=True)
    line_total = field(Money, "Price of the line.", required=True)
    tolerance_percent = field(Decimal, "Quantity tolerance, plus or minus, in percent.", required=True)
    tolerance_option = field(ToleranceOptionEnum, "Who may use the tolerance.", required=True)
    packaging = field(graphene.String, "The listing's packaging code.", required=True)
    packages = field(graphene.Int, "How many packages.", required=True)
    net_kg = field(Decimal, "Net mass in kg.", required=True)
    gross_kg = field(Decimal, "Gross mass in kg.", required=True)

    @staticmethod
    def resolve_listing(line: Any, _info: Any) -> Any:
        return listing_as_of(line.listing_version)

    @staticmethod
    def resolve_listing_version(line: Any, _info: Any) -> int:
        return int(line.listing_version.number)

    @staticmethod
    def resolve_quantity(line: Any, _info: Any) -> QuantityValue:
        return QuantityValue(line.quantity, line.unit)

    @staticmethod
    def resolve_price_quantity(line: Any, _info: Any) -> QuantityValue:
        return QuantityValue(line.price_quantity, line.price_unit)

    @staticmethod
    def resolve_unit_price(line: Any, _info: Any) -> MoneyValue:
        return MoneyValue(line.unit_price, line.version.currency)

    @staticmethod
    def resolve_line_total(line: Any, _info: Any) -> MoneyValue:
        return MoneyValue(line.line_total, line.version.currency)


class QuoteMilestone(graphene.ObjectType):
    """One payment of an offer."""

    position = field(graphene.Int, "Its place in the schedule, from 1.", required=True)
    percent = field(Decimal, "Share of the total in percent.", required=True)
    trigger = field(PaymentTriggerEnum, "What makes it due.", required=True)
    instrument = field(PaymentInstrumentEnum, "How it is paid.", required=True)
    days = field(graphene.Int, "Days after the trigger.", required=True)


class QuoteVersion(Entity):
    """What a supplier offered at one moment; it never changes."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.Int, "Counts from 1; the highest is the latest.", required=True)
    hash = field(graphene.String, "SHA-256 of the whole offer; accept exactly this.", required=True)
    rfq_revision = field(graphene.Int, "The request's revision that it answers.", required=True)
    incoterm = field(IncotermEnum, "Delivery rule.", required=True)
    place_code = field(graphene.String, "Named place as UN/LOCODE.")
    place_name = field(graphene.String, "Named place.", required=True)
    transport_mode = field(TransportModeEnum, "How the goods cross the border.", required=True)
    total = field(Money, "Price of everything.", required=True)
    freight = field(
        Money, "Part of the total that is freight; zero when the rule leaves it to the buyer.", required=True
    )
    insurance = field(Money, "Part of the total that is insurance.", required=True)
    exchange_rate = field(Decimal, "CNY for one unit of the currency, frozen at sending.")
    exchange_rate_source = field(graphene.String, "Where that rate comes from.")
    valid_until = field(DateTime, "Until when it can be accepted.", required=True)
    shipment_from_date = field(Date, "Shipment window, first day.", required=True)
    shipment_to_date = field(Date, "Shipment window, last day.", required=True)
    note = field(graphene.String, "What the supplier adds.")
    created_at = field(DateTime, "When it was sent.", required=True)
    lines = field(list_of(QuoteLine), "What is offered.", required=True, cost=5)
    milestones = field(list_of(QuoteMilestone), "How the total is paid.", required=True, cost=2)

    @staticmethod
    def resolve_hash(version: Any, _info: Any) -> str:
        return str(version.sha256)

    @staticmethod
    def resolve_total(version: Any, _info: Any) -> MoneyValue:
        return MoneyValue(version.total, version.currency)

    @staticmethod
    def resolve_freight(version: Any, _info: Any) -> MoneyValue:
        return MoneyValue(version.freight, version.currency)

    @staticmethod
    def resolve_insurance(version: Any, _info: Any) -> MoneyValue:
        return MoneyValue(version.insurance, version.currency)

    @staticmethod
    def resolve_lines(version: Any, _info: Any) -> list[Any]:
        return list(version.lines.all())

    @staticmethod
    def resolve_milestones(version: Any, _info: Any) -> list[Any]:
        return list(version.milestones.all())

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.version_for(actor_of(info), uuid)


class Quote(Entity):
    """A supplier's thread on a request. Seen by that supplier, the buyer and the zone operator; never by a rival."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as QUO-2026-000042.", required=True)
    state = field(QuoteStateEnum, "Where it stands.", required=True)
    state_note = field(graphene.String, "Why it was declined or withdrawn.")
    rfq = field(Rfq, "The request it answers.", required=True, cost=2)
    supplier = field(Organization, "Who offers.", required=True)
    latest = field(QuoteVersion, "The version that can be accepted.", required=True, cost=2)
    versions = field(list_of(QuoteVersion), "Every version, oldest first.", required=True, cost=10)
    created_at = field(DateTime, "When the first version was sent.", required=True)

    @staticmethod
    def resolve_latest(quote: Any, _info: Any) -> Any:
        return selectors.latest_version(quote)

    @staticmethod
    def resolve_versions(quote: Any, _info: Any) -> list[Any]:
        return list(quote.versions.all())

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.quote_for(actor_of(info), uuid)
