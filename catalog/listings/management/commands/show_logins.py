"""Show with whom and with which password one can sign in to the sample zone."""

from typing import Any

from django.core.management.base import BaseCommand

from catalog.loading import PASSWORD, logins
from catalog.sample import load_zone

HEADINGS = ("role", "e-mail", "organisation")


class Command(BaseCommand):
    """``show_logins``: one person for each role of a trade; all have the same password."""

    help = "Print e-mail addresses and the password of the sample zone's people, by role."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rows = [(login.role, login.email, login.organization) for login in logins(load_zone())]
        widths = [max(len(row[column]) for row in [HEADINGS, *rows]) for column in range(3)]
        for row in (HEADINGS, tuple("-" * width for width in widths), *rows):
            line = "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
            self.stdout.write(line.rstrip())
        self.stdout.write(f"Everybody's password: {PASSWORD}")
