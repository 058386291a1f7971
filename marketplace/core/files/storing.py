"""Store files and read them back."""

import hashlib
from datetime import datetime
from io import BytesIO
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction

from marketplace.core import events
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Unavailable, fail, invalid
from marketplace.core.files.models import StoredFile
from marketplace.core.files.names import safe_name
from marketplace.core.files.storage import keep, open_content
from marketplace.core.files.types import FileType, check_content, file_type
from marketplace.core.ids import uuid7

AGGREGATE = "core.file"


def store_bytes(
    *, content: bytes, name: str, content_type: str, owner_uuid: UUID | None, actor: Actor, at: datetime
) -> StoredFile:
    """Store content as a file of an organisation; ``owner_uuid`` is None for the marketplace's own.

    :raises InvalidInput: FILE_TYPE or FILE_SIZE.
    :raises Unavailable: when the storage doesn't answer.
    """
    type_ = file_type(content_type)
    check_size(len(content))
    sha256 = hashlib.sha256(content).hexdigest()
    draft = StoredFile(
        uuid=uuid7(), sha256=sha256, size=len(content), name=name, owner_uuid=owner_uuid, created_at=at
    )
    return store(draft, BytesIO(content), type_, actor=actor)


def store(draft: StoredFile, stream: IO[bytes], type_: FileType, *, actor: Actor) -> StoredFile:
    """Store a file whose hash and size were taken from the stream; the content goes first, the row after it.

    A crash in between leaves content without a row, which nothing points to and the next upload uses.
    """
    check_content(stream, type_)
    draft.content_type = type_.content_type
    draft.name = safe_name(draft.name, type_.extensions)
    draft.storage_name = keep(stream, sha256=draft.sha256, size=draft.size)
    with transaction.atomic():
        draft.save(force_insert=True)
        events.record(
            "core.file.stored",
            aggregate=AGGREGATE,
            aggregate_uuid=draft.uuid,
            actor=actor,
            at=draft.created_at,
            payload={"sha256": draft.sha256, "size": draft.size, "content_type": draft.content_type},
        )
    return draft


def read_bytes(file: StoredFile) -> bytes:
    """Return a file's content, which is what was stored or an error.

    :raises Unavailable: when the storage doesn't answer, or what it answers has another SHA-256.
    """
    with open_content(file.storage_name) as stream:
        content = stream.read()
    if hashlib.sha256(content).hexdigest() != file.sha256:
        fail(Unavailable, ErrorCode.UNAVAILABLE, f"The stored content of {file.name} is damaged.")
    return content


def check_size(size: int, field: str = "size") -> None:
    """:raises InvalidInput: FILE_SIZE for an empty file or one over the limit."""
    limit: int = settings.FILE_MAX_BYTES
    if size < 1:
        invalid("The file is empty.", field, ErrorCode.FILE_SIZE)
    if size > limit:
        invalid(f"The file has {size:,} bytes; at most {limit:,} are taken.", field, ErrorCode.FILE_SIZE)
