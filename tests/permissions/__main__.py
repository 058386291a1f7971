"""Print the permission matrix as a Markdown table: ``python -m tests.permissions``."""

import os
import sys

import django

HEAD = ("Operation", "Stranger", "Rival", "Colleague", "Right person", "Others")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "marketplace.config.settings")
    django.setup()
    from tests.permissions.table import ROWS

    lines = [HEAD, ("---",) * len(HEAD)]
    for row in sorted(ROWS, key=lambda row: row.name):
        four = [f"{row.expected[whom]} ({whom})" for whom in row.people]
        others = ", ".join(f"{answer} ({whom})" for whom, answer in row.others.items())
        lines.append((row.name, *four, others))
    sys.stdout.writelines(f"| {' | '.join(line)} |\n" for line in lines)


if __name__ == "__main__":
    main()
