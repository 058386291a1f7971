"""What `python -m marketplace demo` says in one line when it cannot start."""

import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from marketplace.running.folder import DataFolder
from marketplace.running.valkey import free_port

Start = Callable[..., object]


def refusal(program, **environ: str) -> str:
    """Start the demo, expect it to stop by itself with 1, and return what it complained about."""
    demo = program("-m", "marketplace", "demo", **environ)
    _output, complaint = demo.communicate(timeout=60)
    assert demo.returncode == 1
    return complaint.strip()


def test_a_busy_port_is_named_with_the_way_out(program, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refusal(program, PORT=str(port), DATA=str(tmp_path / "data"))
    assert said == f"Port {port} is in use. Set another, for example PORT={port + 1}."


@pytest.mark.parametrize("port", ["eighty", "0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(program, tmp_path: Path, port: str):
    said = refusal(program, PORT=port, DATA=str(tmp_path / "data"))
    assert said == f"PORT must be a number from 1 to 65535, not '{port}'."
    assert not (tmp_path / "data").exists()


def test_a_second_demo_on_the_same_data_is_refused_and_the_first_keeps_its_lock(program, folder: DataFolder):
    said = refusal(program, PORT=str(free_port()), DATA=str(folder.path))
    assert said.startswith("Another demo (process ")
    assert said.endswith("Stop it, or set DATA to another folder.")
    assert "\n" not in said
    assert refusal(program, PORT=str(free_port()), DATA=str(folder.path)) == said


def test_starting_over_deletes_nothing_in_a_folder_of_somebody_else(program, tmp_path: Path):
    (tmp_path / "thesis.txt").write_text("years of work")
    (tmp_path / "postgres").mkdir()
    said = refusal(program, RESET="1", PORT=str(free_port()), DATA=str(tmp_path))
    assert "Nothing was changed" in said
    assert {path.name for path in tmp_path.iterdir()} == {"thesis.txt", "postgres"}


def test_a_database_of_another_postgresql_is_refused_in_one_line(program, tmp_path: Path):
    folder = DataFolder(tmp_path / "data")
    folder.take()
    folder.release()
    folder.postgres.mkdir()
    (folder.postgres / "PG_VERSION").write_text("12\n")
    said = refusal(program, PORT=str(free_port()), DATA=str(folder.path))
    assert "was made by PostgreSQL 12, not 18 as here" in said
    assert "\n" not in said


def test_a_demo_that_could_not_start_leaves_no_stale_lock(program, tmp_path: Path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        refusal(program, PORT=str(taken.getsockname()[1]), DATA=str(tmp_path / "data"))
    folder = DataFolder(tmp_path / "data")
    assert folder.take() is None
    folder.release()
