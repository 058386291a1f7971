"""Runs the twin over the folders of the import client until it is told to stop."""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Event

from rfq.declarations.messages.mailbox import Mailbox, move, write_whole
from rfq.declarations.twin.customs import answer
from rfq.declarations.twin.state import TwinState

Clock = Callable[[], datetime]


class TwinBusy(RuntimeError):
    """Another twin uses the same folder."""


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the folder of the twin for this process.

    :raises TwinBusy: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "twin.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise TwinBusy(f"another customs twin uses {folder}") from error
        yield


def run(
    mailbox: Mailbox,
    state: TwinState,
    stop: Event,
    *,
    clock: Clock,
    poll_seconds: float = 1.0,
    pace_seconds: float = 0.0,
    handled: Callable[[str, bool], None] = lambda name, accepted: None,
) -> None:
    """Handle what is in OutBox, again and again, until `stop` is set.

    `pace_seconds`: time between two receipts of one file. `handled`: told of each file and whether it was
    taken.
    """
    mailbox.create()
    while not stop.is_set():
        for path in mailbox.outgoing():
            if stop.is_set():
                return
            accepted = handle(path, mailbox, state, stop, clock=clock, pace_seconds=pace_seconds)
            handled(path.name, accepted)
        stop.wait(poll_seconds)


def handle(
    path: Path, mailbox: Mailbox, state: TwinState, stop: Event, *, clock: Clock, pace_seconds: float = 0.0
) -> bool:
    """Answer one file and move it to SentBox or FailBox; return whether it was taken.

    The file is moved after its receipts are written: a twin that is killed in between writes them again.
    """
    given = answer(path.read_bytes(), state, name=path.name, at=clock())
    for number, paper in enumerate(given.papers):
        if number and pace_seconds:
            stop.wait(pace_seconds)
        target = mailbox.inbox / paper.name
        if not target.exists() and not (mailbox.taken_in / paper.name).exists():
            write_whole(target, paper.content)
    move(path, mailbox.sentbox if given.accepted else mailbox.failbox)
    return given.accepted
