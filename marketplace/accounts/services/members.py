"""Who belongs to a firm and with which roles.

Lock order: the organisation, then its memberships, then its invitations.
"""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.accounts.models import AccessToken, Membership, Organization
from marketplace.accounts.permissions import MANAGE_MEMBERS, REMOVE_MEMBER
from marketplace.accounts.roles import ALL_ROLES, Role
from marketplace.accounts.services.organizations import record_about
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, PermissionDenied, fail, invalid, not_found
from marketplace.core.texts import checked_text


@transaction.atomic
def assign_roles(
    *, actor: Actor, membership_uuid: UUID, roles: Iterable[str], title: str | None = None, at: datetime
) -> Membership:
    """Give a member of the actor's firm exactly these roles.

    :raises PermissionDenied: when an owner's role is given or taken by someone who is not an owner.
    :raises Conflict: WRONG_STATE when the firm would have no owner.
    :raises NotFound: for another firm's member.
    """
    MANAGE_MEMBERS.enforce(actor)
    membership = _locked_member(actor, membership_uuid)
    wanted = checked_roles(actor, roles)
    _guard_owner(actor, membership, keeps_owner=Role.OWNER in wanted)
    title = membership.title if title is None else checked_text(title, "title", limit=100)
    if (sorted(membership.roles), membership.title) != (wanted, title):
        membership.roles, membership.title = wanted, title
        membership.save(update_fields=["roles", "title"])
        record_about(
            membership.organization,
            "accounts.organization.member_roles_assigned",
            actor=actor,
            at=at,
            membership=membership.uuid,
            roles=wanted,
        )
    return membership


@transaction.atomic
def remove_member(*, actor: Actor, membership_uuid: UUID, at: datetime) -> Membership:
    """End a membership: somebody else's as owner or manager, or one's own. Its bearer tokens end with it.

    :raises PermissionDenied: for others' memberships without that role, and for an owner unless by an owner.
    :raises Conflict: WRONG_STATE when the firm would have no owner.
    :raises NotFound: for another firm's member.
    """
    REMOVE_MEMBER.enforce(actor)
    membership = _locked_member(actor, membership_uuid)
    if membership.user_id != actor.user_id:
        MANAGE_MEMBERS.enforce(actor)
    _guard_owner(actor, membership, keeps_owner=False)
    membership.ended_at = at
    membership.save(update_fields=["ended_at"])
    AccessToken.objects.filter(membership=membership, revoked_at__isnull=True).update(revoked_at=at)
    record_about(
        membership.organization,
        "accounts.organization.member_removed",
        actor=actor,
        at=at,
        membership=membership.uuid,
    )
    return membership


def checked_roles(actor: Actor, roles: Iterable[str]) -> list[str]:
    """Return the roles sorted, each once.

    :raises InvalidInput: REQUIRED or INVALID at ``roles``.
    :raises PermissionDenied: for the owner's role, unless an owner gives it.
    """
    wanted = sorted({str(role) for role in roles})
    if not wanted:
        invalid("Name at least one role.", "roles", ErrorCode.REQUIRED)
    if unknown := set(wanted) - ALL_ROLES:
        invalid(f"No such role: {', '.join(sorted(unknown))}.", "roles")
    if Role.OWNER in wanted and not _is_owner(actor):
        fail(PermissionDenied, ErrorCode.PERMISSION_DENIED, "Only an owner makes another owner.", "roles")
    return wanted


def _locked_member(actor: Actor, membership_uuid: UUID) -> Membership:
    """Lock the actor's firm, so that two changes can't each leave the other as the last owner."""
    Organization.objects.select_for_update().get(pk=firm_id(actor))
    found = (
        Membership.objects.select_for_update(of=("self",))
        .select_related("organization", "user")
        .filter(uuid=membership_uuid, organization_id=firm_id(actor), ended_at__isnull=True)
        .first()
    )
    if found is None:
        not_found("member of your organisation", "id")
    return found


def _guard_owner(actor: Actor, membership: Membership, *, keeps_owner: bool) -> None:
    if Role.OWNER not in membership.roles:
        return
    if not _is_owner(actor):
        fail(PermissionDenied, ErrorCode.PERMISSION_DENIED, "Only an owner may change an owner's membership.")
    if keeps_owner:
        return
    others = Membership.objects.filter(
        organization_id=membership.organization_id, ended_at__isnull=True, roles__contains=[Role.OWNER.value]
    ).exclude(pk=membership.pk)
    if not others.exists():
        fail(Conflict, ErrorCode.WRONG_STATE, "This is the last owner; make another member an owner first.")


def _is_owner(actor: Actor) -> bool:
    return actor.is_system or Role.OWNER in actor.roles
