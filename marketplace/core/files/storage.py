"""Where content lies: a folder or an object store, under names made of its SHA-256."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from django.core.files.storage import FileSystemStorage, default_storage

from marketplace.core.errors import ErrorCode, Unavailable, fail
from marketplace.core.ids import uuid7

FAILURES = (OSError, BotoCoreError, ClientError)


class WholeFileStorage(FileSystemStorage):
    """A folder in which a file is there whole or not at all, also after a crash, and written again is the same."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        return name

    def _save(self, name: str, content: "File[Any]") -> str:
        target = self.path(name)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        part = f"{target}.{uuid7().hex}.part"
        try:
            with open(part, "xb") as file:
                for chunk in content.chunks():
                    file.write(chunk)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, target)
        except BaseException:
            if os.path.exists(part):
                os.remove(part)
            raise
        return name


def keep(stream: IO[bytes], *, sha256: str, size: int) -> str:
    """Store content unless it is there already; return the name it is stored under.

    :raises Unavailable: when the storage doesn't answer or is full.
    """
    name = f"{sha256[:2]}/{sha256}"
    with _told():
        if not (default_storage.exists(name) and default_storage.size(name) == size):
            stream.seek(0)
            name = default_storage.save(name, File(stream, name=sha256))
    return name


def open_content(storage_name: str) -> IO[bytes]:
    """Open stored content for reading.

    :raises Unavailable: when the storage doesn't answer or has lost it.
    """
    with _told():
        opened: IO[bytes] = default_storage.open(storage_name, "rb")
        return opened


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except FAILURES as error:
        fail(
            Unavailable,
            ErrorCode.UNAVAILABLE,
            f"The file storage did not answer ({type(error).__name__}); try again.",
        )
