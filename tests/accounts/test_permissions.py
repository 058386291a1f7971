"""Every operation of this room, tried by a stranger, a rival, a colleague and the right person."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from marketplace.accounts.graphql.mutations import AccountsMutations
from marketplace.accounts.graphql.queries import AccountsQueries
from marketplace.accounts.models import Organization
from marketplace.accounts.roles import Role
from marketplace.accounts.services import create_access_token, invite_member
from marketplace.accounts.tokens import invitation_token
from marketplace.core.graphql.nodes import global_id
from tests.accounts.people import new_email, some_moment
from tests.api import execute
from tests.cast import PASSWORD, Cast
from tests.whom import actor_called

Inputs = Callable[[Cast], dict[str, Any]]
OK = "OK"


def firm(key: str, **more: Any) -> Inputs:
    return lambda cast: {"id": global_id("Organization", getattr(cast, key).organization.uuid), **more}


def member(key: str, role: Role, **more: Any) -> Inputs:
    return lambda cast: {"id": global_id("Member", getattr(cast, key).members[role].uuid), **more}


def waiting(**more: Any) -> Inputs:
    """Return the newcomer's id once it has submitted its numbers."""

    def prepare(cast: Cast) -> dict[str, Any]:
        Organization.objects.filter(pk=cast.newcomer.organization.pk).update(state="SUBMITTED")
        return firm("newcomer", **more)(cast)

    return prepare


def suspended(cast: Cast) -> dict[str, Any]:
    Organization.objects.filter(pk=cast.producer.organization.pk).update(state="SUSPENDED")
    return firm("producer")(cast)


def token_of_sales(cast: Cast) -> dict[str, Any]:
    made = create_access_token(
        email="sales@buyer.example", password=PASSWORD, name="x", at=some_moment()
    ).record
    return {"id": global_id("AccessToken", made.uuid)}


def open_invitation(cast: Cast) -> dict[str, Any]:
    made = invite_member(actor=cast.buyer.owner, email=new_email(), roles=["SALES"], at=some_moment())
    return {"id": global_id("Invitation", made.uuid)}


def invitation_of_loner(cast: Cast) -> dict[str, Any]:
    made = invite_member(
        actor=cast.buyer.owner, email=cast.loner_user.email, roles=["SALES"], at=timezone.now()
    )
    return {"token": invitation_token(made.uuid)}


@dataclass(frozen=True)
class Row:
    """A mutation, its input, and what each of these people is answered."""

    mutation: str
    inputs: Inputs
    answers: dict[str, str]


REASON = {"reason": "Because."}
FIRM = {
    "kind": "BUYER",
    "legalName": "Sample Firm",
    "country": "MN",
    "city": "Ulaanbaatar",
    "address": "1 Sample Avenue",
}
PERSON = {"password": "forty camels in winter", "name": "New"}
NOBODY, DENIED, NONE = "UNAUTHENTICATED", "PERMISSION_DENIED", "NOT_FOUND"
ZONE_ONLY = {
    "anonymous": NOBODY,
    "loner": DENIED,
    "producer.OWNER": DENIED,
    "rival_producer.OWNER": DENIED,
    "zone.SALES": DENIED,
    "zone.VIEWER": DENIED,
    "zone.APPROVER": OK,
    "zone.MANAGER": OK,
    "zone.OWNER": OK,
}
MANAGERS = {
    "anonymous": NOBODY,
    "loner": DENIED,
    "rival_buyer.OWNER": NONE,
    "producer.OWNER": NONE,
    "zone.OWNER": NONE,
    "buyer.SALES": DENIED,
    "buyer.VIEWER": DENIED,
    "buyer.MANAGER": OK,
    "buyer.OWNER": OK,
}
PUBLIC = {"anonymous": OK, "loner": OK, "buyer.VIEWER": OK}

