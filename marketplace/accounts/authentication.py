"""Who asks: a bearer token or a session becomes an actor."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NoReturn

from django.conf import settings
from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone

from marketplace.accounts.languages import language_of_request
from marketplace.accounts.models import AccessToken, Membership, User
from marketplace.accounts.roles import with_implied
from marketplace.accounts.tokens import TOKEN_MARK, hash_of_token
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, NotFound, PermissionDenied, fail
from marketplace.core.graphql.nodes import uuid_from

ORGANIZATION_HEADER = "Organization-Id"
SESSION_ORGANIZATION = "organization"
USED_AT_GRAIN = timedelta(minutes=1)


def actor_from_request(request: HttpRequest) -> Actor:
    """Return the actor of a request: of its bearer token, else of its session, else anonymous.

    A person in several firms chooses one with the header ``Organization-Id`` (a global id) or in the session;
    without a choice the actor has no firm. Two queries at most beyond the session's own; none for a visitor.

    :raises PermissionDenied: UNAUTHENTICATED for a token that is malformed, unknown, expired or revoked.
    :raises NotFound: at ``Organization-Id`` when the person is no member of the chosen firm.
    """
    header = request.headers.get("Authorization", "")
    if header:
        return _from_token(request, header, at=timezone.now())
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        # The session stays untouched, so that the answer to a visitor doesn't vary by cookie.
        return Actor(language=language_of_request(request))
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return Actor(language=language_of_request(request))
    return _from_session(request, user)


def actor_of_membership(
    membership: Membership, *, roles: Sequence[str] | None = None, language: str | None = None
) -> Actor:
    """Return the actor of a membership; ``roles`` narrow the membership's, never widen them.

    ``membership.user`` and ``membership.organization`` should be loaded already.
    """
    user, firm = membership.user, membership.organization
    return Actor(
        user_id=user.pk,
        user_uuid=user.uuid,
        name=user.get_full_name(),
        organization_id=firm.pk,
        organization_uuid=firm.uuid,
        organization_name=firm.legal_name,
        kind=firm.kind,
        roles=frozenset(membership.roles)
        if roles is None
        else with_implied(membership.roles) & frozenset(roles),
        admitted=firm.is_admitted,
        language=language or user.preferred_language,
    )


def actor_of_user(user: User, *, language: str | None = None) -> Actor:
    """Return the actor of a person who acts for no firm."""
    return Actor(
        user_id=user.pk,
        user_uuid=user.uuid,
        name=user.get_full_name(),
        language=language or user.preferred_language,
    )


def actor_of_token(token: AccessToken) -> Actor:
    """Return the actor of a bearer token; its user and membership are loaded already."""
    chosen = _choose([token.membership] if token.membership else _memberships_of(token.user), None)
    return actor_of_user(token.user) if chosen is None else actor_of_membership(chosen, roles=token.roles)


def _from_token(request: HttpRequest, header: str, *, at: datetime) -> Actor:
    scheme, _, secret = header.partition(" ")
    secret = secret.strip()
    if scheme.lower() != "bearer" or not secret.startswith(TOKEN_MARK):
        _unauthenticated("The Authorization header is not 'Bearer' with one of our tokens.")
    token = (
        AccessToken.objects.select_related("user", "membership__organization", "membership__user")
        .filter(
            sha256=hash_of_token(secret), revoked_at__isnull=True, expires_at__gt=at, user__is_active=True
        )
        .first()
    )
    if token is None or (token.membership is not None and token.membership.ended_at is not None):
        _unauthenticated("This access token is unknown, has expired or was revoked.")
    _mark_used(token, at)
    language = _language(request, token.user)
    memberships = [token.membership] if token.membership else _memberships_of(token.user)
    chosen = _choose(memberships, request.headers.get(ORGANIZATION_HEADER))
    if chosen is None:
        return actor_of_user(token.user, language=language)
    return actor_of_membership(chosen, roles=token.roles, language=language)


def _from_session(request: HttpRequest, user: Any) -> Actor:
    language = _language(request, user)
    choice = request.headers.get(ORGANIZATION_HEADER)
    memberships = _memberships_of(user)
    if choice is None:
        remembered = request.session.get(SESSION_ORGANIZATION)
        memberships = [m for m in memberships if str(m.organization.uuid) == remembered] or memberships
    chosen = _choose(memberships, choice)
    if chosen is None:
        return actor_of_user(user, language=language)
    return actor_of_membership(chosen, language=language)


def _memberships_of(user: User) -> list[Membership]:
    return list(
        Membership.objects.select_related("organization", "user").filter(user=user, ended_at__isnull=True)
    )


def _choose(memberships: list[Membership], choice: str | None) -> Membership | None:
    if choice is None:
        return memberships[0] if len(memberships) == 1 else None
    uuid = uuid_from(choice, "Organization", ORGANIZATION_HEADER)
    found = next((item for item in memberships if item.organization.uuid == uuid), None)
    if found is None:
        fail(NotFound, ErrorCode.NOT_FOUND, "You are no member of this organisation.", ORGANIZATION_HEADER)
    return found


def _language(request: HttpRequest, user: User) -> str:
    """Take the language the client asks for; a machine that asks for none gets its user's."""
    return language_of_request(request) if "Accept-Language" in request.headers else user.preferred_language


def _mark_used(token: AccessToken, at: datetime) -> None:
    """Note the use at most once a minute, so that reads don't turn into writes."""
    stale = at - USED_AT_GRAIN
    if token.last_used_at is None or token.last_used_at < stale:
        unnoted = Q(last_used_at__isnull=True) | Q(last_used_at__lt=stale)
        AccessToken.objects.filter(unnoted, pk=token.pk).update(last_used_at=at)


def _unauthenticated(message: str) -> NoReturn:
    fail(PermissionDenied, ErrorCode.UNAUTHENTICATED, message)
