"""People made for one test, so that limits on guessing don't reach from one test into another."""

import random
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.mfa.totp.internal.auth import yield_hotp_counters_from_time as counters

from marketplace.accounts.models import User
from tests.cast import LONG_AGO, hashed_password


def new_email() -> str:
    return f"{uuid4().hex}@people.example"


def new_person(*, verified: bool = True, language: str = "en", email: str = "") -> User:
    """Return somebody nobody else knows, with the cast's password."""
    user = User.objects.create(
        email=email or new_email(),
        name="Sample Person",
        password=hashed_password(),
        preferred_language=language,
        created_at=LONG_AGO,
    )
    EmailAddress.objects.create(user=user, email=user.email, verified=verified, primary=True)
    return user


def new_address() -> str:
    """Return a network address from the private range that no other test uses."""
    return f"10.{random.randrange(256)}.{random.randrange(256)}.{random.randrange(1, 255)}"


def some_moment() -> datetime:
    """Return the start of a five-minute window that no other test counts in."""
    window = timedelta(minutes=5)
    return datetime(2027, 1, 1, tzinfo=UTC) + window * random.randrange(10_000_000)


def with_totp(user: User) -> str:
    """Give the person a second factor; return its secret."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    return secret


def code_of(secret: str) -> str:
    """Return the code that an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(counters())))


def wrong_code(secret: str) -> str:
    return f"{(int(code_of(secret)) + 1) % 1_000_000:06d}"
