"""Tables, static files and the sample zone: done when the program has changed, skipped when nothing has."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from marketplace.running.folder import DataFolder
from marketplace.running.processes import PROJECT

ROOMS = ("marketplace", "catalog", "rfq", "frontend")
KINDS = (".py", ".csv", ".json", ".toml", ".css", ".js", ".svg")


@dataclass(frozen=True)
class Task:
    """A management command of the preparation, in words for a person, and what failing means.

    One that `talks` says how far it is; what the others say stays in their logs.
    """

    text: str
    command: tuple[str, ...]
    failure: str
    talks: bool = False


TASKS = (
    Task(
        "Making or updating the tables",
        ("migrate", "--noinput"),
        "The tables could not be brought up to date. Each change is whole or undone: starting again goes on "
        "from there, RESET=1 starts over",
    ),
    Task(
        "Collecting style sheets and pictures",
        ("collectstatic", "--noinput"),
        "The static files could not be collected",
    ),
    Task(
        "Loading the sample zone: listings, companies, warehouses",
        ("load_sample_zone",),
        "The sample zone could not be loaded. Starting again goes on from there, RESET=1 starts over",
        talks=True,
    ),
)


def is_prepared(folder: DataFolder, sources: str) -> bool:
    """Tell whether the folder was prepared by a program with this fingerprint."""
    stamp = _stamp(folder)
    return stamp.exists() and stamp.read_text() == sources


def mark_prepared(folder: DataFolder, sources: str) -> None:
    """Note the fingerprint that was taken before the preparation: sources may change while it runs."""
    _stamp(folder).write_text(sources)


def unmark(folder: DataFolder) -> None:
    _stamp(folder).unlink(missing_ok=True)


def fingerprint(project: Path = PROJECT) -> str:
    """Digest every source file and the lock: any change may bring tables or samples."""
    digest = hashlib.sha256()
    for path in _sources(project):
        digest.update(str(path.relative_to(project)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources(project: Path) -> Iterator[Path]:
    for room in ROOMS:
        yield from sorted(path for path in (project / room).rglob("*") if path.suffix in KINDS)
    yield project / "uv.lock"


def _stamp(folder: DataFolder) -> Path:
    return folder.run / "prepared"
