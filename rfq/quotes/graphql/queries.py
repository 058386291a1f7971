"""Queries of quotes."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from rfq.quotes import permissions, selectors
from rfq.quotes.graphql.types import Quote, QuoteStateEnum


class QuotesQueries:
    """Read quotes."""

    quotes = ConnectionField(
        Quote,
        description="Quotes your firm sent, or received on its requests; newest first.",
        permission=permissions.READ_QUOTES,
        rfq_id=graphene.ID(description="Only those on this request."),
        state=graphene.Argument(QuoteStateEnum, description="Only those in this state."),
        cost=3,
    )
    quote = field(
        Quote,
        "One quote; null when there is none you may see.",
        permission=permissions.READ_QUOTES,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_quotes(_root: Any, info: Any, rfq_id: str | None = None, state: Any = None) -> Ordered:
        actor = actor_of(info)
        if rfq_id is None:
            rows = selectors.quotes_visible_to(actor)
        else:
            rows = selectors.quotes_on(actor, uuid_from(rfq_id, "Rfq", "rfq_id"))
        if state is not None:
            rows = rows.filter(state=state.value)
        return Ordered(rows, keys=("created_at", "id"))

    @staticmethod
    def resolve_quote(_root: Any, info: Any, id: str) -> Any:
        return selectors.quote_for(actor_of(info), uuid_from(id, "Quote", "id"))
