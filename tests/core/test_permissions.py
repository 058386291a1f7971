"""Who may, said once: enforced and printed."""

from dataclasses import replace

import pytest

from marketplace.core.actor import ANONYMOUS, SYSTEM, Actor
from marketplace.core.errors import ErrorCode, PermissionDenied
from marketplace.core.permissions import ANY_MEMBER, PUBLIC, SIGNED_IN, Permission

SELL = Permission("Selling", kinds=frozenset({"PRODUCER"}), roles=frozenset({"SALES", "OWNER"}))
LONER = Actor(user_id=1)
SELLER = Actor(user_id=1, organization_id=2, kind="PRODUCER", roles=frozenset({"SALES"}), admitted=True)


@pytest.mark.parametrize(
    ("actor", "code"),
    [
        (ANONYMOUS, ErrorCode.UNAUTHENTICATED),
        (LONER, ErrorCode.PERMISSION_DENIED),
        (replace(SELLER, kind="BUYER"), ErrorCode.PERMISSION_DENIED),
        (replace(SELLER, roles=frozenset({"VIEWER"})), ErrorCode.PERMISSION_DENIED),
        (replace(SELLER, roles=frozenset()), ErrorCode.PERMISSION_DENIED),
        (replace(SELLER, admitted=False), ErrorCode.ORGANIZATION_NOT_ADMITTED),
    ],
)
def test_others_are_refused_and_told_why(actor: Actor, code: ErrorCode) -> None:
    with pytest.raises(PermissionDenied) as refused:
        SELL.enforce(actor)
    assert refused.value.code == code
    assert not SELL.allows(actor)


@pytest.mark.parametrize("actor", [SELLER, replace(SELLER, roles=frozenset({"OWNER", "VIEWER"})), SYSTEM])
def test_the_right_person_and_the_system_pass(actor: Actor) -> None:
    SELL.enforce(actor)
    assert SELL.allows(actor)


def test_public_lets_everybody_in() -> None:
    assert all(PUBLIC.allows(actor) for actor in (ANONYMOUS, LONER, SELLER, SYSTEM))


def test_a_signed_in_user_needs_no_firm() -> None:
    assert [SIGNED_IN.allows(actor) for actor in (ANONYMOUS, LONER, SELLER)] == [False, True, True]


def test_any_member_needs_a_firm_but_no_admission() -> None:
    newcomer = replace(SELLER, admitted=False, roles=frozenset())
    assert [ANY_MEMBER.allows(actor) for actor in (ANONYMOUS, LONER, newcomer)] == [False, False, True]


@pytest.mark.parametrize(
    ("permission", "words"),
    [
        (PUBLIC, "Public."),
        (SIGNED_IN, "Needs: a signed-in user."),
        (ANY_MEMBER, "Needs: a member of any firm."),
        (SELL, "Needs: a member of PRODUCER, admitted with role OWNER or SALES."),
    ],
)
def test_the_schema_says_who_may(permission: Permission, words: str) -> None:
    assert permission.description == words
