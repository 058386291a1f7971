"""People: how they join and prove their e-mail address."""

from datetime import datetime

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction

from marketplace.accounts.models import User
from marketplace.accounts.throttling import REGISTER_BY_ADDRESS, REGISTER_BY_EMAIL
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems, invalid
from marketplace.core.events import record
from marketplace.core.texts import DEFAULT_LANGUAGE, LANGUAGES, checked_text

AGGREGATE = "accounts.user"
EMAIL_LENGTH = 254


@transaction.atomic
def register_user(
    *, email: str, password: str, name: str, language: str = DEFAULT_LANGUAGE, address: str = "", at: datetime
) -> str:
    """Register a person and have a confirmation mailed; return the e-mail address as we keep it.

    An address that is taken answers the same: its owner is mailed instead, so nobody learns who has an
    account.

    :raises InvalidInput: REQUIRED, INVALID or TOO_LONG at ``email``, ``password``, ``name`` or ``language``.
    :raises PermissionDenied: TOO_MANY_ATTEMPTS.
    """
    email = email.strip().lower()
    if address:
        REGISTER_BY_ADDRESS.take(address, at=at)
    REGISTER_BY_EMAIL.take(email, at=at)
    _check(email=email, password=password, name=name, language=language)
    hashed = make_password(password)
    known = User.objects.filter(email=email).first() or _insert(email, hashed, name.strip(), language, at)
    if known is not None:
        record_about(known, "accounts.user.registration_repeated", at=at)
    return email


@transaction.atomic
def add_user(
    *,
    email: str,
    password: str,
    name: str,
    language: str = DEFAULT_LANGUAGE,
    password_hash: str = "",
    at: datetime,
) -> User:
    """Add a person whose address somebody vouches for, from a command; return the one who is there already.

    ``password_hash`` is that of the password, for commands that add many people with the same one.

    :raises InvalidInput: REQUIRED, INVALID or TOO_LONG.
    """
    email = email.strip().lower()
    known = User.objects.filter(email=email).first()
    if known is not None:
        return known
    _check(email=email, password=password, name=name, language=language)
    user = User(email=email, name=name.strip(), preferred_language=language, created_at=at)
    user.password = password_hash or make_password(password)
    user.save()
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=True)
    record_about(user, "accounts.user.added", at=at)
    return user


@transaction.atomic
def verify_email(*, key: str, at: datetime) -> User:
    """Take the key out of a confirmation mail; the address is then the person's.

    :raises InvalidInput: EXPIRED at ``key`` when it is wrong, used up or older than three days.
    """
    confirmation = EmailConfirmationHMAC.from_key(key.strip())
    if confirmation is None:
        invalid(
            "This confirmation is unknown, used or too old; register again for a new one.",
            "key",
            ErrorCode.EXPIRED,
        )
    address: EmailAddress = confirmation.email_address
    if not address.set_verified():
        invalid("Somebody else has confirmed this address.", "key", ErrorCode.CONFLICT)
    address.set_as_primary(conditional=True)
    user: User = address.user
    note_email_verified(user, at=at)
    return user


def note_email_verified(user: User, *, at: datetime) -> None:
    record_about(user, "accounts.user.email_verified", at=at)


def note_registered(user: User, *, at: datetime) -> None:
    """Record that a person registered on the page, which mails the confirmation itself."""
    record_about(user, "accounts.user.registered", at=at, mail_confirmation=False)


def record_about(user: User, name: str, *, at: datetime, **payload: object) -> None:
    """Record what a person did about themselves."""
    actor = Actor(user_id=user.pk, user_uuid=user.uuid, name=user.get_full_name())
    record(name, aggregate=AGGREGATE, aggregate_uuid=user.uuid, actor=actor, at=at, payload=payload)


def _insert(email: str, hashed: str, name: str, language: str, at: datetime) -> User | None:
    """Insert the person; return who was faster when somebody was."""
    try:
        with transaction.atomic():
            user = User.objects.create(
                email=email, password=hashed, name=name, preferred_language=language, created_at=at
            )
    except IntegrityError:
        return User.objects.get(email=email)
    EmailAddress.objects.create(user=user, email=email, primary=True, verified=False)
    record_about(user, "accounts.user.registered", at=at, mail_confirmation=True)
    return None


def _check(*, email: str, password: str, name: str, language: str) -> None:
    problems = Problems()
    try:
        validate_email(email)
    except ValidationError:
        problems.add(
            "This is not an e-mail address.", "email", ErrorCode.INVALID if email else ErrorCode.REQUIRED
        )
    if len(email) > EMAIL_LENGTH:
        problems.add(f"At most {EMAIL_LENGTH} characters.", "email", ErrorCode.TOO_LONG)
    with problems.under():
        checked_text(name, "name", limit=150, missing="Give your name.")
    try:
        validate_password(password, User(email=email, name=name))
    except ValidationError as error:
        for message in error.messages:
            problems.add(message, "password")
    if language not in LANGUAGES:
        problems.add(f"{language!r} is not one of {', '.join(LANGUAGES)}.", "language")
    problems.raise_if_any()
