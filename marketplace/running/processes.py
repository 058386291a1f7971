"""Child processes: each in a group of its own, with a log, stopped with a limit and then killed."""

import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from marketplace.running.problems import DISK_FULL_WORDS, Problem, disk_is_full
from marketplace.running.watching import TICK, Deadline, Watch

PROJECT = Path(__file__).resolve().parents[2]
PR_SET_PDEATHSIG = 1
NOTHING_LEFT = 4 * 1024 * 1024
"""Bytes of free space under which a failure is laid to the full disk."""


@dataclass
class Child:
    """Describe and hold one process that we start.

    `patience` is in seconds. `user` and `group` are numbers and need root.
    """

    name: str
    argv: Sequence[str]
    env: Mapping[str, str]
    log: Path | None
    stop_signal: signal.Signals = signal.SIGTERM
    patience: float = 15.0
    user: int | None = None
    group: int | None = None
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)

    def start(self) -> None:
        """Start it in a session of its own, so that Ctrl-C reaches only us and we stop it in order.

        Its log starts anew; the one of the last start is kept beside it.
        """
        with contextlib.ExitStack() as stack:
            output: IO[bytes] | None = None
            if self.log:
                if self.log.exists():
                    self.log.replace(self.log.with_suffix(".old.log"))
                output = stack.enter_context(self.log.open("wb"))
            self.process = subprocess.Popen(  # noqa: S603  (every argument list is written in this package)
                list(self.argv),
                env=dict(self.env),
                cwd="/" if self.user is not None else PROJECT,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT if output else None,
                start_new_session=True,
                user=self.user,
                group=self.group,
                extra_groups=[] if self.user is not None else None,
                preexec_fn=_end_with_parent(self.stop_signal),
            )

    @property
    def exit_code(self) -> int | None:
        return self.process.poll() if self.process else None

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def stop(self, watch: Watch | None = None) -> None:
        """Ask it to stop, wait, then kill what is left of its group. Safe to call twice."""
        if self.process is None:
            return
        deadline = Deadline(self.patience)
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                self.process.send_signal(self.stop_signal)
        while self.alive and not deadline.passed and not (watch and watch.impatient):
            time.sleep(TICK)
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def require_alive(self) -> None:
        """:raises Problem: when the process has ended, with the end of its log."""
        code = self.exit_code
        if code is not None:
            raise self.failure(f"{self.name} stopped with exit code {code}")

    def failure(self, what: str) -> Problem:
        tail = self.tail()
        # On a full disk the log itself may end early, so look at the disk as well.
        if self.log and (DISK_FULL_WORDS in tail or shutil.disk_usage(self.log.parent).free < NOTHING_LEFT):
            return disk_is_full(self.log.parent)
        where = f" The end of {self.log}:" if self.log else ""
        return Problem(f"{what}.{where}", detail=tail)

    def tail(self, lines: int = 15) -> str:
        """Read the end of the log."""
        if self.log is None or not self.log.exists():
            return ""
        with self.log.open("rb") as file:
            file.seek(max(0, self.log.stat().st_size - 20_000))
            text = file.read().decode("utf-8", errors="replace")
        return "\n".join(text.splitlines()[-lines:])

    def run_to_end(self, watch: Watch, *, tell: Callable[[str], None] | None = None) -> int:
        """Start it, wait for its end and return its exit code; a request to stop ends it.

        `tell` is given each line of its log as it comes.
        """
        self.start()
        told = 0
        try:
            while self.alive:
                watch.pause()
                told += self._tell_news(told, tell)
            self._tell_news(told, tell)
            assert self.process is not None
            return self.process.returncode
        finally:
            self.stop(watch)

    def _tell_news(self, told: int, tell: Callable[[str], None] | None) -> int:
        """Tell the whole lines after the first `told` bytes; return how many bytes that were."""
        if tell is None or self.log is None:
            return 0
        with self.log.open("rb") as file:
            file.seek(told)
            news, newline, _unfinished = file.read().rpartition(b"\n")
        for line in news.decode("utf-8", errors="replace").splitlines():
            tell(line)
        return len(news) + len(newline)


def _end_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """Let the kernel end the child when we are killed: Linux only, elsewhere the next start does it."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None)
    parent = os.getpid()

    def tell_kernel() -> None:
        libc.prctl(PR_SET_PDEATHSIG, int(number))
        if os.getppid() != parent:
            os._exit(1)

    return tell_kernel
