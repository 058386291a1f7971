"""Mutations of providers and service orders."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.contacts import ContactInput, contact_from
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.texts import TextsInput, texts_from
from marketplace.core.graphql.trade_enums import TransportModeEnum
from marketplace.core.graphql.values import MoneyInput
from marketplace.core.money import check_money
from marketplace.providers import permissions, services
from marketplace.providers.graphql.types import Provider, ProviderKindEnum, ServiceOrder
from marketplace.providers.inputs import LaneData, ProviderData


class LaneInput(graphene.InputObjectType):
    """A way on which a provider works."""

    from_country = graphene.String(required=True, description="Where it begins, ISO 3166 alpha-2.")
    to_country = graphene.String(required=True, description="Where it ends, ISO 3166 alpha-2.")
    mode = TransportModeEnum(required=True, description="By which mode.")
    days = graphene.Int(description="Usual transit time in days.")


class ProfileInput:
    """What registering and updating a provider both take."""

    kinds = graphene.List(
        graphene.NonNull(ProviderKindEnum), required=True, description="What your firm does."
    )
    scope = TextsInput(required=True, description="What it does in words, and for whom.")
    lanes = graphene.List(graphene.NonNull(LaneInput), description="Ways on which it works.")
    hazard_classes = graphene.List(
        graphene.NonNull(graphene.String), description="Dangerous goods it handles, by UN class or division."
    )
    contact = ContactInput(description="Whom to write to; shown to members only.")
    is_listed = graphene.Boolean(required=True, description="Whether the directory shows it.")


class ProviderRegister(Mutation):
    """Enter your firm in the directory of trade service providers."""

    permission = permissions.MANAGE_PROFILE

    class Input(ProfileInput):
        pass

    provider = field(Provider, "The entry.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"provider": services.register_provider(actor=actor, data=_profile(data), at=at)}


class ProviderUpdate(Mutation):
    """Replace your firm's whole entry in the directory. Orders already placed stay as they are."""

    permission = permissions.MANAGE_PROFILE

    class Input(ProfileInput):
        pass

    provider = field(Provider, "The entry.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"provider": services.update_provider(actor=actor, data=_profile(data), at=at)}


class ServiceOrderAccept(Mutation):
    """Accept an order placed with your firm. A customs clerk may accept a broker's order."""

    permission = permissions.DO_CUSTOMS_ORDER

    class Input:
        service_order_id = graphene.ID(required=True, description="The order.")
        price = MoneyInput(description="Your price for the whole, where the client offered none.")

    service_order = field(ServiceOrder, "The order.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        sent = data.get("price")
        price = None if sent is None else check_money(sent["amount"], sent.get("currency"), "price.amount")
        order = services.accept_order(actor=actor, order_uuid=_order_uuid(data), price=price, at=at)
        return {"service_order": order}


class ServiceOrderDecline(Mutation):
    """Decline an order before you accept it."""

    permission = permissions.ANSWER_ORDER

    class Input:
        service_order_id = graphene.ID(required=True, description="The order.")
        reason = graphene.String(required=True, description="Why; the client is told.")

    service_order = field(ServiceOrder, "The order.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        order = services.decline_order(
            actor=actor, order_uuid=_order_uuid(data), reason=data["reason"], at=at
        )
        return {"service_order": order}


class ServiceOrderComplete(Mutation):
    """Say that the service is done and name its result. A customs clerk may complete a broker's order."""

    permission = permissions.DO_CUSTOMS_ORDER

    class Input:
        service_order_id = graphene.ID(required=True, description="The order.")
        result_reference = graphene.String(
            required=True, description="Number of the waybill, policy, declaration or certificate."
        )
        result_file_id = graphene.ID(description="The paper, a file of your firm.")

    service_order = field(ServiceOrder, "The order.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        file_id = data.get("result_file_id")
        order = services.complete_order(
            actor=actor,
            order_uuid=_order_uuid(data),
            result_reference=data["result_reference"],
            result_file_uuid=uuid_from(file_id, "StoredFile", "result_file_id") if file_id else None,
            at=at,
        )
        return {"service_order": order}


class ServiceOrderCancel(Mutation):
    """Cancel an order your firm placed, or give up one that it has accepted."""

    permission = permissions.CANCEL_ORDER

    class Input:
        service_order_id = graphene.ID(required=True, description="The order.")
        reason = graphene.String(required=True, description="Why; the other side is told.")

    service_order = field(ServiceOrder, "The order.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        order = services.cancel_order(actor=actor, order_uuid=_order_uuid(data), reason=data["reason"], at=at)
        return {"service_order": order}


class ProvidersMutations(graphene.ObjectType):
    """Change providers and service orders."""

    provider_register = ProviderRegister.Field()
    provider_update = ProviderUpdate.Field()
    service_order_accept = ServiceOrderAccept.Field()
    service_order_decline = ServiceOrderDecline.Field()
    service_order_complete = ServiceOrderComplete.Field()
    service_order_cancel = ServiceOrderCancel.Field()


def _order_uuid(data: Mapping[str, Any]) -> UUID:
    return uuid_from(data["service_order_id"], "ServiceOrder", "service_order_id")


def _profile(data: Mapping[str, Any]) -> ProviderData:
    return ProviderData(
        kinds=tuple(data["kinds"]),
        scope=texts_from(data["scope"]),
        lanes=tuple(LaneData(**lane) for lane in data.get("lanes") or ()),
        hazard_classes=tuple(data.get("hazard_classes") or ()),
        contact=contact_from(data.get("contact")),
        is_listed=data["is_listed"],
    )
