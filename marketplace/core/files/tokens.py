"""Signed addresses: who holds one may upload that one file, or download that one file, for a while."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core import signing

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, InvalidInput, fail
from marketplace.core.files.models import StoredFile

UPLOAD_SECONDS = 3600
DOWNLOAD_SECONDS = 3600
_UPLOAD = "core.files.upload"
_DOWNLOAD = "core.files.download"


@dataclass(frozen=True)
class Promise:
    """The file that an upload address is for, as it was announced."""

    uuid: UUID
    name: str
    content_type: str
    size: int
    sha256: str
    owner_uuid: UUID
    user_uuid: UUID

    @property
    def actor(self) -> Actor:
        return Actor(user_uuid=self.user_uuid, organization_uuid=self.owner_uuid)


def upload_url(promise: Promise) -> str:
    content = [
        promise.uuid.hex,
        promise.name,
        promise.content_type,
        promise.size,
        promise.sha256,
        promise.owner_uuid.hex,
        promise.user_uuid.hex,
    ]
    return f"{settings.PUBLIC_URL}/files/upload/{signing.dumps(content, salt=_UPLOAD, compress=True)}"


def download_url(file: StoredFile) -> str:
    """Make an address that serves the file for an hour. Give it only to who may read the record it belongs to."""
    return f"{settings.PUBLIC_URL}/files/{signing.dumps(file.uuid.hex, salt=_DOWNLOAD)}"


def read_upload_token(token: str) -> Promise:
    """:raises InvalidInput: EXPIRED or INVALID."""
    uuid, name, content_type, size, sha256, owner, user = _read(token, _UPLOAD, UPLOAD_SECONDS)
    return Promise(UUID(uuid), name, content_type, size, sha256, UUID(owner), UUID(user))


def read_download_token(token: str) -> UUID:
    """:raises InvalidInput: EXPIRED or INVALID."""
    return UUID(_read(token, _DOWNLOAD, DOWNLOAD_SECONDS))


def _read(token: str, salt: str, seconds: int) -> Any:
    try:
        return signing.loads(token, salt=salt, max_age=seconds)
    except signing.SignatureExpired:
        fail(InvalidInput, ErrorCode.EXPIRED, "This address has expired; ask for a new one.")
    except signing.BadSignature:
        fail(InvalidInput, ErrorCode.INVALID, "This address is not one that was given out here.")
