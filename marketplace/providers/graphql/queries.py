"""Queries of providers and service orders."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.subjects import subject_uuid_from
from marketplace.core.graphql.trade_enums import TransportModeEnum
from marketplace.providers import permissions, selectors
from marketplace.providers.graphql.types import (
    Provider,
    ProviderKindEnum,
    ServiceOrder,
    ServiceOrderStateEnum,
)


class ProvidersQueries:
    """Read the directory of providers, and one's service orders."""

    providers = ConnectionField(
        Provider,
        description="The directory of trade service providers. Lane filters hold for one and the same lane.",
        permission=permissions.READ_DIRECTORY,
        kind=graphene.Argument(ProviderKindEnum, description="Only those that do this."),
        from_country=graphene.String(description="A lane begins here, ISO 3166 alpha-2."),
        to_country=graphene.String(description="A lane ends here, ISO 3166 alpha-2."),
        mode=graphene.Argument(TransportModeEnum, description="A lane goes by this mode."),
        hazard_class=graphene.String(description="Only those that handle this UN class or division."),
        text=graphene.String(description="Words in the name or scope, in any language."),
        cost=3,
    )
    provider = field(
        Provider,
        "One listed provider; null when there is none.",
        permission=permissions.READ_DIRECTORY,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )
    own_provider = field(
        Provider,
        "Your firm in the directory, listed or not; null when it is not there.",
        permission=permissions.READ_OWN_PROFILE,
        cost=3,
    )
    service_orders = ConnectionField(
        ServiceOrder,
        description="Service orders your firm placed or was given, newest first.",
        permission=permissions.READ_ORDERS,
        state=graphene.Argument(ServiceOrderStateEnum, description="Only those in this state."),
        kind=graphene.Argument(ProviderKindEnum, description="Only those for this service."),
        subject_id=graphene.ID(description="Only those about this contract."),
        cost=3,
    )
    service_order = field(
        ServiceOrder,
        "One service order; null when there is none you may see.",
        permission=permissions.READ_ORDERS,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_providers(_root: Any, _info: Any, **filters: Any) -> Ordered:
        return Ordered(selectors.providers_listed(**filters))

    @staticmethod
    def resolve_provider(_root: Any, _info: Any, id: str) -> Any:
        return selectors.provider_listed(uuid_from(id, "Provider", "id"))

    @staticmethod
    def resolve_own_provider(_root: Any, info: Any) -> Any:
        return selectors.own_provider(actor_of(info))

    @staticmethod
    def resolve_service_orders(
        _root: Any, info: Any, subject_id: str | None = None, **filters: Any
    ) -> Ordered:
        subject_uuid = None if subject_id is None else subject_uuid_from(subject_id, "subject_id")
        return Ordered(selectors.orders_found(actor_of(info), subject_uuid=subject_uuid, **filters))

    @staticmethod
    def resolve_service_order(_root: Any, info: Any, id: str) -> Any:
        return selectors.order_for(actor_of(info), uuid_from(id, "ServiceOrder", "id"))
