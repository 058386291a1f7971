"""Queries of declarations."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from rfq.declarations import permissions, selectors
from rfq.declarations.graphql.document_checks import DocumentCheckQueries
from rfq.declarations.graphql.types import Declaration, DeclarationStateEnum


class DeclarationsQueries(DocumentCheckQueries):
    """Read declarations."""

    declarations = ConnectionField(
        Declaration,
        description="Declarations your firm files, or of its sales; newest first.",
        permission=permissions.READ_DECLARATIONS,
        state=graphene.Argument(DeclarationStateEnum, description="Only those in this state."),
        cost=3,
    )
    declaration = field(
        Declaration,
        "One declaration; null when there is none you may see.",
        permission=permissions.READ_DECLARATIONS,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_declarations(_root: Any, info: Any, state: Any = None) -> Ordered:
        rows = selectors.declarations_visible_to(actor_of(info))
        if state is not None:
            rows = rows.filter(state=state.value)
        return Ordered(rows, keys=("created_at", "id"))

    @staticmethod
    def resolve_declaration(_root: Any, info: Any, id: str) -> Any:
        return selectors.declaration_for(actor_of(info), uuid_from(id, "Declaration", "id"))
