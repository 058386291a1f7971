"""A whole marketplace on one data folder: services, web server, worker, timetable and the customs twin."""

import http.client
import shutil
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from marketplace.running import environment, preparing
from marketplace.running.folder import DataFolder
from marketplace.running.processes import Child
from marketplace.running.services import Services
from marketplace.running.watching import Deadline, Watch

READY_LIMIT = 90
"""Seconds from the start of the web server to its first answer."""


class Site:
    """Start everything, wait for the first answer, stop everything in reverse order.

    As a context manager it goes through the whole start at once. `durable=False` is for throw-away data.
    """

    def __init__(
        self, folder: DataFolder, *, port: int, durable: bool = True, watch: Watch | None = None
    ) -> None:
        self.folder = folder
        self.port = port
        self.watch = watch or Watch()
        self.services = Services(folder, durable=durable)
        self.programs: list[Child] = []
        self.environment: dict[str, str] = {}

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_services(self) -> None:
        """Start the services; a new database is not prepared, whatever an old stamp says."""
        if self.services.start(self.watch):
            preparing.unmark(self.folder)
        self.environment = {
            **self.services.environment(self.url),
            "WEB_HOST": "127.0.0.1",
            "PORT": str(self.port),
            "BEAT_SCHEDULE": str(self.folder.run / "beat-schedule"),
            "PROMETHEUS_MULTIPROC_DIR": str(self._fresh_metrics()),
        }
        environment.remember(self.folder, self.environment)

    def _fresh_metrics(self) -> Path:
        """Empty the folder in which the web server's processes add up their figures: they count from the start."""
        folder = self.folder.run / "metrics"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        return folder

    def prepare(self, task: preparing.Task, *, tell: Callable[[str], None] | None = None) -> None:
        """Run the task; `tell` is given what a talkative one says.

        :raises Problem: the task failed, with the end of its log.
        """
        child = self.command(task.command[0], *task.command)
        if child.run_to_end(self.watch, tell=tell if task.talks else None) != 0:
            raise child.failure(task.failure)

    def command(self, name: str, *arguments: str, to_terminal: bool = False) -> Child:
        """Describe `python -m marketplace ARGUMENTS` with the site's environment."""
        log = None if to_terminal else self.folder.log / f"{name.replace('_', '-')}.log"
        return Child(
            name=name, argv=[sys.executable, "-m", "marketplace", *arguments], env=self.environment, log=log
        )

    def start_programs(self) -> None:
        """Start the web server and wait for its first answer, then the rest: together they would delay it."""
        for name, command in _PROGRAMS.items():
            child = self.command(name, command)
            child.start()
            self.programs.append(child)
            if command == "serve":
                self.wait_until_ready()

    def wait_until_ready(self) -> None:
        """Wait until the web server says that it and what it needs answer.

        :raises Problem: a program ended, or no answer came in time.
        """
        deadline = Deadline(READY_LIMIT)
        while not is_ready(self.port):
            self.check()
            if deadline.passed:
                raise self.programs[0].failure(f"The web server was not ready after {READY_LIMIT} seconds")
            self.watch.pause()

    def check(self) -> None:
        """:raises Problem: a service or a program has ended, with the end of its log."""
        self.services.check()
        for child in self.programs:
            child.require_alive()

    def stop(self) -> None:
        while self.programs:
            self.programs.pop().stop(self.watch)
        self.services.stop(self.watch)
        environment.forget(self.folder)

    def __enter__(self) -> Self:
        try:
            self.start_services()
            for task in preparing.TASKS:
                self.prepare(task)
            self.start_programs()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


_PROGRAMS: Mapping[str, str] = {
    "web": "serve",
    "worker": "worker",
    "beat": "beat",
    "customs-twin": "run_customs_twin",
}
"""Log name and command, in the order of the start."""


def is_ready(port: int) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/health/ready")
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
