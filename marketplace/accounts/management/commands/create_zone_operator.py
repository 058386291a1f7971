"""Set up the zone operator: the first thing done on an empty production database."""

import os
from getpass import getpass
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone

from marketplace.accounts import services
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.errors import MarketplaceError

ASKED = {
    "ZONE_OPERATOR_NAME": "Registered name of the zone operator",
    "ZONE_OPERATOR_USCC": "Its Unified Social Credit Code",
    "ZONE_OPERATOR_CITY": "Its city",
    "ZONE_OPERATOR_ADDRESS": "Its registered address",
    "ZONE_OPERATOR_OWNER": "Name of its first owner",
    "ZONE_OPERATOR_EMAIL": "E-mail address of the first owner",
    "ZONE_OPERATOR_PASSWORD": "Password of the first owner",
}


class Command(BaseCommand):
    """Create the zone operator and its first owner, from the environment or by asking."""

    help = f"Creates the zone operator and its first owner. Reads {', '.join(ASKED)}, else asks."

    def handle(self, *args: Any, **options: Any) -> None:
        given = {name: os.environ.get(name) or self._ask(name, question) for name, question in ASKED.items()}
        try:
            organization = create(given)
        except MarketplaceError as error:
            lines = [f"{problem.field or 'zone operator'}: {problem.message}" for problem in error.problems]
            raise CommandError("\n".join(lines)) from error
        self.stdout.write(f"{organization} is set up; {given['ZONE_OPERATOR_EMAIL']} owns it.")

    def _ask(self, name: str, question: str) -> str:
        if not self.stdin_is_terminal():
            raise CommandError(f"Set {name}: {question.lower()}.")
        return getpass(f"{question}: ") if name.endswith("PASSWORD") else input(f"{question}: ")

    def stdin_is_terminal(self) -> bool:
        return os.isatty(0)


@transaction.atomic
def create(given: dict[str, str]) -> Any:
    at = timezone.now()
    owner = services.add_user(
        email=given["ZONE_OPERATOR_EMAIL"],
        password=given["ZONE_OPERATOR_PASSWORD"],
        name=given["ZONE_OPERATOR_OWNER"],
        at=at,
    )
    data = services.OrganizationData(
        kind=OrganizationKind.ZONE_OPERATOR,
        legal_name=given["ZONE_OPERATOR_NAME"],
        country="CN",
        city=given["ZONE_OPERATOR_CITY"],
        address=given["ZONE_OPERATOR_ADDRESS"],
    )
    return services.create_zone_operator(owner=owner, data=data, uscc=given["ZONE_OPERATOR_USCC"], at=at)
