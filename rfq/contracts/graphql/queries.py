"""Queries of contracts."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from rfq.contracts import permissions, selectors
from rfq.contracts.graphql.types import Contract, ContractStateEnum


class ContractsQueries:
    """Read contracts."""

    contracts = ConnectionField(
        Contract,
        description="Contracts of your firm, newest first.",
        permission=permissions.READ_CONTRACTS,
        state=graphene.Argument(ContractStateEnum, description="Only those in this state."),
        cost=3,
    )
    contract = field(
        Contract,
        "One contract; null when there is none you may see.",
        permission=permissions.READ_CONTRACTS,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_contracts(_root: Any, info: Any, state: Any = None) -> Ordered:
        rows = selectors.contracts_visible_to(actor_of(info))
        if state is not None:
            rows = rows.filter(state=state.value)
        return Ordered(rows, keys=("created_at", "id"))

    @staticmethod
    def resolve_contract(_root: Any, info: Any, id: str) -> Any:
        return selectors.contract_for(actor_of(info), uuid_from(id, "Contract", "id"))