ROWS = [
    Row("userRegister", lambda _: {"email": new_email(), **PERSON}, PUBLIC),
    Row("emailVerify", lambda _: {"key": "unknown"}, dict.fromkeys(PUBLIC, "EXPIRED")),
    Row(
        "accessTokenCreate",
        lambda _: {"email": "finance@buyer.example", "password": PASSWORD, "name": "x"},
        PUBLIC,
    ),
    Row(
        "accessTokenRevoke",
        token_of_sales,
        {
            "anonymous": NOBODY,
            "loner": NONE,
            "rival_buyer.SALES": NONE,
            "buyer.OWNER": NONE,
            "buyer.SALES": OK,
        },
    ),
    Row(
        "totpActivate",
        lambda _: {"password": PASSWORD},
        {"anonymous": NOBODY, "loner": OK, "buyer.VIEWER": OK},
    ),
    Row(
        "totpConfirm",
        lambda _: {"confirmation": "x", "oneTimeCode": "000000"},
        {"anonymous": NOBODY, "loner": "EXPIRED", "buyer.VIEWER": "EXPIRED"},
    ),
    Row(
        "totpDeactivate",
        lambda _: {"password": PASSWORD, "oneTimeCode": "000000"},
        {"anonymous": NOBODY, "loner": "WRONG_STATE", "buyer.VIEWER": "WRONG_STATE"},
    ),
    Row("organizationRegister", lambda _: FIRM, {"anonymous": NOBODY, "loner": OK, "buyer.VIEWER": OK}),
    Row(
        "organizationUpdate",
        firm("buyer", city="Angarsk"),
        {**MANAGERS, "buyer.FINANCE": OK},
    ),
    Row(
        "organizationVerificationSubmit",
        firm("newcomer", taxNumber="5406000032"),
        {
            "anonymous": NOBODY,
            "loner": DENIED,
            "buyer.OWNER": NONE,
            "zone.OWNER": NONE,
            "newcomer.FINANCE": DENIED,
            "newcomer.VIEWER": DENIED,
            "newcomer.MANAGER": OK,
            "newcomer.OWNER": OK,
        },
    ),
    Row("organizationAdmit", waiting(), {**ZONE_ONLY, "newcomer.OWNER": DENIED}),
    Row("organizationReject", waiting(**REASON), {**ZONE_ONLY, "newcomer.OWNER": DENIED}),
    Row("organizationSuspend", firm("producer", **REASON), ZONE_ONLY),
    Row("organizationResume", suspended, ZONE_ONLY),
    Row(
        "memberInvite",
        lambda _: {"email": new_email(), "roles": ["SALES"]},
        {
            "anonymous": NOBODY,
            "loner": DENIED,
            "buyer.SALES": DENIED,
            "buyer.VIEWER": DENIED,
            "newcomer.OWNER": OK,
            "buyer.MANAGER": OK,
            "buyer.OWNER": OK,
        },
    ),
    Row("invitationRevoke", open_invitation, MANAGERS),
    Row(
        "invitationAccept",
        invitation_of_loner,
        {"anonymous": NOBODY, "rival_buyer.OWNER": DENIED, "buyer.OWNER": DENIED, "loner": OK},
    ),
    Row("memberRolesAssign", member("buyer", Role.FINANCE, roles=["VIEWER"]), MANAGERS),
    Row("memberRemove", member("buyer", Role.FINANCE), {**MANAGERS, "buyer.FINANCE": OK}),
]


@pytest.mark.parametrize(
    ("row", "whom"),
    [pytest.param(row, whom, id=f"{row.mutation}-{whom}") for row in ROWS for whom in row.answers],
)
def test_a_mutation_is_for_the_right_person_only(cast: Cast, row: Row, whom: str) -> None:
    name = row.mutation[0].upper() + row.mutation[1:]
    document = (
        f"mutation ($input: {name}Input!) {{ {row.mutation}(input: $input) {{ userErrors {{ code }} }} }}"
    )
    data = row.inputs(cast)
    result = execute(actor_called(cast, whom), document, input=data)
    assert not result.errors
    assert result.data is not None
    errors = [error["code"] for error in result.data[row.mutation]["userErrors"]]
    assert errors == ([] if row.answers[whom] == OK else [row.answers[whom]])


QUERIES: dict[str, tuple[str, dict[str, bool]]] = {
    "viewer": ("{ viewer { roles } }", {"anonymous": True, "loner": True, "buyer.VIEWER": True}),
    "organization": (
        f'{{ organization(id: "{global_id("Organization", UUID(int=1))}") {{ number }} }}',
        {"anonymous": True, "loner": True, "buyer.VIEWER": True},
    ),
    "organizations": (
        "{ organizations { totalCount } }",
        {"anonymous": True, "loner": True, "buyer.VIEWER": True},
    ),
    "members": ("{ members { totalCount } }", {"anonymous": False, "loner": False, "buyer.VIEWER": True}),
    "invitations": (
        "{ invitations { totalCount } }",
        {
            "anonymous": False,
            "loner": False,
            "buyer.VIEWER": False,
            "buyer.SALES": False,
            "buyer.MANAGER": True,
        },
    ),
}


@pytest.mark.parametrize(
    ("query", "whom"), [(query, whom) for query, (_, answers) in QUERIES.items() for whom in answers]
)
def test_a_query_is_answered_to_the_right_person_only(cast: Cast, query: str, whom: str) -> None:
    document, answers = QUERIES[query]
    result = execute(actor_called(cast, whom), document)
    assert bool(result.errors) is not answers[whom]


def test_every_operation_of_this_room_has_a_row() -> None:
    mutations = {row.mutation.lower() for row in ROWS}
    assert {name.replace("_", "") for name in AccountsMutations._meta.fields} == mutations
    assert set(AccountsQueries._meta.fields) == set(QUERIES)
