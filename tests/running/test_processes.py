"""Child processes: stopped in time, with all that they started, and their logs told."""

import os
import sys
import time
from pathlib import Path

import psutil
import pytest

from marketplace.running.problems import Problem, StopRequested
from marketplace.running.processes import Child
from marketplace.running.watching import Watch

STUBBORN = """
import signal, subprocess, sys, time
signal.signal(signal.SIGTERM, signal.SIG_IGN)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print(child.pid, flush=True)
time.sleep(600)
"""

TALKATIVE = """
import time
for number in range(5):
    print("step", number, flush=True)
    time.sleep(0.07)
print("no end", end="")
"""


def python(tmp_path: Path, code: str, *, patience: float = 10) -> Child:
    return Child(
        name="sample",
        argv=[sys.executable, "-c", code],
        env=os.environ,
        log=tmp_path / "log",
        patience=patience,
    )


def wait_for_log(child: Child) -> str:
    assert child.log is not None
    for _ in range(400):
        if text := child.tail():
            return text
        time.sleep(0.05)
    raise AssertionError("it wrote nothing in 20 seconds")


def test_one_that_ignores_the_request_is_killed_with_all_that_it_started(tmp_path: Path):
    child = python(tmp_path, STUBBORN, patience=0.5)
    child.start()
    grandchild = psutil.Process(int(wait_for_log(child)))
    child.stop()
    psutil.wait_procs([grandchild], timeout=10)
    assert not grandchild.is_running() or grandchild.status() == psutil.STATUS_ZOMBIE
    child.stop()


def test_one_that_ended_is_named_with_its_exit_code_and_the_end_of_its_log(tmp_path: Path):
    child = python(tmp_path, "print('line 1'); print('cannot go on'); raise SystemExit(3)")
    assert child.run_to_end(Watch()) == 3
    child.start()
    assert child.process is not None
    child.process.wait()
    with pytest.raises(Problem) as caught:
        child.require_alive()
    assert caught.value.line.startswith("sample stopped with exit code 3.")
    assert caught.value.detail.endswith("line 1\ncannot go on")


def test_a_program_that_found_the_disk_full_is_told_as_that(tmp_path: Path):
    child = python(tmp_path, "open('/dev/full', 'w', buffering=1).write('x\\n')")
    assert child.run_to_end(Watch()) == 1
    assert child.failure("sample failed").line.startswith(f"The disk that holds {tmp_path} is full.")


def test_a_request_to_stop_ends_a_program_that_is_waited_for(tmp_path: Path):
    watch = Watch()
    watch._on_signal(15, None)
    child = python(tmp_path, "import time; time.sleep(600)")
    with pytest.raises(StopRequested):
        child.run_to_end(watch)
    assert not child.alive


def test_each_line_of_a_talkative_program_is_told_once_and_in_order(tmp_path: Path):
    told: list[str] = []
    assert python(tmp_path, TALKATIVE).run_to_end(Watch(), tell=told.append) == 0
    assert told == [f"step {number}" for number in range(5)]
