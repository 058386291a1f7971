"""Load the sample zone: invented firms, people and goods with which the marketplace can be tried."""

import time
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from catalog.loading import load_sample_zone


class Command(BaseCommand):
    """``load_sample_zone``: may be run again at any time; does nothing when the same data are loaded."""

    help = "Load the sample zone; skipped when the same data have been loaded before."

    def handle(self, *_args: Any, **_options: Any) -> None:
        began = time.monotonic()
        if load_sample_zone(at=timezone.now(), say=self._say):
            self._say(f"The sample zone is loaded, in {time.monotonic() - began:.1f} s.")

    def _say(self, text: str) -> None:
        self.stdout.write(text)
        self.stdout.flush()
