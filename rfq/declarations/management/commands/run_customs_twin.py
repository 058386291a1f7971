"""Runs the customs twin over the folders of the import client, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path
from threading import Event
from types import FrameType
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from rfq.declarations.codes import load_configuration
from rfq.declarations.messages.mailbox import Mailbox
from rfq.declarations.twin.runner import TwinBusy, only_one, run
from rfq.declarations.twin.scenario import Scenario
from rfq.declarations.twin.state import TwinState

STATE_FOLDER = "twin"


class Command(BaseCommand):
    """Answers what lies in OutBox below `settings.CUSTOMS_ROOT`."""

    help = "Stand in for the import client and customs: take files from OutBox, answer into InBox."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--poll", type=float, default=1.0, help="seconds between two looks into OutBox")
        parser.add_argument("--pace", type=float, default=0.0, help="seconds between the receipts of a file")
        parser.add_argument("--scenario", choices=[entry.value for entry in Scenario], help="for everything")

    def handle(self, *args: Any, **options: Any) -> None:
        root = Path(settings.CUSTOMS_ROOT)
        now = datetime.now(UTC)
        configuration = load_configuration()
        mailbox = Mailbox(
            root / configuration.text("transport.folder", now.date()),
            configuration.number("transport.max_file_name", now.date()),
        )
        stop = Event()

        def finish(number: int, frame: FrameType | None) -> None:
            stop.set()

        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, finish)
        try:
            with only_one(root / STATE_FOLDER):
                self._run(mailbox, TwinState(root / STATE_FOLDER), stop, options)
        except TwinBusy as error:
            raise CommandError(str(error)) from error
        self.stdout.write("customs twin stopped")

    def _run(self, mailbox: Mailbox, state: TwinState, stop: Event, options: dict[str, Any]) -> None:
        if options["scenario"]:
            state.set_scenario(Scenario(options["scenario"]))
        self.stdout.write(f"customs twin watches {mailbox.outbox}")
        self.stdout.flush()
        run(
            mailbox,
            state,
            stop,
            clock=lambda: datetime.now(UTC),
            poll_seconds=options["poll"],
            pace_seconds=options["pace"],
            handled=self._tell,
        )

    def _tell(self, name: str, accepted: bool) -> None:
        self.stdout.write(f"{name}: {'taken' if accepted else 'refused'}")
        self.stdout.flush()
