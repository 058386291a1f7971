"""The protocol of automatic persisted queries: ``extensions.persistedQuery {version: 1, sha256Hash}``."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from marketplace.core.actor import Actor
from marketplace.core.graphql.persisted.documents import find_document, register_client_document, sha256_of
from marketplace.core.graphql.refusals import BadRequest, RequestCode, refuse

_SHA256 = re.compile(r"[0-9a-f]{64}")
VERSION = 1


def hash_in(extensions: Mapping[str, Any]) -> str | None:
    """Return the hash that a request names, None when it uses no persisted query.

    :raises BadRequest: when ``persistedQuery`` isn't shaped as the protocol says.
    :raises Refused: PERSISTED_QUERY_VERSION for another version of the protocol.
    """
    sent = extensions.get("persistedQuery")
    if sent is None:
        return None
    if not isinstance(sent, Mapping):
        raise BadRequest("extensions.persistedQuery must be a map.", RequestCode.BAD_REQUEST)
    if sent.get("version") != VERSION:
        raise refuse("Only version 1 of persisted queries is known.", RequestCode.PERSISTED_QUERY_VERSION)
    sha256 = sent.get("sha256Hash")
    if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
        raise BadRequest("sha256Hash must be 64 small hexadecimal digits.", RequestCode.BAD_REQUEST)
    return sha256


def text_of(query: str | None, sha256: str | None) -> str:
    """Return the document to run.

    :raises BadRequest: when there is neither a text nor a hash.
    :raises Refused: PERSISTED_QUERY_NOT_FOUND, or PERSISTED_QUERY_MISMATCH for a hash of another text.
    """
    if query is None and sha256 is None:
        raise BadRequest("The parameter query is missing.", RequestCode.BAD_REQUEST)
    if sha256 is None:
        assert query is not None
        return query
    if query is None:
        return _found(sha256)
    if sha256_of(query) != sha256:
        raise refuse(
            "sha256Hash is not the hash of the query that was sent.", RequestCode.PERSISTED_QUERY_MISMATCH
        )
    return query


def offer(text: str, *, actor: Actor, at: datetime) -> None:
    """Register a valid document that came with its hash, for an actor of an organisation.

    Others' documents run but are not kept: the table grows with the firms, not with the visitors.
    """
    if actor.organization_uuid is not None and find_document(sha256_of(text)) is None:
        register_client_document(text=text, owner_uuid=actor.organization_uuid, at=at)


def _found(sha256: str) -> str:
    text = find_document(sha256)
    if text is None:
        # The message is the protocol's: clients look for it and send the document.
        raise refuse("PersistedQueryNotFound", RequestCode.PERSISTED_QUERY_NOT_FOUND)
    return text
