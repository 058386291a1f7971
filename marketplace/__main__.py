"""`python -m marketplace COMMAND`: one door to our programs and to every Django command."""

import os
import sys
from collections.abc import Callable, Sequence

from marketplace.running.console import complain, say
from marketplace.running.problems import Problem

HELP = """\
usage: python -m marketplace COMMAND [ARGUMENT ...]

To see it all on this machine:
  demo        start everything, run one whole trade, keep serving
              PORT=8000  DATA=./.data  RESET=1 start over  ONCE=1 stop after the trade
  in-demo     run a command below inside the running demo:  in-demo verify_events
  journey     run one whole trade against a running server:
              journey --url URL --out DIR [--vertical chemicals|cashmere|auto]

In production, each told by the environment (DATABASE_URL, BROKER_URL, CACHE_URL, SECRET_KEY ...):
  serve       the web server         WEB_HOST  PORT  WEB_WORKERS  WEB_THREADS
  worker      work in the background WORKER_PROCESSES
  beat        the timetable, exactly one of it
  migrate     make or update the tables

Every other COMMAND is Django's or one of the rooms': `python -m marketplace help` lists them.
"""


def demo(_arguments: Sequence[str]) -> int:
    from marketplace.running.demo import run  # noqa: PLC0415  (each command loads only what it needs)

    return run(os.environ)


def journey(arguments: Sequence[str]) -> int:
    from marketplace.journey.main import main as run_journey  # noqa: PLC0415  (each command loads only what it needs)

    return run_journey(list(arguments))


def in_demo(arguments: Sequence[str]) -> int:
    from marketplace.running.demo import run_inside  # noqa: PLC0415  (each command loads only what it needs)

    try:
        run_inside(arguments, os.environ)
    except Problem as problem:
        complain(problem.line)
        return 1


def program(name: str) -> Callable[[Sequence[str]], int]:
    def run(_arguments: Sequence[str]) -> int:
        from marketplace.running import serving  # noqa: PLC0415  (each command loads only what it needs)

        serving.become(
            {"serve": serving.web, "worker": serving.worker, "beat": serving.beat}[name](os.environ)
        )

    return run


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "demo": demo,
    "in-demo": in_demo,
    "journey": journey,
    "serve": program("serve"),
    "worker": program("worker"),
    "beat": program("beat"),
}


def django(arguments: Sequence[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415  (other commands need no Django)

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
    execute_from_command_line(["python -m marketplace", *arguments])
    return 0


def main(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] in {"-h", "--help"}:
        say(HELP)
        return 0 if arguments else 2
    command = COMMANDS.get(arguments[0])
    if command is None:
        return django(arguments)
    if arguments[0] != "journey" and {"-h", "--help"} & set(arguments[1:]):
        say(HELP)
        return 0
    return command(arguments[1:])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        complain("stopped")
        sys.exit(130)
