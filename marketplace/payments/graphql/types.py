"""Object types of payments."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.accounts.graphql.types import Organization
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime, Decimal
from marketplace.core.graphql.subjects import AboutSubjectFields
from marketplace.core.graphql.trade_enums import PaymentInstrumentEnum, PaymentTriggerEnum
from marketplace.core.graphql.values import Money
from marketplace.payments import selectors
from marketplace.payments.flow import State

MilestoneStateEnum = enum_of(
    State,
    "How far a milestone has been paid.",
    {
        State.DUE: "Nothing has arrived.",
        State.PARTLY_PAID: "A part has arrived.",
        State.PAID: "Paid.",
        State.CANCELLED: "No longer owed.",
    },
    name="MilestoneState",
)


class PaymentReceipt(graphene.ObjectType):
    """Money that arrived, as the payee's bank statement says. Never changed."""

    amount = field(Money, "How much arrived.", required=True, reads="money")
    received_at = field(DateTime, "When it arrived.", required=True)
    bank_reference = field(graphene.String, "The bank's reference.", required=True)
    shortfall_reason = field(
        graphene.String, "Why the payee took it as the full payment with a little missing."
    )
    recorded_at = field(DateTime, "When it was recorded.", required=True, reads="created_at")

    @staticmethod
    def resolve_shortfall_reason(receipt: Any, _info: Any) -> str | None:
        return receipt.shortfall_reason or None


class Milestone(AboutSubjectFields, Entity):
    """One instalment of a contract's price. Seen by payer, payee and the zone operator."""

    class Meta:
        interfaces = (Node,)

    payer = field(Organization, "Who pays.", required=True)
    payee = field(Organization, "Who is paid.", required=True)
    position = field(graphene.Int, "Its place, from 1.", required=True)
    trigger = field(PaymentTriggerEnum, "What makes it due.", required=True)
    due_days = field(graphene.Int, "Days after that.", required=True)
    instrument = field(PaymentInstrumentEnum, "How it is paid.", required=True)
    percent = field(Decimal, "Its share of the whole in percent.", required=True)
    amount = field(Money, "How much is due.", required=True, reads="total")
    received = field(Money, "How much has arrived.", required=True)
    outstanding = field(Money, "How much is still to come.", required=True)
    state = field(MilestoneStateEnum, "How far it has been paid.", required=True)
    paid_at = field(DateTime, "When the last of it was recorded.")
    receipts = field(list_of(PaymentReceipt), "What has arrived, oldest first.", required=True, usual_size=2)

    @staticmethod
    def resolve_receipts(milestone: Any, _info: Any) -> list[Any]:
        return list(milestone.receipts.all())

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.milestone_for(actor_of(info), uuid)
