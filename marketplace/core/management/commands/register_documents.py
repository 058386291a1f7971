"""``python -m marketplace register_documents FOLDER…``: make our own GraphQL documents known by their hash."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from marketplace.core.graphql.persisted.documents import register_own_documents


class Command(BaseCommand):
    """Registers every ``*.graphql`` below the folders; running it again changes nothing."""

    help = "Register the *.graphql documents below the folders as persisted documents."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        folders: list[Path] = options["folders"]
        missing = [str(folder) for folder in folders if not folder.is_dir()]
        if missing:
            raise CommandError(f"No such folder: {', '.join(missing)}")
        files = [file for folder in folders for file in sorted(folder.rglob("*.graphql"))]
        texts = [file.read_text(encoding="utf-8") for file in files]
        changed = register_own_documents(texts=texts, at=timezone.now())
        self.stdout.write(f"{len(files)} documents, {changed} new.")
