"""Reads of people and organisations, each scoped to who asks."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from django.db.models import Q, QuerySet

from marketplace.accounts.acting import firm_id, person_id
from marketplace.accounts.flow import AdmissionState
from marketplace.accounts.models import AccessToken, Invitation, Membership, Organization, User
from marketplace.accounts.permissions import MANAGE_MEMBERS, SEE_MEMBERS
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Unavailable, fail, not_found
from marketplace.core.texts import LANGUAGES

MAX_WORDS = 8


def visible_organizations(actor: Actor) -> QuerySet[Organization]:
    """Return whom the actor may see in the directory.

    The zone operator sees all. Everybody sees admitted firms that sell or serve; buyers are shown to admitted
    firms that aren't buyers. A firm's own members see it in any state.
    """
    if sees_all(actor):
        return Organization.objects.all()
    shown = Q(state=AdmissionState.ADMITTED)
    if not actor.admitted or actor.kind == OrganizationKind.BUYER:
        shown &= ~Q(kind=OrganizationKind.BUYER)
    if actor.user_id is not None:
        mine = Membership.objects.filter(user_id=actor.user_id, ended_at__isnull=True)
        shown |= Q(pk__in=mine.values("organization_id"))
    return Organization.objects.filter(shown)


def organizations(
    actor: Actor,
    *,
    kind: str | None = None,
    country: str | None = None,
    state: str | None = None,
    text: str = "",
) -> QuerySet[Organization]:
    """Return the directory as the actor may see it; ``text`` is looked for in names of every language."""
    rows = visible_organizations(actor)
    wanted = {"kind": kind, "country": country, "state": state}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    for word in text.split()[:MAX_WORDS]:
        named = Q(legal_name__icontains=word) | Q(number__iexact=word)
        for language in LANGUAGES:
            named |= Q(**{f"names__{language}__icontains": word})
        rows = rows.filter(named)
    return rows


def organization_for(actor: Actor, uuid: UUID) -> Organization | None:
    return visible_organizations(actor).filter(uuid=uuid).first()


def organization_by_uuid(uuid: UUID, field: str = "organization_id") -> Organization:
    """Return an organisation whoever asks, for services that have checked that already.

    :raises NotFound: at ``field``.
    """
    found = Organization.objects.filter(uuid=uuid).first()
    if found is None:
        not_found("organisation", field)
    return found


def organization_by_id(pk: int) -> Organization:
    """Return an organisation by its key, whoever asks."""
    return Organization.objects.get(pk=pk)


def admitted(kind: OrganizationKind, uuids: Iterable[UUID]) -> dict[UUID, Organization]:
    """Return those of the organisations that are admitted and of this kind, by UUID, in one query."""
    wanted = list(uuids)
    if not wanted:
        return {}
    rows = Organization.objects.filter(uuid__in=wanted, kind=kind, state=AdmissionState.ADMITTED)
    return {row.uuid: row for row in rows}


def zone_operator() -> Organization:
    """Return the firm that runs the marketplace: the platform that customs messages name.

    :raises Unavailable: before one has been set up (``create_zone_operator``).
    """
    found = (
        Organization.objects.filter(kind=OrganizationKind.ZONE_OPERATOR, state=AdmissionState.ADMITTED)
        .order_by("id")
        .first()
    )
    if found is None:
        fail(Unavailable, ErrorCode.UNAVAILABLE, "The marketplace has no zone operator yet.")
    return found


def sees_all(actor: Actor) -> bool:
    return actor.is_system or (actor.kind == OrganizationKind.ZONE_OPERATOR and actor.admitted)


def sees_private(actor: Actor, organization: Organization) -> bool:
    """Tell whether the actor may read a firm's tax numbers, bank and reasons: itself and the zone."""
    return sees_all(actor) or actor.organization_id == organization.pk


def user_of(actor: Actor) -> User | None:
    return User.objects.filter(pk=actor.user_id).first() if actor.user_id is not None else None


def memberships_of(actor: Actor) -> list[Membership]:
    """Return the actor's own memberships, in whatever firm."""
    rows = Membership.objects.select_related("organization", "user")
    return list(rows.filter(user_id=person_id(actor), ended_at__isnull=True).order_by("id"))


def title_of(actor: Actor) -> str:
    """Return the actor's title in its firm, as written under a signature; empty when unknown."""
    rows = Membership.objects.filter(
        user_id=person_id(actor), organization_id=firm_id(actor), ended_at__isnull=True
    )
    return rows.values_list("title", flat=True).first() or ""


def members(actor: Actor, organization_uuid: UUID | None = None) -> QuerySet[Membership]:
    """Return the members of the actor's firm; the zone operator may name another.

    :raises NotFound: at ``organization_id`` for anybody else's.
    """
    SEE_MEMBERS.enforce(actor)
    rows = Membership.objects.select_related("organization", "user").filter(ended_at__isnull=True)
    if organization_uuid is None or organization_uuid == actor.organization_uuid:
        return rows.filter(organization_id=firm_id(actor))
    if not sees_all(actor):
        not_found("organisation of yours", "organization_id")
    return rows.filter(organization__uuid=organization_uuid)


def open_invitations(actor: Actor, *, at: datetime) -> QuerySet[Invitation]:
    """Return the invitations of the actor's firm that may still be accepted."""
    MANAGE_MEMBERS.enforce(actor)
    return Invitation.objects.select_related("organization").filter(
        organization_id=firm_id(actor),
        accepted_at__isnull=True,
        revoked_at__isnull=True,
        expires_at__gt=at,
    )


def invitation_by_uuid(uuid: UUID) -> Invitation | None:
    """Return an invitation whoever asks: its UUID comes out of a signed link, or out of an event."""
    return Invitation.objects.select_related("organization", "invited_by").filter(uuid=uuid).first()


def access_tokens_of(actor: Actor, *, at: datetime) -> list[AccessToken]:
    """Return the actor's own tokens that still work, newest first."""
    rows = AccessToken.objects.select_related("membership__organization", "membership__user")
    live = rows.filter(user_id=person_id(actor), revoked_at__isnull=True, expires_at__gt=at)
    return list(live.order_by("-id"))


def has_second_factor(actor: Actor) -> bool:
    factors = Authenticator.objects.filter(user_id=person_id(actor), type=Authenticator.Type.TOTP)
    return bool(factors.exists())


def members_with_roles(organizations: QuerySet[Organization], roles: Iterable[str]) -> list[User]:
    """Return the active people with any of these roles there, each once: whom to mail."""
    return list(
        User.objects.filter(
            is_active=True,
            memberships__organization__in=organizations,
            memberships__ended_at__isnull=True,
            memberships__roles__overlap=list(roles),
        )
        .distinct()
        .order_by("id")
    )
