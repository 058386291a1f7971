"""The ground's own root fields."""

from typing import Any

import graphene

from marketplace.core.graphql.fields import MarketField
from marketplace.core.graphql.nodes import Node, find_node


class CoreQueries(graphene.ObjectType):
    """Reads that belong to no room."""

    node = MarketField(
        Node,
        id=graphene.ID(required=True, description="The global id."),
        description="Any record by its global id; null when there is none that you may see.",
    )

    @staticmethod
    def resolve_node(_root: Any, info: Any, id: str) -> Any:
        return find_node(info, id)
