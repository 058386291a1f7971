"""Command: bring the catalogues of translations up to date, or check them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from frontend import texts


class Command(BaseCommand):
    """Adds new texts of the sources to every catalogue, drops unused ones and compiles."""

    help = "Bring the translations' catalogues up to date with the sources, or check them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="Change nothing; fail when something would.")

    def handle(self, *_args: Any, check: bool, **_options: Any) -> None:
        found = texts.template_texts()
        lacking = False
        for language in texts.LANGUAGES:
            catalog = texts.updated_texts(language, found)
            if check and not texts.is_saved(language, catalog):
                raise CommandError(f"The {language} catalogue is stale: run python -m marketplace texts.")
            if not check:
                texts.save(language, catalog)
            untold = texts.missing(catalog)
            lacking = lacking or bool(untold)
            for text in untold:
                self.stderr.write(f"{language} lacks: {text}")
            self.stdout.write(f"{language}: {len(catalog)} texts, {len(untold)} without a translation.")
        if lacking:
            raise CommandError("Write the missing translations into frontend/locale/*/LC_MESSAGES/django.po.")
