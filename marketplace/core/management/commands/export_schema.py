"""``python -m marketplace export_schema``: write the schema as text, or check that the text is current."""

import difflib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.urls import resolve, reverse
from graphql import print_schema

from marketplace.core.graphql.endpoint import Endpoint


class Command(BaseCommand):
    """Writes the schema that the endpoint serves. With ``--check`` it writes nothing and exits 1 on a difference."""

    help = "Write marketplace/config/schema.graphql, or check it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare")
        parser.add_argument(
            "--file", type=Path, default=settings.BASE_DIR / "marketplace" / "config" / "schema.graphql"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        file: Path = options["file"]
        endpoint = resolve(reverse("graphql")).func
        assert isinstance(endpoint, Endpoint)
        text = print_schema(endpoint.engine.schema) + "\n"
        if not options["check"]:
            file.write_text(text, encoding="utf-8")
            self.stdout.write(f"{file.name} written.")
            return
        written = file.read_text(encoding="utf-8") if file.exists() else ""
        if written != text:
            changes = difflib.unified_diff(
                written.splitlines(), text.splitlines(), "committed", "served", lineterm="", n=1
            )
            raise CommandError("\n".join([f"{file.name} is stale; run export_schema.", *list(changes)[:40]]))
        self.stdout.write(f"{file.name} is current.")
