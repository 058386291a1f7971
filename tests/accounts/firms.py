"""Firms made for one test."""

from typing import Any

from marketplace.accounts.authentication import actor_of_membership, actor_of_user
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.roles import OrganizationKind
from marketplace.accounts.services import OrganizationData, register_organization, submit_verification
from marketplace.accounts.verification import Numbers
from marketplace.core.actor import Actor
from tests.accounts.people import new_person, some_moment

NUMBERS = Numbers(uscc="91110000600037341L", customs_code="1506660099", bank_account="150600000000000099")


def data(**changes: Any) -> OrganizationData:
    facts: dict[str, Any] = {
        "kind": OrganizationKind.PRODUCER,
        "legal_name": "Ordos Sample Soda Co., Ltd.",
        "country": "CN",
        "city": "Ordos",
        "address": "11 Sample Road",
    }
    return OrganizationData(**{**facts, **changes})


def registered(owner: User | None = None, **changes: Any) -> Organization:
    person = owner or new_person()
    return register_organization(actor=actor_of_user(person), data=data(**changes), at=some_moment())


def owner_of(organization: Organization) -> Actor:
    """Return its first owner as it stands in the database now."""
    first = Membership.objects.select_related("user", "organization").filter(organization=organization)
    return actor_of_membership(first.earliest("id"))


def hand_in(organization: Organization, numbers: Numbers = NUMBERS) -> Organization:
    return submit_verification(
        actor=owner_of(organization), organization_uuid=organization.uuid, numbers=numbers, at=some_moment()
    )


def submitted(**changes: Any) -> Organization:
    return hand_in(registered(**changes))
