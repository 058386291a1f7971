"""`python -m marketplace demo`: everything here, then one whole trade, then serving until Ctrl-C."""

import os
import socket
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from marketplace.running import environment, preparing
from marketplace.running.console import Steps, complain, say
from marketplace.running.folder import DEFAULT, DataFolder
from marketplace.running.leftovers import stop_leftovers, stop_postgres_of
from marketplace.running.problems import Problem, StopRequested, problem_from_os_error
from marketplace.running.site import Site
from marketplace.running.watching import Watch

STEPS = 9
GLANCE = 0.5
"""Seconds between two looks at the programs while serving."""


@dataclass(frozen=True)
class Options:
    """What the environment asks for: PORT, DATA, RESET and ONCE."""

    port: int
    data: Path
    reset: bool
    once: bool

    @classmethod
    def read(cls, environ: Mapping[str, str]) -> "Options":
        """:raises Problem: PORT is not a port."""
        port = environ.get("PORT") or "8000"
        if not port.isdecimal() or not 0 < int(port) < 65536:
            raise Problem(f"PORT must be a number from 1 to 65535, not {port!r}.")
        return cls(
            port=int(port),
            data=Path(environ.get("DATA") or DEFAULT),
            reset=environ.get("RESET", "") in {"1", "yes", "true"},
            once=environ.get("ONCE", "") in {"1", "yes", "true"},
        )


def run(environ: Mapping[str, str]) -> int:
    """Run the demo; return 0 after a clean stop, 1 after a problem or a trade that failed."""
    watch = Watch()
    watch.listen()
    try:
        options = Options.read(environ)
    except Problem as problem:
        return _fail(problem)
    return _run_in(DataFolder(options.data), options, watch)


def _fail(problem: Problem) -> int:
    complain(f"\n{problem.line}\n{problem.detail}".rstrip())
    return 1


def _run_in(folder: DataFolder, options: Options, watch: Watch) -> int:
    steps = Steps(STEPS)
    steps.next(f"Taking the data folder {folder.path}")
    site: Site | None = None
    try:
        _take(folder, options, steps)
        folder.settle()
        require_free_port(options.port)
        site = Site(folder, port=options.port, watch=watch)
        _start(site, steps)
        return _trade_and_serve(site, options, steps)
    except Problem as problem:
        return _fail(problem)
    except OSError as error:
        return _fail(problem_from_os_error(error, folder.path))
    except StopRequested:
        return 130
    finally:
        if site:
            say("Stopping; Ctrl-C again kills at once")
            site.stop()
            say(f"Stopped. The data stays in {folder.path}")
        folder.release()


def _take(folder: DataFolder, options: Options, steps: Steps) -> None:
    former = folder.take(address=f"http://127.0.0.1:{options.port}")
    if former is not None:
        left = stop_leftovers(folder.path) + stop_postgres_of(folder.postgres)
        steps.note(f"the last demo (process {former}) ended without stopping; its lock is taken over")
        if left:
            steps.note(f"{left} programs that it left running were stopped")
    if options.reset:
        folder.reset()
        steps.note("RESET=1: what an earlier demo made there is deleted")


def _start(site: Site, steps: Steps) -> None:
    steps.next("Starting PostgreSQL and Valkey")
    site.start_services()
    steps.done()
    sources = preparing.fingerprint()
    prepared = preparing.is_prepared(site.folder, sources)
    for task in preparing.TASKS:
        steps.next(task.text)
        if prepared:
            steps.note("nothing has changed since the last start")
        else:
            site.prepare(task, tell=steps.note)
            steps.done("done")
    preparing.mark_prepared(site.folder, sources)
    steps.next("Starting the web server, the worker, the timetable and the customs twin")
    site.start_programs()
    steps.done()


def _trade_and_serve(site: Site, options: Options, steps: Steps) -> int:
    steps.next(f"The marketplace answers at {site.url}")
    say()
    site.command("show_logins", "show_logins", to_terminal=True).run_to_end(site.watch)
    say()
    steps.next("Running one whole trade through the public API")
    code = _run_journey(site)
    if code == 0:
        steps.done("the trade is complete")
        steps.note(f"its files are in {site.folder.journey}")
    else:
        steps.note(f"the trade FAILED (exit code {code}); the logs are in {site.folder.log}")
    if options.once:
        steps.next("ONCE=1: stopping")
        return 0 if code == 0 else 1
    steps.next(f"Serving at {site.url}; Ctrl-C stops it")
    try:
        while True:
            site.check()
            site.watch.pause(GLANCE)
    except StopRequested:
        return 0 if code == 0 else 1


def _run_journey(site: Site) -> int:
    """Run the trade as a program of its own; stop it when a program of the site ends."""
    out = site.folder.journey
    journey = site.command("journey", "journey", "--url", site.url, "--out", str(out), to_terminal=True)
    journey.start()
    try:
        while journey.alive:
            site.check()
            site.watch.pause()
        return journey.exit_code or 0
    finally:
        journey.stop(site.watch)


def run_inside(arguments: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    """Become `python -m marketplace ARGUMENTS` with the environment of the demo that runs on DATA.

    :raises Problem: none does.
    """
    folder = DataFolder(Path(environ.get("DATA") or DEFAULT))
    remembered = environment.recall(folder)
    if remembered is None or not folder.is_taken:
        raise Problem(f"No demo is running on {folder.path}. Start one, or set DATA.")
    argv = [sys.executable, "-m", "marketplace", *arguments]
    os.execve(sys.executable, argv, {**environ, **remembered})  # noqa: S606  (our own program, no shell wanted)


def require_free_port(port: int) -> None:
    """:raises Problem: somebody listens there, or we may not."""
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind(("127.0.0.1", port))
        except PermissionError:
            raise Problem(f"You may not use port {port}. Set another, for example PORT=8000.") from None
        except OSError:
            other = port + 1 if port < 65535 else 8000
            raise Problem(f"Port {port} is in use. Set another, for example PORT={other}.") from None
