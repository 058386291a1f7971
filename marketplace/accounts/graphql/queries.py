"""What may be asked about people and organisations."""

from typing import Any

import graphene
from django.utils import timezone

from marketplace.accounts import models, selectors
from marketplace.accounts.graphql.types import (
    Invitation,
    Member,
    Organization,
    OrganizationKindEnum,
    OrganizationStateEnum,
    Viewer,
)
from marketplace.accounts.permissions import MANAGE_MEMBERS, SEE_MEMBERS
from marketplace.core.actor import Actor
from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, public
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.permissions import PUBLIC


class AccountsQueries(graphene.ObjectType):
    """Reads of people and organisations."""

    viewer = public(Viewer, "You; null for a visitor.")
    organization = public(
        Organization,
        "A firm by its id; null when there is none that you may see.",
        id=graphene.ID(required=True, description="The firm's id."),
    )
    organizations = ConnectionField(
        Organization,
        description=(
            "The directory, oldest first: admitted firms that sell or serve; buyers too for firms that "
            "don't buy; everything for the zone operator."
        ),
        permission=PUBLIC,
        kind=OrganizationKindEnum(description="Only this kind."),
        country=graphene.String(description="Only firms of this country, ISO 3166-1 alpha-2."),
        state=OrganizationStateEnum(description="Only in this state of admission."),
        text=graphene.String(
            description="Only firms whose name or number holds these words, in any language."
        ),
    )
    members = ConnectionField(
        Member,
        description="Who belongs to your firm, longest first.",
        permission=SEE_MEMBERS,
        organization_id=graphene.ID(description="Another firm, for the zone operator."),
    )
    invitations = ConnectionField(
        Invitation,
        description="Your firm's invitations that may still be accepted, newest first.",
        permission=MANAGE_MEMBERS,
    )

    @staticmethod
    def resolve_viewer(_root: Any, info: Any) -> Actor | None:
        actor = actor_of(info)
        return actor if actor.user_id is not None else None

    @staticmethod
    def resolve_organization(_root: Any, info: Any, id: str) -> models.Organization | None:
        return selectors.organization_for(actor_of(info), uuid_from(id, "Organization", "id"))

    @staticmethod
    def resolve_organizations(
        _root: Any,
        info: Any,
        kind: Any = None,
        country: str | None = None,
        state: Any = None,
        text: str = "",
    ) -> Ordered:
        rows = selectors.organizations(actor_of(info), kind=kind, country=country, state=state, text=text)
        return Ordered(rows, descending=False)

    @staticmethod
    def resolve_members(_root: Any, info: Any, organization_id: str | None = None) -> Ordered:
        uuid = uuid_from(organization_id, "Organization", "organization_id") if organization_id else None
        return Ordered(selectors.members(actor_of(info), uuid), descending=False)

    @staticmethod
    def resolve_invitations(_root: Any, info: Any) -> Ordered:
        return Ordered(selectors.open_invitations(actor_of(info), at=timezone.now()))
