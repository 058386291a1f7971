"""`python -m marketplace demo` with everything real: it runs, stops, starts again and recovers."""

import http.client
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from marketplace.running.leftovers import MARK
from marketplace.running.services import throw_away_folder
from marketplace.running.valkey import free_port
from tests.running.programs import read_until

pytestmark = pytest.mark.slow
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class FirstRun:
    """A demo that ran once from nothing, and what it left."""

    data: Path
    code: int
    output: str


@pytest.fixture(scope="module")
def first_run() -> Iterator[FirstRun]:
    with throw_away_folder() as folder:
        data = folder.path / "files" / "demo"
        done = subprocess.run(
            [sys.executable, "-m", "marketplace", "demo"],
            cwd=ROOT,
            env={**os.environ, "DATA": str(data), "PORT": str(free_port()), "ONCE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=280,
            check=False,
        )
        yield FirstRun(data, done.returncode, done.stdout)


def start(program, data: Path) -> tuple[subprocess.Popen[str], int]:
    port = free_port()
    return program("-m", "marketplace", "demo", DATA=str(data), PORT=str(port)), port


def status_of(port: int, path: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    status = connection.getresponse().status
    connection.close()
    return status


def programs_of(data: Path) -> list[psutil.Process]:
    found = []
    for process in psutil.process_iter():
        try:
            if process.environ().get(MARK) == str(data):
                found.append(process)
        except (psutil.Error, OSError):
            continue
    return found


def test_from_nothing_it_runs_the_whole_trade_and_says_so(first_run: FirstRun):
    assert first_run.code == 0, first_run.output
    assert [f"[{number}/9]" in first_run.output for number in range(1, 10)] == [True] * 9
    assert "the trade is complete" in first_run.output
    kinds = {path.suffix for path in (first_run.data / "journey").rglob("*.*")}
    assert {".pdf", ".xml"} <= kinds
    assert programs_of(first_run.data) == []


def test_a_later_start_skips_what_is_done_and_stops_when_asked(program, first_run: FirstRun):
    demo, port = start(program, first_run.data)
    read_until(demo, "nothing has changed since the last start")
    read_until(demo, "The marketplace answers at")
    assert status_of(port, "/health/ready") == 200
    read_until(demo, "Serving at")
    demo.send_signal(signal.SIGINT)
    output, complaint = demo.communicate(timeout=60)
    assert output.endswith(f"Stopped. The data stays in {first_run.data}\n")
    assert (demo.returncode, complaint) == (0, "")
    assert programs_of(first_run.data) == []


def test_after_a_kill_the_next_start_takes_over_and_answers(program, first_run: FirstRun):
    killed, _port = start(program, first_run.data)
    read_until(killed, "The marketplace answers at")
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    demo, port = start(program, first_run.data)
    assert f"process {killed.pid}" in read_until(demo, "its lock is taken over")
    read_until(demo, "The marketplace answers at")
    assert status_of(port, "/health/ready") == 200
    demo.send_signal(signal.SIGTERM)
    demo.communicate(timeout=60)
    assert programs_of(first_run.data) == []


def test_when_a_program_dies_it_is_named_and_all_is_stopped(program, first_run: FirstRun):
    demo, _port = start(program, first_run.data)
    read_until(demo, "The marketplace answers at")
    worker = next(child for child in psutil.Process(demo.pid).children() if "worker" in child.cmdline())
    worker.kill()
    _output, complaint = demo.communicate(timeout=60)
    assert demo.returncode == 1
    assert complaint.strip().startswith("worker stopped with exit code -9. The end of ")
    assert programs_of(first_run.data) == []


def test_a_command_can_be_run_inside_the_running_demo(program, first_run: FirstRun):
    demo, _port = start(program, first_run.data)
    read_until(demo, "The marketplace answers at")
    inside = program("-m", "marketplace", "in-demo", "verify_events", DATA=str(first_run.data))
    inside.communicate(timeout=60)
    assert inside.returncode == 0
    demo.send_signal(signal.SIGTERM)
    demo.communicate(timeout=60)
