"""Embedded PostgreSQL and Valkey together; also `python -m marketplace.running.services exec -- COMMAND`.

`exec` gives a command throw-away services in a folder of its own: tests, checks and experiments.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from marketplace.running import environment
from marketplace.running.console import complain, say
from marketplace.running.folder import DataFolder
from marketplace.running.postgres import Postgres
from marketplace.running.problems import Problem, StopRequested
from marketplace.running.processes import PROJECT
from marketplace.running.valkey import Valkey
from marketplace.running.watching import Watch

THROW_AWAY_PREFIX = "ordos-throw-away-"
PATIENCE = 30
"""Seconds that a command gets to end when a stop is asked for."""
ABANDONED_AFTER = 6 * 3600
"""Seconds. Older throw-away folders without a living owner are deleted by the next `exec`."""


class Services:
    """Start both at once, wait for both, stop both."""

    def __init__(self, folder: DataFolder, *, durable: bool) -> None:
        self.folder = folder
        self.durable = durable
        self.postgres = Postgres(folder, durable=durable)
        self.valkey = Valkey(folder, durable=durable)

    def start(self, watch: Watch) -> bool:
        """Start them; return whether the database is new and empty."""
        self.valkey.start()
        made = self.postgres.make(watch)
        self.postgres.start(watch)
        fresh = self.postgres.wait_until_ready(watch)
        self.valkey.wait_until_ready(watch)
        return made or fresh

    def stop(self, watch: Watch | None = None) -> None:
        self.postgres.stop(watch)
        self.valkey.stop(watch)

    def check(self) -> None:
        """:raises Problem: one of them has ended."""
        for child in (self.postgres.child, self.valkey.child):
            if child:
                child.require_alive()

    def environment(self, public_url: str) -> dict[str, str]:
        return environment.build(
            self.folder,
            # Throw-away services share the fonts: they take a second to cut.
            fonts=self.folder.path / "fonts" if self.durable else PROJECT / "build" / "fonts",
            database=self.postgres.url,
            broker=self.valkey.url(0),
            cache=self.valkey.url(1),
            public_url=public_url,
        )


@contextlib.contextmanager
def throw_away_folder() -> Iterator[DataFolder]:
    """Make a locked data folder that is deleted at the end, and delete abandoned ones."""
    _sweep()
    path = Path(tempfile.mkdtemp(prefix=THROW_AWAY_PREFIX))
    folder = DataFolder(path)
    try:
        folder.take()
        folder.settle()
        yield folder
    finally:
        folder.release()
        shutil.rmtree(path, ignore_errors=True)


@contextlib.contextmanager
def throw_away_services(watch: Watch) -> Iterator[Services]:
    with throw_away_folder() as folder:
        services = Services(folder, durable=False)
        try:
            services.start(watch)
            yield services
        finally:
            services.stop(watch)


def execute(command: Sequence[str]) -> int:
    """Run a command with throw-away services in its environment and return its exit code."""
    watch = Watch()
    watch.listen()
    began = time.monotonic()
    say("[1/2] Starting PostgreSQL and Valkey for this run only")
    with throw_away_services(watch) as services:
        say(f"      ready after {time.monotonic() - began:.1f} s in {services.folder.path}")
        say(f"[2/2] {' '.join(command)}")
        # It stays in our group: Ctrl-C at the terminal reaches it too, and we only wait for its end.
        process = _start(command, services.environment("http://localhost:8000"))
        try:
            while process.poll() is None:
                watch.pause()
        except StopRequested:
            if not watch.interrupted:
                process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=PATIENCE)
            process.kill()
        return process.wait()


def _start(command: Sequence[str], environ: dict[str, str]) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, env=environ)  # noqa: S603  (the caller says what to run)
    except OSError as error:
        raise Problem(f"Cannot run {command[0]}: {error.strerror}.") from error


def main(arguments: Sequence[str]) -> int:
    if len(arguments) < 3 or list(arguments[:2]) != ["exec", "--"]:
        complain("usage: python -m marketplace.running.services exec -- COMMAND [ARGUMENT ...]")
        return 2
    try:
        return execute(arguments[2:])
    except Problem as problem:
        complain(f"{problem.line}\n{problem.detail}".rstrip())
        return 1
    except StopRequested:
        return 130


def _sweep() -> None:
    for path in Path(tempfile.gettempdir()).glob(f"{THROW_AWAY_PREFIX}*"):
        with contextlib.suppress(OSError, Problem):
            if path.stat().st_uid == os.geteuid() and time.time() - path.stat().st_mtime > ABANDONED_AFTER:
                folder = DataFolder(path)
                folder.take()
                folder.remove_socket_folder()
                folder.release()
                shutil.rmtree(path, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
