"""Whom to write to or call about a directory entry."""

import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from marketplace.core.errors import Problems
from marketplace.core.texts import checked_text

_PHONE = re.compile(r"\+?[0-9 ()/.-]{5,40}")


@dataclass(frozen=True)
class Contact:
    """A person or desk. Each part may be empty."""

    name: str = ""
    email: str = ""
    phone: str = ""


NOBODY = Contact()


def check_contact(contact: Contact) -> Contact:
    """Return the contact without surrounding space.

    :raises InvalidInput: TOO_LONG or INVALID at ``name``, ``email`` or ``phone``.
    """
    problems = Problems()
    name = email = phone = ""
    with problems.under():
        name = checked_text(contact.name, "name", limit=100)
    with problems.under():
        email = checked_text(contact.email, "email", limit=254)
    with problems.under():
        phone = checked_text(contact.phone, "phone", limit=40)
    if email and not _is_email(email):
        problems.add("This is not an e-mail address.", "email")
    if phone and _PHONE.fullmatch(phone) is None:
        problems.add("Give the number with its country code, such as +976 11 123456.", "phone")
    problems.raise_if_any()
    return Contact(name, email, phone)


def _is_email(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True
