"""The header ``Idempotency-Key``: whose key it is and what was asked under it."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import orjson

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problem

HEADER = "Idempotency-Key"
MAX_LENGTH = 200

REUSED = Problem(
    code=ErrorCode.IDEMPOTENCY_KEY_REUSED,
    message="This Idempotency-Key was used for another request. Nothing was done; use a new key.",
)

_VISIBLE_ASCII = re.compile(r"[!-~]{1,200}")


def is_sane(key: str) -> bool:
    """Tell whether a key is 1 to 200 visible ASCII characters."""
    return _VISIBLE_ASCII.fullmatch(key) is not None


def owner_of(actor: Actor) -> str | None:
    """Name the space that a key lives in: the user within the firm. A visitor has none."""
    if actor.user_uuid is None:
        return None
    return f"{actor.user_uuid}:{actor.organization_uuid or ''}"


def fingerprint_of(*, document_sha256: str, operation_name: str, variables: Mapping[str, Any]) -> str:
    """Compute the SHA-256 of what a request asks, however its JSON was spelled."""
    content = [document_sha256, operation_name, variables]
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()
