"""The data folder: everything a demo keeps, marked as ours so that nothing else is ever deleted."""

import contextlib
import fcntl
import json
import os
import secrets
import shutil
import tempfile
from pathlib import Path
from typing import IO

from marketplace.running.problems import Problem, disk_is_full, problem_from_os_error
from marketplace.running.processes import PROJECT

MARKER = "ordos-marketplace.json"
LOCK = "lock"
OURS = (
    "postgres",
    "postgres.new",
    "valkey",
    "files",
    "fonts",
    "customs",
    "static",
    "journey",
    "log",
    "run",
    "secret-key",
)
DEFAULT = PROJECT / ".data"
MIB = 1024 * 1024
FIRST_NEEDS = 600 * MIB
"""Free space that a new data folder asks for: 80 MiB of database, its log, fonts and a trade's documents."""
LATER_NEEDS = 200 * MIB
SOCKET_PREFIX = "ordos-"
SOCKET_PATH_LIMIT = 100
"""Bytes. Linux takes 107 in a socket's path, macOS 103."""


class DataFolder:
    """Hold the paths inside a data folder, its lock and its marker."""

    def __init__(self, path: Path) -> None:
        self.path = path.expanduser().absolute().resolve()
        self.log = self.path / "log"
        self.run = self.path / "run"
        self.postgres = self.path / "postgres"
        self.valkey = self.path / "valkey"
        self.journey = self.path / "journey"
        self._lock: IO[str] | None = None

    @property
    def marker(self) -> Path:
        return self.path / MARKER

    def take(self, *, address: str = "") -> int | None:
        """Make the folder ours, or find that it is, and lock it until `release` or our end.

        Returns the process that held the lock and died without releasing it, if there was one.
        :raises Problem: it holds other people's files, may not be written, or another demo runs on it.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            self._refuse_foreign()
            former = self._acquire(address)
            self.marker.write_text(json.dumps({"made by": "Ordos Marketplace", "format": 1}) + "\n")
            return former
        except OSError as error:
            raise problem_from_os_error(error, self.path) from error

    def settle(self) -> None:
        """Make the folders inside; check that there is room.

        :raises Problem: the disk is full or may not be written.
        """
        try:
            self.require_space(LATER_NEEDS if self.postgres.exists() else FIRST_NEEDS)
            for folder in (self.log, self.run, self.valkey, self.path / "files", self.path / "customs"):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise problem_from_os_error(error, self.path) from error

    def require_space(self, needed: int) -> None:
        """:raises Problem: the disk has less free space than `needed` bytes."""
        free = shutil.disk_usage(self.path).free
        if free == 0:
            raise disk_is_full(self.path)
        if free < needed:
            raise Problem(
                f"The disk of {self.path} has {free // MIB} MiB free and {needed // MIB} MiB are needed. "
                "Free some space, or set DATA to a folder on another disk."
            )

    def reset(self) -> None:
        """Delete what we made and nothing else. `take` has made sure that the folder is ours and locked."""
        assert self._lock is not None
        try:
            for name in OURS:
                path = self.path / name
                if path.is_symlink() or path.is_file():
                    path.unlink()
                elif path.is_dir():
                    shutil.rmtree(path)
        except OSError as error:
            raise problem_from_os_error(error, self.path) from error

    def release(self) -> None:
        """Give the lock back; an empty lock file says that everything was stopped."""
        if self._lock is not None:
            with contextlib.suppress(OSError):
                self._lock.truncate(0)
            self._lock.close()
            self._lock = None

    @property
    def is_taken(self) -> bool:
        """Tell whether a running process holds the lock."""
        try:
            with (self.path / LOCK).open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def secret_key(self) -> str:
        """Read the secret key of this folder, made at the first start and readable by its owner only."""
        path = self.path / "secret-key"
        if not path.exists():
            fresh = path.with_suffix(".new")
            fresh.unlink(missing_ok=True)
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(48))
            fresh.rename(path)
        return path.read_text().strip()

    def make_socket_folder(self) -> Path:
        """Make a private folder with a path short enough for a socket, and remember it for the next start."""
        self.remove_socket_folder()
        for base in (tempfile.gettempdir(), "/tmp"):  # noqa: S108  (mkdtemp makes it private)
            if len(os.fsencode(base)) + len(SOCKET_PREFIX) + 30 < SOCKET_PATH_LIMIT and os.access(
                base, os.W_OK
            ):
                made = Path(tempfile.mkdtemp(prefix=SOCKET_PREFIX, dir=base)).resolve()
                (self.run / "socket-folder").write_text(str(made))
                return made
        raise Problem("There is no short folder for sockets. Set TMPDIR to a short path that you may write.")

    def remove_socket_folder(self) -> None:
        record = self.run / "socket-folder"
        if record.exists():
            old = Path(record.read_text().strip())
            if old.name.startswith(SOCKET_PREFIX):
                shutil.rmtree(old, ignore_errors=True)
            record.unlink()

    def _names(self) -> set[str]:
        return {entry.name for entry in self.path.iterdir()} - {LOCK, "lost+found"}

    def _refuse_foreign(self) -> None:
        """Refuse a folder with other people's files. Without our environment, settings write into `.data`."""
        if self.marker.exists():
            return
        foreign = self._names() - (set(OURS) if self.path == DEFAULT else set())
        if foreign:
            raise Problem(
                f"{self.path} holds files that this program did not make ({sorted(foreign)[0]}, for one). "
                "Nothing was changed. Set DATA to a new or an empty folder."
            )

    def _acquire(self, address: str) -> int | None:
        lock = (self.path / LOCK).open("a+")
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            pid, where = _read_lock(lock)
            lock.close()
            who = f"Another demo (process {pid or 'unknown'}, {where or 'no web'}) runs on {self.path}."
            raise Problem(f"{who} Stop it, or set DATA to another folder.") from None
        former, _where = _read_lock(lock)
        lock.seek(0)
        lock.truncate()
        lock.write(f"{os.getpid()}\n{address}\n")
        lock.flush()
        self._lock = lock
        return former


def _read_lock(lock: IO[str]) -> tuple[int | None, str]:
    lock.seek(0)
    lines = [*lock.read().splitlines(), "", ""]
    return (int(lines[0]) if lines[0].isdigit() else None, lines[1])
