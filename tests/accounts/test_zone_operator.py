"""The zone operator is set up by command, once."""

import os
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.services import create_access_token
from tests.accounts.people import some_moment

GIVEN = {
    "ZONE_OPERATOR_NAME": "Ordos Zone Operator",
    "ZONE_OPERATOR_USCC": "91150602MA0WAMP0XP",
    "ZONE_OPERATOR_CITY": "Ordos",
    "ZONE_OPERATOR_ADDRESS": "1 Road",
    "ZONE_OPERATOR_OWNER": "First Owner",
    "ZONE_OPERATOR_EMAIL": "owner@zone-operator.example",
    "ZONE_OPERATOR_PASSWORD": "forty camels in winter",
}


@pytest.fixture
def given() -> Any:
    """Put what the command needs into the environment for one test."""
    os.environ.update(GIVEN)
    yield os.environ
    for name in GIVEN:
        os.environ.pop(name, None)


def run() -> str:
    said = StringIO()
    call_command("create_zone_operator", stdout=said)
    return said.getvalue()


def test_it_makes_an_admitted_firm_and_an_owner_who_can_sign_in(db: None, given: Any) -> None:
    assert "is set up" in run()
    organization = Organization.objects.get()
    assert (organization.kind, organization.is_admitted) == ("ZONE_OPERATOR", True)
    assert Membership.objects.get().roles == ["OWNER"]
    made = create_access_token(
        email=GIVEN["ZONE_OPERATOR_EMAIL"],
        password=GIVEN["ZONE_OPERATOR_PASSWORD"],
        name="first",
        at=some_moment(),
    )
    assert made.record.user == User.objects.get()


def test_there_is_one_zone_operator(db: None, given: Any) -> None:
    run()
    with pytest.raises(CommandError, match="There is a zone operator already"):
        run()
    assert Organization.objects.count() == 1


def test_it_says_what_is_wrong_and_makes_nothing(db: None, given: Any) -> None:
    given["ZONE_OPERATOR_USCC"] = "91150602MA0WAMP0XX"
    with pytest.raises(CommandError, match=r"uscc: .*check digit"):
        run()
    assert (Organization.objects.count(), User.objects.count()) == (0, 0)


def test_without_a_terminal_it_names_what_is_missing(db: None, given: Any) -> None:
    del given["ZONE_OPERATOR_PASSWORD"]
    with pytest.raises(CommandError, match="Set ZONE_OPERATOR_PASSWORD"):
        run()


def test_the_owner_is_not_made_twice(db: None, given: Any) -> None:
    run()
    with pytest.raises(CommandError):
        run()
    assert User.objects.count() == 1
