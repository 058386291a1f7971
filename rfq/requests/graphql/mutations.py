"""Mutations of requests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.trade_enums import IncotermEnum, ToleranceOptionEnum, TransportModeEnum
from marketplace.core.graphql.values import QuantityInput
from marketplace.core.trade_terms import ToleranceOption
from rfq.requests import permissions, services
from rfq.requests.graphql.types import Rfq
from rfq.requests.inputs import RfqData, RfqLineData


class RfqLineInput(graphene.InputObjectType):
    """One kind of goods wanted."""

    listing_id = graphene.ID(required=True, description="The goods, a published listing.")
    quantity = QuantityInput(
        required=True, description="How much, in any unit that converts into the price unit."
    )
    tolerance_percent = Decimal(description="Plus or minus, in percent; default is the listing's.")
    tolerance_option = ToleranceOptionEnum(description="Who may use the tolerance; default the seller.")
    packaging = graphene.String(description="One of the listing's packaging codes.")
    note = graphene.String(description="Anything to add.")


class RfqSubmit(Mutation):
    """Send a request for quotation. It opens at once where nothing is controlled, else it is screened first."""

    permission = permissions.SUBMIT_RFQ

    class Input:
        lines = graphene.List(graphene.NonNull(RfqLineInput), required=True, description="What is wanted.")
        title = graphene.String(description="What it is about; default the first listing's name.")
        incoterm = IncotermEnum(required=True, description="Wanted delivery rule.")
        place_code = graphene.String(description="Named place as UN/LOCODE, such as CNTXG.")
        place_name = graphene.String(required=True, description="Named place, such as Tianjin Xingang.")
        destination_country = graphene.String(required=True, description="ISO 3166 alpha-2, such as RU.")
        transport_mode = TransportModeEnum(required=True, description="How the goods cross the border.")
        currency = graphene.String(required=True, description="Wanted currency, ISO 4217.")
        deadline_at = DateTime(required=True, description="Until when quotes are taken; at most 180 days.")
        shipment_from_date = Date(description="Shipment window, first day.")
        shipment_to_date = Date(description="Shipment window, last day.")
        partial_shipment = graphene.Boolean(description="Whether it may come in parts; default no.")
        transshipment = graphene.Boolean(description="Whether it may be reloaded on the way; default yes.")
        note = graphene.String(description="Anything to add.")
        language = graphene.String(
            description="The buyer's language for papers: en, ru or mn; default your own."
        )
        supplier_ids = graphene.List(
            graphene.NonNull(graphene.ID),
            description="Other admitted producers to ask besides the listings' makers.",
        )

    rfq = field(Rfq, "The request.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"rfq": services.submit_rfq(actor=actor, data=_rfq_data(actor, data), at=at)}


class RfqOpen(Mutation):
    """Let a screened request through to the suppliers."""

    permission = permissions.SCREEN_RFQ

    class Input:
        rfq_id = graphene.ID(required=True, description="The request.")

    rfq = field(Rfq, "The request.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"rfq": services.open_rfq(actor=actor, rfq_uuid=_rfq_uuid(data), at=at)}


class ReasonedInput:
    """What a step back takes: which request, and why."""

    rfq_id = graphene.ID(required=True, description="The request.")
    reason = graphene.String(required=True, description="Why; the other side is told.")


class RfqReject(Mutation):
    """Refuse a screened request."""

    permission = permissions.SCREEN_RFQ
    Input = ReasonedInput

    rfq = field(Rfq, "The request.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {
            "rfq": services.reject_rfq(actor=actor, rfq_uuid=_rfq_uuid(data), reason=data["reason"], at=at)
        }


class RfqCancel(Mutation):
    """Withdraw your own request while no quote has been accepted."""

    permission = permissions.CANCEL_RFQ
    Input = ReasonedInput

    rfq = field(Rfq, "The request.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {
            "rfq": services.cancel_rfq(actor=actor, rfq_uuid=_rfq_uuid(data), reason=data["reason"], at=at)
        }


class RfqDecline(Mutation):
    """Say as an invited supplier that you will not quote."""

    permission = permissions.DECLINE_RFQ
    Input = ReasonedInput

    rfq = field(Rfq, "The request.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {
            "rfq": services.decline_rfq(actor=actor, rfq_uuid=_rfq_uuid(data), reason=data["reason"], at=at)
        }


class RequestsMutations:
    """Change requests."""

    rfq_submit = RfqSubmit.Field()
    rfq_open = RfqOpen.Field()
    rfq_reject = RfqReject.Field()
    rfq_cancel = RfqCancel.Field()
    rfq_decline = RfqDecline.Field()


def _rfq_uuid(data: Mapping[str, Any]) -> Any:
    return uuid_from(data["rfq_id"], "Rfq", "rfq_id")


def _rfq_data(actor: Actor, data: dict[str, Any]) -> RfqData:
    lines = tuple(_line_data(index, line) for index, line in enumerate(data.pop("lines")))
    suppliers = tuple(
        uuid_from(value, "Organization", f"supplier_ids.{index}")
        for index, value in enumerate(data.pop("supplier_ids", None) or ())
    )
    given = {name: value for name, value in data.items() if value is not None}
    given.setdefault("language", actor.language)
    return RfqData(lines=lines, supplier_uuids=suppliers, **given)


def _line_data(index: int, line: Mapping[str, Any]) -> RfqLineData:
    return RfqLineData(
        listing_uuid=uuid_from(line["listing_id"], "Listing", f"lines.{index}.listing_id"),
        quantity=line["quantity"]["value"],
        unit=line["quantity"]["unit"],
        tolerance_percent=line.get("tolerance_percent"),
        tolerance_option=line.get("tolerance_option") or ToleranceOption.SELLER,
        packaging=line.get("packaging") or "",
        note=line.get("note") or "",
    )
