"""The data folder: what it refuses, what it deletes and who may hold it."""

import os
import signal
import stat
from pathlib import Path

import pytest

from marketplace.running.folder import MARKER, DataFolder
from marketplace.running.problems import Problem, problem_from_os_error
from tests.running.programs import read_until

HOLD = """
import sys, time
from pathlib import Path
from marketplace.running.folder import DataFolder
folder = DataFolder(Path(sys.argv[1]))
folder.take(address="http://127.0.0.1:8123")
print("holding", flush=True)
sys.stdin.read() if len(sys.argv) > 2 else time.sleep(60)
"""


def test_it_refuses_a_folder_with_files_of_somebody_else_and_leaves_it_as_it_was(tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("years of work")
    with pytest.raises(Problem, match=r"holds files that this program did not make \(thesis.txt, for one\)"):
        DataFolder(tmp_path).take()
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_it_refuses_a_folder_that_only_looks_like_ours(tmp_path: Path):
    (tmp_path / "postgres").mkdir()
    with pytest.raises(Problem, match="did not make"):
        DataFolder(tmp_path).take()


def test_it_marks_a_new_folder_as_ours_at_once(tmp_path: Path):
    folder = DataFolder(tmp_path / "deep" / "down")
    folder.take()
    assert (folder.path / MARKER).exists()
    folder.release()


def test_a_reset_deletes_what_we_made_and_nothing_else(folder: DataFolder):
    folder.secret_key()
    (folder.path / "files" / "contract.pdf").write_bytes(b"%PDF")
    (folder.path / "notes.txt").write_text("mine")
    folder.reset()
    assert {path.name for path in folder.path.iterdir()} == {MARKER, "lock", "notes.txt"}


def test_a_reset_does_not_follow_a_link_out_of_the_folder(folder: DataFolder, tmp_path: Path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "kept.txt").write_text("kept")
    (folder.path / "journey").symlink_to(tmp_path / "elsewhere")
    folder.reset()
    assert (tmp_path / "elsewhere" / "kept.txt").read_text() == "kept"
    assert not (folder.path / "journey").is_symlink()


def test_a_second_demo_is_told_who_runs_where(program, tmp_path: Path):
    holder = program("-c", HOLD, str(tmp_path / "data"))
    read_until(holder, "holding")
    with pytest.raises(Problem) as caught:
        DataFolder(tmp_path / "data").take()
    assert f"process {holder.pid}, http://127.0.0.1:8123" in caught.value.line
    assert "\n" not in caught.value.line


def test_the_lock_of_a_killed_process_is_taken_over_and_its_number_told(program, tmp_path: Path):
    holder = program("-c", HOLD, str(tmp_path / "data"))
    read_until(holder, "holding")
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    folder = DataFolder(tmp_path / "data")
    assert folder.take() == holder.pid
    folder.release()


def test_a_lock_that_was_given_back_is_no_news(tmp_path: Path):
    first = DataFolder(tmp_path / "data")
    assert first.take() is None
    first.release()
    second = DataFolder(tmp_path / "data")
    assert second.take() is None
    second.release()


def test_the_secret_key_is_made_once_for_its_owner_only(folder: DataFolder):
    key = folder.secret_key()
    assert len(key) >= 50
    assert DataFolder(folder.path).secret_key() == key
    assert stat.S_IMODE((folder.path / "secret-key").stat().st_mode) == 0o600


def test_too_little_room_is_told_in_one_line(folder: DataFolder):
    with pytest.raises(Problem, match=r"The disk of .* has \d+ MiB free and \d+ MiB are needed"):
        folder.require_space(10**18)


def test_a_disk_that_fills_up_is_told_in_one_line():
    with pytest.raises(OSError, match="space") as caught, open("/dev/full", "wb", buffering=0) as full:
        full.write(b"x")
    assert problem_from_os_error(caught.value, Path("/data")).line.startswith(
        "The disk that holds /data is full."
    )


def test_a_folder_that_cannot_be_made_is_told_in_one_line(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(Problem, match=r"Not a directory: .*file"):
        DataFolder(tmp_path / "file" / "data").take()


def test_the_socket_folder_is_short_private_and_removed_by_the_next_start(folder: DataFolder):
    first = folder.make_socket_folder()
    assert len(os.fsencode(first / ".s.PGSQL.5432.lock")) < 100
    assert stat.S_IMODE(first.stat().st_mode) == 0o700
    second = folder.make_socket_folder()
    assert not first.exists()
    folder.remove_socket_folder()
    assert not second.exists()
