"""The folders that the import client watches: OutBox, SentBox, FailBox, InBox.

A file appears in OutBox whole or not at all: it is written beside it, flushed to disk, and then given its
name. A receipt is read where it lies and moved away only afterwards.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from rfq.declarations.messages.receipts.names import is_unfinished, parse_receipt_name

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.xml")
_NO_HARD_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EXDEV, errno.ENOSYS}


class FileNameRefused(ValueError):
    """The name is not one that the client takes."""


class FileNameTaken(FileExistsError):
    """Another file with this name is already on its way, or was."""


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A receipt as it lies in InBox."""

    name: str
    content: bytes
    path: Path


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The four folders of one client, and one of ours for receipts that were taken in."""

    root: Path
    max_file_name: int = 80

    @property
    def outbox(self) -> Path:
        return self.root / "OutBox"

    @property
    def sentbox(self) -> Path:
        return self.root / "SentBox"

    @property
    def failbox(self) -> Path:
        return self.root / "FailBox"

    @property
    def inbox(self) -> Path:
        return self.root / "InBox"

    @property
    def taken_in(self) -> Path:
        return self.root / "InBoxDone"

    def create(self) -> None:
        """Make the folders that are not there yet."""
        for folder in (self.outbox, self.sentbox, self.failbox, self.inbox, self.taken_in):
            folder.mkdir(parents=True, exist_ok=True)

    def send(self, name: str, content: bytes) -> Path:
        """Put a file into OutBox and return its path there.

        Sending the same bytes under the same name again does nothing, even after the client has moved the
        file on: a caller that was interrupted repeats itself.

        :raises FileNameRefused: not letters, digits, `_` and `-` with `.xml`, or too long.
        :raises FileNameTaken: the name is in use for other bytes.
        """
        if not _FILE_NAME.fullmatch(name) or len(name) > self.max_file_name:
            raise FileNameRefused(
                f"{name!r}: letters, digits, _ and - with .xml, at most {self.max_file_name} characters"
            )
        target = self.outbox / name
        if self._is_sent(name, content):
            return target
        try:
            write_whole(target, content)
        except FileExistsError:
            if not self._is_sent(name, content):
                raise
        return target

    def _is_sent(self, name: str, content: bytes) -> bool:
        digest = hashlib.sha256(content).digest()
        for folder in (self.outbox, self.sentbox, self.failbox):
            try:
                present = (folder / name).read_bytes()
            except FileNotFoundError:
                continue
            if hashlib.sha256(present).digest() != digest:
                raise FileNameTaken(f"{folder / name} holds another file")
            return True
        return False

    def outgoing(self) -> list[Path]:
        """Return what waits in OutBox, by name."""
        return [path for path in _files(self.outbox) if path.suffix.lower() == ".xml"]

    def received(self) -> list[ReceivedFile]:
        """Return the receipts in InBox, oldest first: by the timestamp in the name, then by the name."""
        found: list[ReceivedFile] = []
        for path in sorted(_files(self.inbox), key=_receipt_order):
            with suppress(FileNotFoundError):
                found.append(ReceivedFile(path.name, path.read_bytes(), path))
        return found

    def done(self, file: ReceivedFile) -> Path:
        """Move a receipt that was taken in, and return where it lies now."""
        return move(file.path, self.taken_in)


def _receipt_order(path: Path) -> tuple[str, str]:
    return parse_receipt_name(path.name).timestamp.ljust(20, "0"), path.name


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if not is_unfinished(path.name) and path.is_file())


def write_whole(target: Path, content: bytes) -> None:
    """Write a file so that it appears whole, is on disk when this returns, and replaces nothing.

    :raises FileExistsError: a file of this name is there.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        give_name(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    flush_folder(target.parent)


def move(source: Path, folder: Path) -> Path:
    """Move a file into a folder; a name that is taken there gets a number, so nothing is lost."""
    folder.mkdir(parents=True, exist_ok=True)
    number = 1
    target = folder / source.name
    while True:
        try:
            give_name(source, target)
            break
        except FileExistsError:
            number += 1
            target = folder / f"{source.stem}~{number}{source.suffix}"
    with suppress(FileNotFoundError):
        source.unlink()
    flush_folder(folder)
    flush_folder(source.parent)
    return target


def give_name(source: Path, target: Path) -> None:
    """Give a file its name without replacing another; where links are not to be had, by rename.

    :raises FileExistsError: the name is taken.
    """
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if target.exists():
            raise FileExistsError(errno.EEXIST, "the name is taken", str(target)) from error
        source.rename(target)


def flush_folder(folder: Path) -> None:
    """Flush the entries of a folder to disk, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
