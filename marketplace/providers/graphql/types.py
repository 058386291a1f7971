"""Object types of providers and service orders."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.accounts.graphql.types import Organization
from marketplace.core.files.graphql.types import StoredFile
from marketplace.core.graphql.contacts import Contact
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime
from marketplace.core.graphql.subjects import AboutSubjectFields
from marketplace.core.graphql.texts import text_field
from marketplace.core.graphql.trade_enums import TransportModeEnum
from marketplace.core.graphql.values import Money
from marketplace.providers import permissions, selectors
from marketplace.providers.choices import PROVIDER_KIND_WORDS, ProviderKind
from marketplace.providers.flow import State

ProviderKindEnum = enum_of(ProviderKind, "What a trade service provider does.", PROVIDER_KIND_WORDS)
ServiceOrderStateEnum = enum_of(
    State,
    "Where a service order stands.",
    {
        State.PLACED: "Waits for the provider's answer.",
        State.ACCEPTED: "The provider is at work.",
        State.COMPLETED: "Done; the result is named.",
        State.DECLINED: "The provider would not do it.",
        State.CANCELLED: "Ended by the client, or given up by the provider.",
    },
    name="ServiceOrderState",
)


class Lane(graphene.ObjectType):
    """A way on which a provider works."""

    from_country = field(graphene.String, "Where it begins, ISO 3166 alpha-2.", required=True)
    to_country = field(graphene.String, "Where it ends, ISO 3166 alpha-2.", required=True)
    mode = field(TransportModeEnum, "By which mode.", required=True)
    days = field(graphene.Int, "Usual transit time in days.")


class Provider(Entity):
    """A trade service provider as the directory shows it."""

    class Meta:
        interfaces = (Node,)

    organization = field(Organization, "The firm.", required=True)
    name = text_field(
        lambda provider: {"en": provider.organization.legal_name, **provider.organization.names},
        "The firm's name.",
    )
    kinds = field(list_of(ProviderKindEnum), "What it does.", required=True)
    scope = text_field(lambda provider: provider.scope, "What it does in words, and for whom.")
    lanes = field(list_of(Lane), "Ways on which it works.", required=True, usual_size=5)
    hazard_classes = field(
        list_of(graphene.String), "Dangerous goods it handles, by UN class or division.", required=True
    )
    contact = field(Contact, "Whom to write to.", permission=permissions.READ_CONTACT)
    is_listed = field(graphene.Boolean, "Whether the directory shows it.", required=True)
    updated_at = field(DateTime, "When it last changed.", required=True)

    @staticmethod
    def resolve_lanes(provider: Any, _info: Any) -> list[Any]:
        return list(provider.lanes.all())

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.provider_for(actor_of(info), uuid)


class ServiceOrder(AboutSubjectFields, Entity):
    """An order to a provider. Seen by its client, its provider and the zone operator."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as SVC-2026-000042.", required=True)
    provider = field(Provider, "Who is to do it.", required=True)
    client = field(Organization, "Who ordered it.", required=True)
    kind = field(ProviderKindEnum, "Which service.", required=True)
    scope = field(graphene.String, "What is to be done.", required=True)
    price = field(Money, "Price of the whole, once there is one.")
    state = field(ServiceOrderStateEnum, "Where it stands.", required=True)
    placed_at = field(DateTime, "When it was placed.", required=True, reads="created_at")
    accepted_at = field(DateTime, "When the provider accepted.")
    ended_at = field(DateTime, "When it was completed, declined or cancelled.")
    end_reason = field(graphene.String, "Why it was declined or cancelled.")
    result_reference = field(
        graphene.String, "Number of what it left: waybill, policy, declaration, certificate."
    )
    result_file = field(StoredFile, "The paper it left, where there is one.")

    @staticmethod
    def resolve_end_reason(order: Any, _info: Any) -> str | None:
        return order.end_reason or None

    @staticmethod
    def resolve_result_reference(order: Any, _info: Any) -> str | None:
        return order.result_reference or None

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.order_for(actor_of(info), uuid)
