"""Bearer tokens for machines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import person_id
from marketplace.accounts.models import TOKEN_DAYS_MAX, AccessToken, Membership, User
from marketplace.accounts.roles import ALL_ROLES, with_implied
from marketplace.accounts.services.credentials import check_credentials
from marketplace.accounts.services.users import record_about
from marketplace.accounts.tokens import hash_of_token, new_token, prefix_of
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems, invalid, not_found
from marketplace.core.permissions import SIGNED_IN
from marketplace.core.texts import checked_text

TOKENS_MAX = 50
"""How many live tokens a person may have."""


@dataclass(frozen=True)
class NewToken:
    """A token just made. ``secret`` is shown once and kept nowhere."""

    secret: str
    record: AccessToken


@transaction.atomic
def create_access_token(
    *,
    email: str,
    password: str,
    one_time_code: str = "",
    organization_uuid: UUID | None = None,
    name: str,
    roles: Sequence[str] | None = None,
    expires_in_days: int = 30,
    address: str = "",
    at: datetime,
) -> NewToken:
    """Make a token for whom the credentials prove.

    ``organization_uuid`` binds it to one membership; ``roles`` narrow that membership's. It lives 1 to
    365 days.

    :raises PermissionDenied: as :func:`check_credentials`.
    :raises InvalidInput: OUT_OF_RANGE at ``expires_in_days``, INVALID at ``roles``, REQUIRED or TOO_LONG
        at ``name``.
    :raises NotFound: at ``organization_id`` when the person is no member there.
    """
    user = check_credentials(
        email=email, password=password, one_time_code=one_time_code, address=address, at=at
    )
    problems = Problems()
    with problems.under():
        name = checked_text(name, "name", limit=100, missing="Give the token a name, such as the machine's.")
    if not 1 <= expires_in_days <= TOKEN_DAYS_MAX:
        problems.add(f"Between 1 and {TOKEN_DAYS_MAX} days.", "expires_in_days", ErrorCode.OUT_OF_RANGE)
    with problems.under():
        _check_count(user, at)
    problems.raise_if_any()
    membership = _membership(user, organization_uuid)
    token = new_token()
    made = AccessToken.objects.create(
        user=user,
        membership=membership,
        name=name,
        prefix=prefix_of(token),
        sha256=hash_of_token(token),
        roles=_narrowed(roles, membership),
        created_at=at,
        expires_at=at + timedelta(days=expires_in_days),
    )
    record_about(user, "accounts.user.access_token_created", at=at, access_token=made.uuid)
    return NewToken(secret=token, record=made)


@transaction.atomic
def revoke_access_token(*, actor: Actor, token_uuid: UUID, at: datetime) -> AccessToken:
    """Make one of the actor's own tokens useless at once. Doing so again changes nothing.

    :raises NotFound: when it is not the actor's.
    """
    SIGNED_IN.enforce(actor)
    token = (
        AccessToken.objects.select_for_update(of=("self",))
        .select_related("user", "membership__organization")
        .filter(uuid=token_uuid, user_id=person_id(actor))
        .first()
    )
    if token is None:
        not_found("access token", "id")
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record_about(token.user, "accounts.user.access_token_revoked", at=at, access_token=token.uuid)
    return token


def _membership(user: User, organization_uuid: UUID | None) -> Membership | None:
    if organization_uuid is None:
        return None
    found = (
        Membership.objects.select_related("organization", "user")
        .filter(user=user, organization__uuid=organization_uuid, ended_at__isnull=True)
        .first()
    )
    if found is None:
        not_found("organisation that you belong to", "organization_id")
    return found


def _narrowed(roles: Sequence[str] | None, membership: Membership | None) -> list[str] | None:
    if roles is None:
        return None
    held = ALL_ROLES if membership is None else with_implied(membership.roles)
    wanted = {str(role) for role in roles}
    if not wanted:
        invalid("Name at least one role, or leave roles out for all of yours.", "roles")
    if beyond := wanted - held:
        invalid(f"You don't have the role {', '.join(sorted(beyond))} there.", "roles")
    return sorted(wanted)


def _check_count(user: User, at: datetime) -> None:
    if (
        AccessToken.objects.filter(user=user, revoked_at__isnull=True, expires_at__gt=at).count()
        >= TOKENS_MAX
    ):
        invalid(f"You have {TOKENS_MAX} live tokens; revoke one first.", code=ErrorCode.OUT_OF_RANGE)
