"""Queries of requests."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from rfq.requests import permissions, selectors
from rfq.requests.graphql.types import Rfq, RfqStateEnum


class RequestsQueries:
    """Read requests."""

    rfqs = ConnectionField(
        Rfq,
        description="Requests of your firm, newest first: sent by it, or addressed to it.",
        permission=permissions.READ_RFQS,
        state=graphene.Argument(RfqStateEnum, description="Only those in this state."),
        cost=2,
    )
    rfq = field(
        Rfq,
        "One request; null when there is none you may see.",
        permission=permissions.READ_RFQS,
        cost=2,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_rfqs(_root: Any, info: Any, state: Any = None) -> Ordered:
        rows = selectors.rfqs_visible_to(actor_of(info))
        if state is not None:
            rows = rows.filter(state=state.value)
        return Ordered(rows, keys=("created_at", "id"))

    @staticmethod
    def resolve_rfq(_root: Any, info: Any, id: str) -> Any:
        return selectors.rfq_for(actor_of(info), uuid_from(id, "Rfq", "id"))
