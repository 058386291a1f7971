"""The second factor by authenticator app (RFC 6238), for people who use the API instead of the pages.

Both ways write the same records, those of allauth, so that either may undo what the other did.
"""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, validate_totp_code
from django.core import signing
from django.db import transaction

from marketplace.accounts.acting import person_id
from marketplace.accounts.models import User
from marketplace.accounts.services.credentials import SECOND_FACTORS, check_credentials, check_password
from marketplace.accounts.services.users import record_about
from marketplace.accounts.throttling import PASSWORD_BY_EMAIL
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, PermissionDenied, fail, invalid
from marketplace.core.permissions import SIGNED_IN

_SALT = "accounts.totp"
CONFIRM_SECONDS = 600


@dataclass(frozen=True)
class Enrolment:
    """A secret for an authenticator app; it holds once ``confirmation`` comes back with a code."""

    secret: str
    uri: str
    confirmation: str


def activate_totp(*, actor: Actor, password: str, at: datetime) -> Enrolment:
    """Make a secret for the actor's authenticator app.

    :raises PermissionDenied: BAD_CREDENTIALS or TOO_MANY_ATTEMPTS at ``password``.
    :raises Conflict: WRONG_STATE when a second factor is active already.
    """
    user = _user(actor)
    check_password(user=user, password=password, at=at)
    _refuse_second(user)
    secret = generate_totp_secret()
    return Enrolment(
        secret=secret,
        uri=get_adapter().build_totp_url(user, secret),
        confirmation=signing.dumps([user.uuid.hex, secret], salt=_SALT),
    )


@transaction.atomic
def confirm_totp(*, actor: Actor, confirmation: str, one_time_code: str, at: datetime) -> list[str]:
    """Activate the second factor and return the recovery codes, each of which works once.

    :raises InvalidInput: EXPIRED at ``confirmation`` after ten minutes.
    :raises PermissionDenied: BAD_CREDENTIALS at ``one_time_code``, or TOO_MANY_ATTEMPTS.
    :raises Conflict: WRONG_STATE when a second factor is active already.
    """
    user = _user(actor)
    secret = _secret_in(confirmation, user)
    PASSWORD_BY_EMAIL.take(user.email, at=at)
    if not validate_totp_code(secret, one_time_code.strip()):
        fail(PermissionDenied, ErrorCode.BAD_CREDENTIALS, "The code is wrong or old.", "one_time_code")
    PASSWORD_BY_EMAIL.give_back(user.email, at=at)
    User.objects.select_for_update().get(pk=user.pk)
    _refuse_second(user)
    TOTP.activate(user, secret)
    codes: list[str] = RecoveryCodes.activate(user).get_unused_codes()
    record_about(user, "accounts.user.totp_activated", at=at)
    return codes


@transaction.atomic
def deactivate_totp(*, actor: Actor, password: str, one_time_code: str, at: datetime) -> User:
    """Take the second factor and its recovery codes away.

    :raises PermissionDenied: as :func:`check_credentials`.
    :raises Conflict: WRONG_STATE when there is none.
    """
    user = _user(actor)
    factors = Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS)
    if not factors.exists():
        fail(Conflict, ErrorCode.WRONG_STATE, "There is no second factor to take away.")
    check_credentials(email=user.email, password=password, one_time_code=one_time_code, address="", at=at)
    factors.delete()
    record_about(user, "accounts.user.totp_deactivated", at=at)
    return user


def _user(actor: Actor) -> User:
    SIGNED_IN.enforce(actor)
    return User.objects.get(pk=person_id(actor))


def _refuse_second(user: User) -> None:
    if Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists():
        fail(Conflict, ErrorCode.WRONG_STATE, "A second factor is active already; take it away first.")
    if EmailAddress.objects.filter(user=user, verified=False).exists():
        fail(Conflict, ErrorCode.WRONG_STATE, "Confirm your e-mail address first.")


def _secret_in(confirmation: str, user: User) -> str:
    try:
        owner, secret = signing.loads(confirmation, salt=_SALT, max_age=CONFIRM_SECONDS)
    except (signing.BadSignature, ValueError):
        owner, secret = "", ""
    if owner != user.uuid.hex:
        invalid(
            "This confirmation is unknown or older than ten minutes; start again.",
            "confirmation",
            ErrorCode.EXPIRED,
        )
    return str(secret)
