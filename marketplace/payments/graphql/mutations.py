"""Mutations of payments."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import DateTime
from marketplace.core.graphql.values import MoneyInput
from marketplace.core.money import Money
from marketplace.payments import permissions, services
from marketplace.payments.graphql.types import Milestone


class PaymentRecord(Mutation):
    """Record money that has arrived in your firm's account, as the bank statement says.

    Each bank reference is recorded once. Less than what is outstanding is a part payment, unless a reason
    says why the rest, at most 1 % of the milestone, is let go. Up to 1 % too much is kept; more is refused.
    """

    permission = permissions.RECORD_RECEIPT

    class Input:
        milestone_id = graphene.ID(required=True, description="The instalment it pays.")
        amount = MoneyInput(required=True, description="How much arrived.")
        received_at = DateTime(required=True, description="When it arrived.")
        bank_reference = graphene.String(required=True, description="The bank's reference.")
        shortfall_reason = graphene.String(
            description="Why you take it as full payment with a little missing, such as bank charges."
        )

    milestone = field(Milestone, "The milestone.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        amount = data["amount"]
        milestone = services.record_receipt(
            actor=actor,
            milestone_uuid=uuid_from(data["milestone_id"], "Milestone", "milestone_id"),
            amount=Money(amount["amount"], amount.get("currency") or ""),
            received_at=data["received_at"],
            bank_reference=data["bank_reference"],
            shortfall_reason=data.get("shortfall_reason") or "",
            at=at,
        )
        return {"milestone": milestone}


class PaymentsMutations(graphene.ObjectType):
    """Change payments."""

    payment_record = PaymentRecord.Field()
