"""The twin over its folders, as a thread and as the management command."""

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Thread

import pytest

from rfq.declarations.codes import Meaning
from rfq.declarations.messages import Mailbox, build_declaration, build_order_message, read_receipts
from rfq.declarations.messages.mailbox import write_whole
from rfq.declarations.twin.runner import TwinBusy, handle, only_one, run
from rfq.declarations.twin.state import TwinState
from tests.declarations.messages.samples import SODA, order_for

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from pathlib import Path
from django.conf import settings
settings.configure(CUSTOMS_ROOT=Path(sys.argv[1]))
import django
django.setup()
from rfq.declarations.management.commands.run_customs_twin import Command
Command().run_from_argv(["manage", "run_customs_twin", "--poll", "0.02", *sys.argv[2:]])
"""


def clock() -> datetime:
    return datetime.now(UTC)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def last_meaning(box: Mailbox) -> Meaning:
    file = box.received()[-1]
    return read_receipts(file.name, file.content).receipts[-1].meaning


@pytest.fixture
def box(tmp_path: Path) -> Mailbox:
    mailbox = Mailbox(tmp_path / "DecCus001")
    mailbox.create()
    return mailbox


def test_it_answers_what_lies_in_the_outbox_and_stops_when_told(box: Mailbox, tmp_path: Path):
    box.send("CEB303_1.xml", build_order_message(order_for(SODA)))
    box.send("bad.xml", b"<nonsense/>")
    stop, seen = Event(), {}

    def handled(name: str, accepted: bool) -> None:
        seen[name] = accepted
        if len(seen) == 2:
            stop.set()

    arguments = {"clock": clock, "poll_seconds": 0.01, "handled": handled}
    thread = Thread(target=run, args=(box, TwinState(tmp_path / "twin"), stop), kwargs=arguments)
    thread.start()
    thread.join(timeout=30)
    assert not thread.is_alive()
    assert seen == {"CEB303_1.xml": True, "bad.xml": False}
    assert names(box.outbox) == []
    assert names(box.sentbox) == ["CEB303_1.xml"]
    assert names(box.failbox) == ["bad.xml"]
    assert len(names(box.inbox)) == 3


def test_a_twin_that_was_killed_before_it_moved_the_file_writes_nothing_twice(box: Mailbox, tmp_path: Path):
    state, data = TwinState(tmp_path / "twin"), build_order_message(order_for(SODA))
    handle(box.send("1.xml", data), box, state, Event(), clock=clock)
    before = {path.name: path.read_bytes() for path in box.inbox.iterdir()}
    box.done(box.received()[0])
    (box.sentbox / "1.xml").rename(box.outbox / "1.xml")
    handle(box.outbox / "1.xml", box, state, Event(), clock=clock)
    after = {path.name: path.read_bytes() for path in [*box.inbox.iterdir(), *box.taken_in.iterdir()]}
    assert after == before


def test_two_twins_do_not_share_a_folder(tmp_path: Path):
    with only_one(tmp_path), pytest.raises(TwinBusy), only_one(tmp_path):
        pass
    with only_one(tmp_path):
        pass


def start(root: Path, *arguments: str) -> "subprocess.Popen[str]":
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=environment,
        text=True,
    )


def read_until(process: "subprocess.Popen[str]", text: str) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if text in line:
            return
    pytest.fail(f"the twin ended without saying {text!r}")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_command_answers_and_stops_cleanly(tmp_path: Path, number: signal.Signals):
    box = Mailbox(tmp_path / "DecCus001")
    box.send("CEB303_1.xml", build_order_message(order_for(SODA)))
    with start(tmp_path, "--scenario", "INSPECT") as process:
        read_until(process, "CEB303_1.xml: taken")
        box.send("DEC_1.xml", build_declaration(SODA))
        read_until(process, "DEC_1.xml: taken")
        process.send_signal(number)
        output, _ = process.communicate(timeout=30)
    assert "customs twin stopped" in output
    assert process.returncode == 0
    assert last_meaning(box) is Meaning.CLEARED
    assert any(
        read_receipts(file.name, file.content).receipts[0].meaning is Meaning.INSPECTION
        for file in box.received()
    )


def test_the_command_refuses_to_share_its_folder(tmp_path: Path):
    with only_one(tmp_path / "twin"), start(tmp_path) as process:
        output, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "another customs twin uses" in output


def test_it_leaves_alone_what_is_still_being_written(box: Mailbox):
    write_whole(box.outbox / "note.txt", b"x")
    (box.outbox / "a.xml.tmp").write_bytes(b"x")
    assert box.outgoing() == []
