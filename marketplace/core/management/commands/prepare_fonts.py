"""``python -m marketplace prepare_fonts``: make the documents' fonts ahead of the first document."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from marketplace.core.documents.fonts import prepare_fonts
from marketplace.core.documents.libraries import check_libraries
from marketplace.core.documents.problems import DocumentsUnavailable


class Command(BaseCommand):
    """Exits 1 and says what to do when this machine can't make documents."""

    help = "Prepare the documents' fonts and check the system libraries."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--root", type=Path, default=None, help="Folder; default: DOCUMENT_FONTS_ROOT.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_libraries()
            prepare_fonts(options["root"] or Path(settings.DOCUMENT_FONTS_ROOT), say=self.stdout.write)
        except DocumentsUnavailable as error:
            raise CommandError(str(error)) from error
