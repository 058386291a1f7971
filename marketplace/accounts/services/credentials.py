"""Is this the person? Password, second factor, and a limit on guessing."""

from datetime import datetime
from typing import NoReturn

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import make_password

from marketplace.accounts.models import User
from marketplace.accounts.throttling import PASSWORD_BY_ADDRESS, PASSWORD_BY_EMAIL
from marketplace.core.errors import ErrorCode, PermissionDenied, fail

SECOND_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES)


def check_credentials(*, email: str, password: str, one_time_code: str, address: str, at: datetime) -> User:
    """Return the person whom these credentials prove.

    ``address`` is the client's network address, empty when unknown. An unknown e-mail costs as much time as a
    wrong password, and every wrong attempt counts.

    :raises PermissionDenied: TOO_MANY_ATTEMPTS, BAD_CREDENTIALS, SECOND_FACTOR_REQUIRED at
        ``one_time_code``, or PERMISSION_DENIED at ``email`` when the address was never confirmed.
    """
    _count(email, address, at)
    user = _user_with_password(email, password)
    if not EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists():
        _uncount(email, address, at)
        fail(
            PermissionDenied,
            ErrorCode.PERMISSION_DENIED,
            "Confirm your e-mail address first: follow the link in the mail we sent you.",
            "email",
        )
    factors = list(Authenticator.objects.filter(user=user, type__in=SECOND_FACTORS))
    if factors and not one_time_code.strip():
        _uncount(email, address, at)
        fail(
            PermissionDenied,
            ErrorCode.SECOND_FACTOR_REQUIRED,
            "Send the code of your authenticator app too.",
            "one_time_code",
        )
    if factors:
        _use_code(factors, one_time_code)
    _uncount(email, address, at)
    return user


def check_password(*, user: User, password: str, at: datetime) -> None:
    """Make sure that it is still the person, before something that matters.

    :raises PermissionDenied: TOO_MANY_ATTEMPTS or BAD_CREDENTIALS at ``password``.
    """
    PASSWORD_BY_EMAIL.take(user.email, at=at)
    if not user.check_password(password):
        fail(PermissionDenied, ErrorCode.BAD_CREDENTIALS, "The password is wrong.", "password")
    PASSWORD_BY_EMAIL.give_back(user.email, at=at)


def _user_with_password(email: str, password: str) -> User:
    user = User.objects.filter(email=email.strip().lower(), is_active=True).first()
    if user is None:
        make_password(password)
        _refuse()
    if not user.check_password(password):
        _refuse()
    return user


def _use_code(factors: list[Authenticator], code: str) -> None:
    for factor in factors:
        if factor.wrap().validate_code(code.strip()):
            factor.record_usage()
            return
    fail(PermissionDenied, ErrorCode.BAD_CREDENTIALS, "The code is wrong, old or used.", "one_time_code")


def _refuse() -> NoReturn:
    fail(PermissionDenied, ErrorCode.BAD_CREDENTIALS, "The e-mail address or the password is wrong.")


def _count(email: str, address: str, at: datetime) -> None:
    if address:
        PASSWORD_BY_ADDRESS.take(address, at=at)
    PASSWORD_BY_EMAIL.take(email.strip(), at=at)


def _uncount(email: str, address: str, at: datetime) -> None:
    if address:
        PASSWORD_BY_ADDRESS.give_back(address, at=at)
    PASSWORD_BY_EMAIL.give_back(email.strip(), at=at)
