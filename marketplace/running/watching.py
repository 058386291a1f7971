"""Waits that end when somebody asks to stop."""

import signal
import threading
import time
from types import FrameType

from marketplace.running.problems import StopRequested

TICK = 0.05
"""Seconds between two looks at a process that is starting or stopping."""


class Watch:
    """Notice Ctrl-C and the system's request to stop, between two steps rather than in the middle of one.

    `asked` counts the requests, `interrupted` says that the last one was Ctrl-C.
    """

    def __init__(self) -> None:
        self.asked = 0
        self.interrupted = False
        self._wake = threading.Event()

    def listen(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._on_signal)

    def _on_signal(self, number: int, _frame: FrameType | None) -> None:
        self.asked += 1
        self.interrupted = number == signal.SIGINT
        self._wake.set()

    def pause(self, seconds: float = TICK) -> None:
        """Wait.

        :raises StopRequested: when a stop has been asked for, at once.
        """
        if self._wake.wait(seconds):
            raise StopRequested

    @property
    def impatient(self) -> bool:
        """Tell whether a stop was asked for twice: kill instead of waiting."""
        return self.asked > 1


class Deadline:
    """Count down from a number of seconds."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    @property
    def passed(self) -> bool:
        return time.monotonic() >= self._end
