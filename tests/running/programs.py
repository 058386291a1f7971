"""Talks with programs that a test started."""

import subprocess


def read_until(process: subprocess.Popen[str], words: str) -> str:
    """Read its lines until one holds the words, and return that line."""
    assert process.stdout is not None
    for line in process.stdout:
        if words in line:
            return line
    raise AssertionError(f"it ended without saying {words!r}: {process.communicate()[1]}")
