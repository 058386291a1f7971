"""Secrets we hand out: bearer tokens, stored as hashes, and invitation links, signed instead of stored."""

import hashlib
import secrets
from uuid import UUID

from django.core import signing

TOKEN_MARK = "ordos_"  # noqa: S105 - not a secret: it lets scanners find leaked ones
PREFIX_LENGTH = 12
_INVITATION_SALT = "accounts.invitation"


def new_token() -> str:
    """Make a bearer token of 256 random bits."""
    return TOKEN_MARK + secrets.token_urlsafe(32)


def hash_of_token(token: str) -> str:
    """Compute the SHA-256 a token is found by. It needs no salt: the token is random, not chosen."""
    return hashlib.sha256(token.encode()).hexdigest()


def prefix_of(token: str) -> str:
    return token[:PREFIX_LENGTH]


def invitation_token(invitation_uuid: UUID) -> str:
    """Sign an invitation's identity, so that neither the database nor an event holds what opens it."""
    return signing.Signer(salt=_INVITATION_SALT).sign(invitation_uuid.hex)


def invitation_uuid_from(token: str) -> UUID | None:
    try:
        return UUID(signing.Signer(salt=_INVITATION_SALT).unsign(token))
    except (signing.BadSignature, ValueError):
        return None
