"""Queries of payments."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.subjects import subject_uuid_from
from marketplace.payments import permissions, selectors
from marketplace.payments.graphql.types import Milestone, MilestoneStateEnum


class PaymentsQueries:
    """Read payment milestones."""

    milestones = ConnectionField(
        Milestone,
        description="Instalments your firm pays or is paid, newest first; those of one contract in order.",
        permission=permissions.READ_MILESTONES,
        state=graphene.Argument(MilestoneStateEnum, description="Only those in this state."),
        subject_id=graphene.ID(description="Only those of this contract."),
        cost=3,
    )
    milestone = field(
        Milestone,
        "One milestone; null when there is none you may see.",
        permission=permissions.READ_MILESTONES,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_milestones(
        _root: Any, info: Any, state: Any = None, subject_id: str | None = None
    ) -> Ordered:
        subject_uuid = subject_uuid_from(subject_id, "subject_id") if subject_id else None
        rows = selectors.milestones_found(actor_of(info), state=state, subject_uuid=subject_uuid)
        return Ordered(rows, descending=subject_uuid is None)

    @staticmethod
    def resolve_milestone(_root: Any, info: Any, id: str) -> Any:
        return selectors.milestone_for(actor_of(info), uuid_from(id, "Milestone", "id"))
