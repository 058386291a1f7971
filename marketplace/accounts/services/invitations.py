"""How people come to belong to a firm."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from marketplace.accounts.acting import firm_id, person_id
from marketplace.accounts.models import Invitation, Membership, Organization, User
from marketplace.accounts.permissions import MANAGE_MEMBERS
from marketplace.accounts.services.members import checked_roles
from marketplace.accounts.services.organizations import record_about
from marketplace.accounts.tokens import invitation_uuid_from
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, PermissionDenied, Problems, fail, not_found
from marketplace.core.permissions import SIGNED_IN
from marketplace.core.texts import DEFAULT_LANGUAGE, LANGUAGES, checked_text

VALID_FOR = timedelta(days=14)
OPEN_MAX = 100
"""How many invitations of a firm may be open at once."""


@transaction.atomic
def invite_member(
    *,
    actor: Actor,
    email: str,
    roles: Iterable[str],
    title: str = "",
    language: str = DEFAULT_LANGUAGE,
    at: datetime,
) -> Invitation:
    """Invite somebody into the actor's firm by mail. A new invitation replaces the open one.

    :raises InvalidInput: INVALID, REQUIRED or TOO_LONG at the field; OUT_OF_RANGE beyond 100 open
        invitations.
    :raises PermissionDenied: for the owner's role, unless an owner gives it.
    :raises Conflict: DUPLICATE at ``email`` when the person is a member already.
    """
    MANAGE_MEMBERS.enforce(actor)
    wanted = checked_roles(actor, roles)
    email = email.strip().lower()
    title = _check(email=email, title=title, language=language)
    organization = Organization.objects.select_for_update().get(pk=firm_id(actor))
    if Membership.objects.filter(
        organization=organization, ended_at__isnull=True, user__email=email
    ).exists():
        fail(Conflict, ErrorCode.DUPLICATE, "This person is a member already.", "email")
    still_open = Invitation.objects.filter(
        organization=organization, accepted_at__isnull=True, revoked_at__isnull=True
    )
    still_open.filter(email=email).update(revoked_at=at)
    if still_open.filter(expires_at__gt=at).count() >= OPEN_MAX:
        fail(Conflict, ErrorCode.OUT_OF_RANGE, f"At most {OPEN_MAX} invitations may be open.")
    invitation = Invitation.objects.create(
        organization=organization,
        email=email,
        roles=wanted,
        title=title,
        language=language,
        invited_by_id=person_id(actor),
        created_at=at,
        expires_at=at + VALID_FOR,
    )
    record_about(
        organization,
        "accounts.organization.member_invited",
        actor=actor,
        at=at,
        invitation=invitation.uuid,
        roles=wanted,
    )
    return invitation


@transaction.atomic
def revoke_invitation(*, actor: Actor, invitation_uuid: UUID, at: datetime) -> Invitation:
    """Take back an invitation that nobody has accepted.

    :raises Conflict: WRONG_STATE when it was accepted or taken back.
    :raises NotFound: for another firm's invitation.
    """
    MANAGE_MEMBERS.enforce(actor)
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organization")
        .filter(uuid=invitation_uuid, organization_id=firm_id(actor))
        .first()
    )
    if invitation is None:
        not_found("invitation", "id")
    _refuse_ended(invitation)
    invitation.revoked_at = at
    invitation.save(update_fields=["revoked_at"])
    record_about(
        invitation.organization,
        "accounts.organization.invitation_revoked",
        actor=actor,
        at=at,
        invitation=invitation.uuid,
    )
    return invitation


@transaction.atomic
def accept_invitation(*, actor: Actor, token: str, at: datetime) -> Membership:
    """Join the firm that invited the actor. ``token`` is the last part of the link in the mail.

    :raises NotFound: at ``token`` when it is no invitation of ours.
    :raises PermissionDenied: at ``token`` when it was sent to an address that is not the actor's, confirmed.
    :raises Conflict: WRONG_STATE when it was used or taken back, EXPIRED after 14 days, DUPLICATE for a
        member.
    """
    SIGNED_IN.enforce(actor)
    invitation = _locked(token)
    addresses = EmailAddress.objects.filter(user_id=person_id(actor), verified=True, email=invitation.email)
    if not addresses.exists():
        fail(
            PermissionDenied,
            ErrorCode.PERMISSION_DENIED,
            "This invitation was sent to another e-mail address than the one you confirmed.",
            "token",
        )
    _refuse_ended(invitation)
    if invitation.expires_at <= at:
        fail(Conflict, ErrorCode.EXPIRED, "This invitation has expired; ask for a new one.", "token")
    invitation.accepted_at = at
    invitation.save(update_fields=["accepted_at"])
    membership = _join(invitation, User.objects.get(pk=person_id(actor)), at)
    record_about(
        invitation.organization,
        "accounts.organization.member_joined",
        actor=actor,
        at=at,
        invitation=invitation.uuid,
        membership=membership.uuid,
        roles=membership.roles,
    )
    return membership


def _locked(token: str) -> Invitation:
    uuid = invitation_uuid_from(token.strip())
    if uuid is None:
        not_found("invitation", "token")
    invitation = (
        Invitation.objects.select_for_update(of=("self",))
        .select_related("organization")
        .filter(uuid=uuid)
        .first()
    )
    if invitation is None:
        not_found("invitation", "token")
    return invitation


def _refuse_ended(invitation: Invitation) -> None:
    if invitation.accepted_at is not None:
        fail(Conflict, ErrorCode.WRONG_STATE, "This invitation has been accepted already.")
    if invitation.revoked_at is not None:
        fail(Conflict, ErrorCode.WRONG_STATE, "This invitation was taken back.")


def _join(invitation: Invitation, user: User, at: datetime) -> Membership:
    try:
        with transaction.atomic():
            return Membership.objects.create(
                user=user,
                organization=invitation.organization,
                roles=invitation.roles,
                title=invitation.title,
                created_at=at,
            )
    except IntegrityError:
        fail(Conflict, ErrorCode.DUPLICATE, "You are a member of this organisation already.", "token")


def _check(*, email: str, title: str, language: str) -> str:
    problems = Problems()
    try:
        validate_email(email)
    except ValidationError:
        problems.add("This is not an e-mail address.", "email")
    if language not in LANGUAGES:
        problems.add(f"{language!r} is not one of {', '.join(LANGUAGES)}.", "language")
    with problems.under():
        title = checked_text(title, "title", limit=100)
    problems.raise_if_any()
    return title
