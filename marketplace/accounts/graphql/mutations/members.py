"""Mutations of memberships."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.accounts import permissions, services
from marketplace.accounts.graphql.types import Invitation, Member, RoleEnum
from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.permissions import SIGNED_IN

ROLES = graphene.List(
    graphene.NonNull(RoleEnum), required=True, description="The roles; only an owner may give the owner's."
)


class MemberInvite(Mutation):
    """Invite somebody into your firm by mail. A new invitation of the same address replaces the open one."""

    permission = permissions.MANAGE_MEMBERS

    class Input:
        email = graphene.String(required=True, description="To whom the invitation goes.")
        roles = ROLES
        title = graphene.String(description="The person's title, as it is written under a signature.")
        language = graphene.String(description="Language of the mail: en, zh-Hans, ru or mn; default yours.")

    invitation = field(Invitation, "The invitation.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        invitation = services.invite_member(
            actor=actor,
            email=data["email"],
            roles=[role.value for role in data["roles"]],
            title=data.get("title") or "",
            language=data.get("language") or actor.language,
            at=at,
        )
        return {"invitation": invitation}


class InvitationRevoke(Mutation):
    """Take back an invitation that nobody has accepted."""

    permission = permissions.MANAGE_MEMBERS

    class Input:
        id = graphene.ID(required=True, description="The invitation.")

    invitation = field(Invitation, "The invitation.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["id"], "Invitation", "id")
        return {"invitation": services.revoke_invitation(actor=actor, invitation_uuid=uuid, at=at)}


class InvitationAccept(Mutation):
    """Join the firm that invited you. The invitation must have gone to the address you confirmed."""

    permission = SIGNED_IN

    class Input:
        token = graphene.String(required=True, description="The last part of the link in the mail.")

    member = field(Member, "Your membership.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"member": services.accept_invitation(actor=actor, token=data["token"], at=at)}


class MemberRolesAssign(Mutation):
    """Give a member of your firm exactly these roles. A firm keeps one owner at least."""

    permission = permissions.MANAGE_MEMBERS

    class Input:
        id = graphene.ID(required=True, description="The member.")
        roles = ROLES
        title = graphene.String(description="The person's title; left out, it stays.")

    member = field(Member, "The member.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        member = services.assign_roles(
            actor=actor,
            membership_uuid=uuid_from(data["id"], "Member", "id"),
            roles=[role.value for role in data["roles"]],
            title=data.get("title"),
            at=at,
        )
        return {"member": member}


class MemberRemove(Mutation):
    """End a membership: a colleague's, as owner or manager, or your own. A firm keeps one owner at least."""

    permission = permissions.REMOVE_MEMBER

    class Input:
        id = graphene.ID(required=True, description="The member.")

    member = field(Member, "The member who has left.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["id"], "Member", "id")
        return {"member": services.remove_member(actor=actor, membership_uuid=uuid, at=at)}
