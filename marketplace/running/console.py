"""What the person at the terminal reads: numbered steps in plain words."""

import contextlib
import sys
import time


def say(text: str = "") -> None:
    """Print one line; a closed terminal is no reason to fail."""
    with contextlib.suppress(OSError, ValueError):
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()


def complain(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


class Steps:
    """Number the steps of a start and tell how long each took."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.number = 0
        self.began = time.monotonic()
        self.step_began = self.began

    def next(self, text: str) -> None:
        self.number += 1
        self.step_began = time.monotonic()
        say(f"[{self.number}/{self.total}] {text}")

    def done(self, text: str = "ready") -> None:
        say(f"      {text} after {time.monotonic() - self.step_began:.1f} s")

    def note(self, text: str) -> None:
        say(f"      {text}")
