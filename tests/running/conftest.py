"""Data folders and programs that a test starts and that never outlive it."""

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from marketplace.running.folder import DataFolder
from marketplace.running.services import throw_away_folder

ROOT = Path(__file__).resolve().parents[2]
PROGRAM_LIMIT = 240
"""Seconds after which a program that a test waits for is killed: better a failure than a suite that hangs."""


@pytest.fixture
def folder() -> Iterator[DataFolder]:
    """A data folder of ours: taken, settled, and deleted afterwards."""
    with throw_away_folder() as made:
        yield made


@pytest.fixture
def program() -> Iterator[Callable[..., subprocess.Popen[str]]]:
    """Start Python with arguments and an environment; it is killed at the end of the test."""
    started: list[subprocess.Popen[str]] = []
    limits: list[threading.Timer] = []

    def start(*arguments: str, **environ: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1", **environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        limit = threading.Timer(PROGRAM_LIMIT, process.kill)
        limit.daemon = True
        limit.start()
        limits.append(limit)
        return process

    yield start
    for limit in limits:
        limit.cancel()
    for process in started:
        if process.poll() is None:
            process.kill()
        process.communicate()
