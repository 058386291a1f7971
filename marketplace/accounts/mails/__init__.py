"""Mails in the reader's language. The words stand in one TOML file per language beside this one."""

import tomllib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from marketplace.accounts.models import Invitation, User
from marketplace.accounts.tokens import invitation_token
from marketplace.core.texts import DEFAULT_LANGUAGE, LANGUAGES

HERE = Path(__file__).parent


def send(kind: str, *, to: str, language: str, **values: str) -> None:
    """Send a plain-text mail: ``kind`` names a section of the language files, ``values`` fill it."""
    words = texts(language if language in LANGUAGES else DEFAULT_LANGUAGE)
    filled = {name: " ".join(value.split()) for name, value in values.items()} | {"site": settings.PUBLIC_URL}
    subject = words[kind]["subject"].format_map(filled)
    body = words[kind]["body"].format_map(filled) + "\n" + words["signature"]["body"].format_map(filled)
    EmailMessage(subject, body, to=[to]).send()


def send_to(user: User, kind: str, **values: str) -> None:
    send(kind, to=user.email, language=user.preferred_language, name=user.get_full_name(), **values)


def send_confirmation(user: User, *, email: str, key: str) -> None:
    """Ask a person to confirm an address by the link with this key."""
    link = public_url("account_confirm_email", key)
    send("confirm_address", to=email, language=user.preferred_language, name=user.get_full_name(), link=link)


def send_address_taken(user: User) -> None:
    send_to(user, "address_taken", link=public_url("account_reset_password"))


def send_invitation(invitation: Invitation) -> None:
    send(
        "invitation",
        to=invitation.email,
        language=invitation.language,
        organization=invitation.organization.display_name(invitation.language),
        inviter=invitation.invited_by.get_full_name(),
        until=invitation.expires_at.date().isoformat(),
        link=public_url("account_invitation", invitation_token(invitation.uuid)),
    )


def public_url(name: str, *arguments: str) -> str:
    """Return a page's whole address. It never follows the request's host, which a stranger can choose."""
    return f"{settings.PUBLIC_URL}{reverse(name, args=arguments)}"


@cache
def texts(language: str) -> dict[str, dict[str, str]]:
    return tomllib.loads((HERE / f"{language}.toml").read_text(encoding="utf-8"))
