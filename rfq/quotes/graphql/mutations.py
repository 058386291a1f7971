"""Mutations of quotes. Acceptance makes a contract, so it lives in the contracts room."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.trade_enums import IncotermEnum, PaymentInstrumentEnum, PaymentTriggerEnum
from marketplace.core.graphql.values import MoneyInput
from rfq.quotes import permissions, services
from rfq.quotes.graphql.types import Quote
from rfq.quotes.inputs import Amount, MilestoneData, QuoteData, QuoteLineData


class QuoteLineInput(graphene.InputObjectType):
    """An offer for one line."""

    rfq_line_id = graphene.ID(required=True, description="The line it answers.")
    listing_id = graphene.ID(description="Your listing that is offered; default the requested one.")
    quantity = Decimal(description="How much, in the unit asked; default all of it.")
    unit_price = MoneyInput(required=True, description="Price of one unit in which the listing is priced.")
    packaging = graphene.String(description="One of the listing's packaging codes; default the wanted one.")


class QuoteMilestoneInput(graphene.InputObjectType):
    """One payment."""

    percent = Decimal(required=True, description="Share of the total; all shares add up to 100.")
    trigger = PaymentTriggerEnum(required=True, description="What makes it due.")
    instrument = PaymentInstrumentEnum(required=True, description="How it is paid.")
    days = graphene.Int(description="Days after the trigger; default 0.")


class QuoteSend(Mutation):
    """Offer on a request, or offer anew; a new version supersedes the one before."""

    permission = permissions.SEND_QUOTE

    class Input:
        rfq_id = graphene.ID(required=True, description="The request.")
        lines = graphene.List(graphene.NonNull(QuoteLineInput), required=True, description="What is offered.")
        milestones = graphene.List(
            graphene.NonNull(QuoteMilestoneInput), required=True, description="How the total is paid."
        )
        valid_until = DateTime(required=True, description="Until when it can be accepted; 24 hours at least.")
        shipment_from_date = Date(required=True, description="Shipment window, first day.")
        shipment_to_date = Date(required=True, description="Shipment window, last day.")
        incoterm = IncotermEnum(description="Delivery rule; default the request's.")
        place_code = graphene.String(description="Named place as UN/LOCODE; default the request's.")
        place_name = graphene.String(description="Named place; default the request's.")
        freight = MoneyInput(description="Freight inside the prices; needed for C and D rules.")
        insurance = MoneyInput(description="Insurance inside the prices; needed for CIF and CIP.")
        exchange_rate = Decimal(
            description="CNY for one unit of the currency, if the contract is to freeze one."
        )
        exchange_rate_source = graphene.String(description="Where that rate comes from.")
        note = graphene.String(description="Anything to add.")

    quote = field(Quote, "The quote.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        rfq_uuid = uuid_from(data.pop("rfq_id"), "Rfq", "rfq_id")
        return {"quote": services.send_quote(actor=actor, rfq_uuid=rfq_uuid, data=_quote_data(data), at=at)}


class ReasonedInput:
    """What a step back takes: which quote, and why."""

    quote_id = graphene.ID(required=True, description="The quote.")
    reason = graphene.String(required=True, description="Why; the other side is told.")


class QuoteWithdraw(Mutation):
    """Take your offer back before it is accepted."""

    permission = permissions.WITHDRAW_QUOTE
    Input = ReasonedInput

    quote = field(Quote, "The quote.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["quote_id"], "Quote", "quote_id")
        return {"quote": services.withdraw_quote(actor=actor, quote_uuid=uuid, reason=data["reason"], at=at)}


class QuoteDecline(Mutation):
    """Refuse an offer on your request."""

    permission = permissions.DECLINE_QUOTE
    Input = ReasonedInput

    quote = field(Quote, "The quote.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["quote_id"], "Quote", "quote_id")
        return {"quote": services.decline_quote(actor=actor, quote_uuid=uuid, reason=data["reason"], at=at)}


class QuotesMutations:
    """Change quotes."""

    quote_send = QuoteSend.Field()
    quote_withdraw = QuoteWithdraw.Field()
    quote_decline = QuoteDecline.Field()


def _quote_data(data: dict[str, Any]) -> QuoteData:
    lines = tuple(_line_data(index, line) for index, line in enumerate(data.pop("lines")))
    milestones = tuple(
        MilestoneData(row["percent"], row["trigger"], row["instrument"], row.get("days") or 0)
        for row in data.pop("milestones")
    )
    freight, insurance = _amount(data.pop("freight", None)), _amount(data.pop("insurance", None))
    given = {name: value for name, value in data.items() if value is not None}
    return QuoteData(lines=lines, milestones=milestones, freight=freight, insurance=insurance, **given)


def _line_data(index: int, line: Mapping[str, Any]) -> QuoteLineData:
    path = f"lines.{index}"
    listing_id = line.get("listing_id")
    price = _amount(line["unit_price"])
    if price is None:
        raise AssertionError("the schema requires a unit price")
    return QuoteLineData(
        rfq_line_uuid=uuid_from(line["rfq_line_id"], "RfqLine", f"{path}.rfq_line_id"),
        listing_uuid=uuid_from(listing_id, "Listing", f"{path}.listing_id") if listing_id else None,
        quantity=line.get("quantity"),
        unit_price=price,
        packaging=line.get("packaging") or "",
    )


def _amount(sent: Mapping[str, Any] | None) -> Amount | None:
    return None if sent is None else Amount(sent["amount"], sent.get("currency"))
