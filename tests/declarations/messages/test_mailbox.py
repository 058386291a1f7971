"""The folders of the import client."""

import errno
import os
from pathlib import Path

import pytest

from rfq.declarations.messages import Mailbox
from rfq.declarations.messages.mailbox import FileNameRefused, FileNameTaken, move, write_whole


@pytest.fixture
def box(tmp_path: Path) -> Mailbox:
    mailbox = Mailbox(tmp_path / "DecCus001")
    mailbox.create()
    return mailbox


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_whole_and_alone(box: Mailbox):
    path = box.send("DEC_1.xml", b"<a/>")
    assert path.read_bytes() == b"<a/>"
    assert names(box.outbox) == ["DEC_1.xml"]


def test_sending_makes_the_folders(tmp_path: Path):
    assert Mailbox(tmp_path / "new").send("A.xml", b"x").exists()


def test_the_same_file_is_sent_once_even_after_the_client_took_it(box: Mailbox):
    first = box.send("A.xml", b"x")
    move(first, box.sentbox)
    box.send("A.xml", b"x")
    assert names(box.outbox) == []
    assert names(box.sentbox) == ["A.xml"]


@pytest.mark.parametrize("folder", ["outbox", "sentbox", "failbox"])
def test_a_name_is_never_used_for_other_bytes(box: Mailbox, folder: str):
    write_whole(getattr(box, folder) / "A.xml", b"x")
    with pytest.raises(FileNameTaken):
        box.send("A.xml", b"y")
    assert (getattr(box, folder) / "A.xml").read_bytes() == b"x"


@pytest.mark.parametrize(
    "name", ["../A.xml", "A", "A.txt", ".A.xml", "A B.xml", "订单.xml", "", "A" * 77 + ".xml"]
)
def test_a_name_that_the_client_may_not_take_is_refused(box: Mailbox, name: str):
    with pytest.raises(FileNameRefused):
        box.send(name, b"x")


def test_writing_replaces_nothing(tmp_path: Path):
    write_whole(tmp_path / "A.xml", b"x")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "A.xml", b"y")
    assert names(tmp_path) == ["A.xml"]


def test_receipts_come_oldest_first_whatever_their_names(box: Mailbox):
    for name in (
        "Successed_A_20261102093000.xml",
        "Receipt_Z_20261102092959999.xml",
        "Failed_B_20261102093001.xml",
        "no-timestamp.xml",
    ):
        write_whole(box.inbox / name, b"x")
    assert [file.name for file in box.received()] == [
        "no-timestamp.xml",
        "Receipt_Z_20261102092959999.xml",
        "Successed_A_20261102093000.xml",
        "Failed_B_20261102093001.xml",
    ]


def test_unfinished_files_and_folders_are_left_alone(box: Mailbox):
    (box.inbox / "a.tmp").write_bytes(b"x")
    (box.inbox / ".hidden.xml").write_bytes(b"x")
    (box.inbox / "folder.xml").mkdir()
    assert box.received() == []


def test_an_empty_place_has_no_receipts(tmp_path: Path):
    assert Mailbox(tmp_path / "nowhere").received() == []


def test_a_receipt_that_was_taken_in_is_moved_and_none_is_lost(box: Mailbox):
    for content in (b"first", b"second", b"third"):
        write_whole(box.inbox / "Successed_A_20261102.xml", content)
        box.done(box.received()[0])
    assert names(box.inbox) == []
    kept = {path.name: path.read_bytes() for path in box.taken_in.iterdir()}
    assert kept == {
        "Successed_A_20261102.xml": b"first",
        "Successed_A_20261102~2.xml": b"second",
        "Successed_A_20261102~3.xml": b"third",
    }


def test_a_full_disk_leaves_no_half_file(tmp_path: Path):
    if not Path("/dev/full").exists():
        pytest.skip("only Linux has a device that is always full")
    os.symlink("/dev/full", tmp_path / f".A.xml.{os.getpid()}.tmp")
    with pytest.raises(OSError, match="space") as caught:
        write_whole(tmp_path / "A.xml", b"x" * 10)
    assert caught.value.errno == errno.ENOSPC
    assert names(tmp_path) == []
