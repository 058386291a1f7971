"""Register documents and find them again by their hash."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from marketplace.core.graphql.execution.cache import BoundedCache
from marketplace.core.graphql.persisted.models import PersistedDocument

CACHE_CHARACTERS = 4_000_000

_texts: BoundedCache[str] = BoundedCache(CACHE_CHARACTERS)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_document(sha256: str) -> str | None:
    """Return the text registered under a hash. A text that was found is kept in the process: it can't change."""
    text = _texts.get(sha256)
    if text is None:
        text = PersistedDocument.objects.filter(sha256=sha256).values_list("document", flat=True).first()
        if text is not None:
            _texts.put(sha256, text, len(text))
    return text


def forget_texts() -> None:
    """Drop what the process remembers, for a database that was replaced under it."""
    _texts.clear()


@transaction.atomic
def register_client_document(*, text: str, owner_uuid: UUID, at: datetime) -> None:
    """Keep an organisation's document. Beyond its allowance its oldest ones make room.

    A client whose document was dropped is answered PERSISTED_QUERY_NOT_FOUND and registers it again by itself,
    as the protocol has it.
    """
    row = PersistedDocument(sha256=sha256_of(text), document=text, owner_uuid=owner_uuid, created_at=at)
    PersistedDocument.objects.bulk_create([row], ignore_conflicts=True)
    kept = PersistedDocument.objects.filter(owner_uuid=owner_uuid).order_by("-id").values("pk")
    beyond = kept[settings.GRAPHQL_PERSISTED_PER_ORGANIZATION :]
    PersistedDocument.objects.filter(pk__in=beyond).delete()


@transaction.atomic
def register_own_documents(*, texts: Iterable[str], at: datetime) -> int:
    """Keep the marketplace's own documents for good; return how many are new or became its own."""
    changed = 0
    for text in texts:
        sha256 = sha256_of(text)
        if PersistedDocument.objects.filter(sha256=sha256, owner_uuid__isnull=True).exists():
            continue
        PersistedDocument.objects.filter(sha256=sha256).delete()
        PersistedDocument.objects.create(sha256=sha256, document=text, owner_uuid=None, created_at=at)
        changed += 1
    return changed
