"""Uploads in two steps: announce a file, then send its bytes to the address that was given for it."""

import hashlib
import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import IO
from uuid import UUID

from django.db import IntegrityError, transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems, invalid
from marketplace.core.files.models import StoredFile
from marketplace.core.files.names import safe_name
from marketplace.core.files.storing import check_size, store
from marketplace.core.files.tokens import Promise, upload_url
from marketplace.core.files.types import CHUNK, file_type
from marketplace.core.ids import uuid7
from marketplace.core.permissions import Permission

UPLOAD = Permission("Uploading a file", needs_admission=False)
MAX_NAME = 255
IN_MEMORY = 1024 * 1024

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class PreparedUpload:
    """Where to send the bytes, and the file that will be there once they have come."""

    upload_url: str
    file: StoredFile


def prepare_upload(
    *, actor: Actor, name: str, content_type: str, size: int, sha256: str, at: datetime
) -> PreparedUpload:
    """Give an address for one announced file. Nothing is written; the file exists once its bytes have come.

    :raises InvalidInput: REQUIRED, TOO_LONG, FILE_TYPE, FILE_SIZE or INVALID, all that apply.
    """
    UPLOAD.enforce(actor)
    problems = Problems()
    if not name.strip():
        problems.add("Give the file a name.", "name", ErrorCode.REQUIRED)
    if len(name) > MAX_NAME:
        problems.add(f"At most {MAX_NAME} characters.", "name", ErrorCode.TOO_LONG)
    with problems.under():
        file_type(content_type)
    with problems.under():
        check_size(size)
    if not _SHA256.fullmatch(sha256):
        problems.add("Send the SHA-256 as 64 small hexadecimal digits.", "sha256")
    problems.raise_if_any()
    assert actor.organization_uuid is not None
    assert actor.user_uuid is not None
    type_ = file_type(content_type)
    promise = Promise(
        uuid=uuid7(),
        name=safe_name(name, type_.extensions),
        content_type=type_.content_type,
        size=size,
        sha256=sha256,
        owner_uuid=actor.organization_uuid,
        user_uuid=actor.user_uuid,
    )
    return PreparedUpload(upload_url(promise), _draft(promise, at))


def receive_upload(*, promise: Promise, read: Callable[[int], bytes], at: datetime) -> StoredFile:
    """Take the bytes of an announced file. Sent again, the same file is returned.

    :raises InvalidInput: FILE_SIZE or INVALID (``sha256``) when they aren't what was announced, FILE_TYPE when they
        are of another type.
    :raises Unavailable: when the storage doesn't answer.
    """
    found = stored_file(promise.uuid)
    if found is not None:
        return found
    with tempfile.SpooledTemporaryFile(max_size=IN_MEMORY) as stream:
        _copy(promise, read, stream)
        try:
            with transaction.atomic():
                return store(
                    _draft(promise, at), stream, file_type(promise.content_type), actor=promise.actor
                )
        except IntegrityError:
            twin = stored_file(promise.uuid)
            if twin is None:
                raise
            return twin


def stored_file(uuid: UUID) -> StoredFile | None:
    return StoredFile.objects.filter(uuid=uuid).first()


def _draft(promise: Promise, at: datetime) -> StoredFile:
    return StoredFile(
        uuid=promise.uuid,
        sha256=promise.sha256,
        size=promise.size,
        content_type=promise.content_type,
        name=promise.name,
        owner_uuid=promise.owner_uuid,
        created_at=at,
    )


def _copy(promise: Promise, read: Callable[[int], bytes], target: IO[bytes]) -> None:
    """Copy at most what was announced, hashing on the way."""
    digest = hashlib.sha256()
    size = 0
    while chunk := read(CHUNK):
        size += len(chunk)
        if size > promise.size:
            invalid(f"More than the announced {promise.size:,} bytes came.", "size", ErrorCode.FILE_SIZE)
        digest.update(chunk)
        target.write(chunk)
    if size < promise.size:
        invalid(f"{size:,} of the announced {promise.size:,} bytes came.", "size", ErrorCode.FILE_SIZE)
    if digest.hexdigest() != promise.sha256:
        invalid("The bytes have another SHA-256 than was announced.", "sha256")
