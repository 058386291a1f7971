"""Measure how long the demo takes to its first answer: from nothing, and with data in place."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from marketplace.running.services import throw_away_folder
from marketplace.running.site import is_ready
from marketplace.running.valkey import free_port

ROOT = Path(__file__).resolve().parents[2]
FIRST_LIMIT, LATER_LIMIT = 300, 15
"""Seconds. The first start's limit includes building the environment, which is not measured here."""


def seconds_to_first_answer(data: Path) -> float:
    port = free_port()
    began = time.monotonic()
    demo = subprocess.Popen(
        [sys.executable, "-m", "marketplace", "demo"],
        cwd=ROOT,
        env={**os.environ, "DATA": str(data), "PORT": str(port)},
        stdout=subprocess.DEVNULL,
    )
    while not is_ready(port):
        assert demo.poll() is None
        assert time.monotonic() - began < FIRST_LIMIT
        time.sleep(0.02)
    seconds = time.monotonic() - began
    demo.send_signal(signal.SIGTERM)
    demo.wait(timeout=60)
    return seconds


def test_the_first_answer_comes_soon():
    with throw_away_folder() as folder:
        data = folder.path / "files" / "demo"
        first = seconds_to_first_answer(data)
        later = [seconds_to_first_answer(data) for _ in range(3)]
    print(f"\nfirst start {first:.1f} s; later starts {', '.join(f'{seconds:.1f}' for seconds in later)} s")  # noqa: T201  (its result)
    assert max(later) < LATER_LIMIT
