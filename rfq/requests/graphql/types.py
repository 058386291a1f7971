"""Object types of requests."""

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
from marketplace.core.graphql.trade_enums import IncotermEnum, ToleranceOptionEnum, TransportModeEnum
from marketplace.core.graphql.values import Quantity
from marketplace.core.units import Quantity as QuantityValue
from rfq.requests import selectors
from rfq.requests.flow import CloseReason, InvitationStatus, State

RfqStateEnum = enum_of(State, "Where a request stands.", name="RfqState")
InvitationStatusEnum = enum_of(InvitationStatus, "What an invited supplier has done.")
CloseReasonEnum = enum_of(CloseReason, "Why a request ended without an award.")


class RfqLine(Entity):
    """One kind of goods wanted."""

    class Meta:
        interfaces = (Node,)

    position = field(graphene.Int, "Its place in the request, from 1.", required=True)
    listing = field(Listing, "The goods, as listed.", required=True, cost=2)
    listing_version = field(graphene.Int, "The version of the listing that the buyer saw.", required=True)
    quantity = field(Quantity, "How much, as asked.", required=True)
    price_quantity = field(Quantity, "The same in the unit the listing is priced in.", required=True)
    unit_factor = field(Decimal, "Price units in one asked unit, frozen on the line.", required=True)
    unit_factor_source = field(graphene.String, "Where that factor comes from.", required=True)
    tolerance_percent = field(Decimal, "Quantity tolerance, plus or minus, in percent.", required=True)
    tolerance_option = field(ToleranceOptionEnum, "Who may use the tolerance.", required=True)
    packaging = field(graphene.String, "Wanted packaging, a code of the listing's options.")
    note = field(graphene.String, "What the buyer adds.")

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


class RfqInvitation(graphene.ObjectType):
    """A supplier asked to quote."""

    supplier = field(Organization, "Who is asked.", required=True)
    status = field(InvitationStatusEnum, "What it has done.", required=True)
    reason = field(graphene.String, "Why it declined.")
    changed_at = field(DateTime, "When that was.", required=True)


class Rfq(Entity):
    """A buyer's request for quotation. Seen by the buyer's firm, the invited suppliers and the zone operator."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as RFQ-2026-000042.", required=True)
    state = field(RfqStateEnum, "Where it stands.", required=True)
    state_note = field(graphene.String, "Why it is screened, rejected or cancelled.")
    close_reason = field(CloseReasonEnum, "Why it ended without an award.")
    revision = field(graphene.Int, "Counts material edits after opening.", required=True)
    title = field(graphene.String, "What it is about, in a line.", required=True)
    language = field(graphene.String, "The buyer's language.", required=True)
    buyer = field(Organization, "Who asks.", required=True)
    incoterm = field(IncotermEnum, "Wanted delivery rule.", required=True)
    place_code = field(graphene.String, "Named place as UN/LOCODE.")
    place_name = field(graphene.String, "Named place.", required=True)
    destination_country = field(graphene.String, "Country of destination, ISO 3166 alpha-2.", required=True)
    transport_mode = field(TransportModeEnum, "How the goods cross the border.", required=True)
    currency = field(graphene.String, "Wanted currency, ISO 4217.", required=True)
    deadline_at = field(DateTime, "Until when quotes are taken.", required=True)
    shipment_from_date = field(Date, "Shipment window, first day.")
    shipment_to_date = field(Date, "Shipment window, last day.")
    partial_shipment = field(graphene.Boolean, "Whether it may come in parts.", required=True)
    transshipment = field(graphene.Boolean, "Whether it may be reloaded on the way.", required=True)
    note = field(graphene.String, "What the buyer adds.")
    created_at = field(DateTime, "When it was sent.", required=True)
    lines = field(list_of(RfqLine), "What is wanted.", required=True, cost=5)
    invitations = field(
        list_of(RfqInvitation), "Whom the buyer asked; a supplier sees its own only.", required=True, cost=5
    )

    @staticmethod
    def resolve_close_reason(rfq: Any, _info: Any) -> str | None:
        return rfq.close_reason or None

    @staticmethod
    def resolve_lines(rfq: Any, _info: Any) -> list[Any]:
        return list(rfq.lines.all())

    @staticmethod
    def resolve_invitations(rfq: Any, info: Any) -> list[Any]:
        return list(selectors.invitations_shown_to(actor_of(info), rfq))

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.rfq_for(actor_of(info), uuid)
