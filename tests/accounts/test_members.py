"""Members get roles and leave; a firm keeps an owner."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from marketplace.accounts.models import AccessToken, Membership
from marketplace.accounts.roles import Role
from marketplace.accounts.services import assign_roles, create_access_token, remove_member
from marketplace.core.actor import Actor
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.people import some_moment
from tests.cast import PASSWORD, Cast
from tests.racing import race


def assign(actor: Actor, membership: Membership, *roles: str, title: str | None = None) -> Membership:
    return assign_roles(
        actor=actor, membership_uuid=membership.uuid, roles=roles, title=title, at=some_moment()
    )


def remove(actor: Actor, membership: Membership) -> Membership:
    return remove_member(actor=actor, membership_uuid=membership.uuid, at=some_moment())


def test_an_owner_gives_roles_and_a_title(cast: Cast) -> None:
    member = assign(
        cast.buyer.owner, cast.buyer.members[Role.VIEWER], "SALES", "BUYER", "SALES", title=" Head "
    )
    assert (member.roles, member.title) == (["BUYER", "SALES"], "Head")
    event = Event.objects.get()
    assert (event.name, event.payload["roles"]) == (
        "accounts.organization.member_roles_assigned",
        ["BUYER", "SALES"],
    )


def test_giving_what_a_member_has_changes_nothing(cast: Cast) -> None:
    assign(cast.buyer.owner, cast.buyer.members[Role.SALES], "SALES")
    assert Event.objects.count() == 0


@pytest.mark.parametrize(("roles", "code"), [([], "REQUIRED"), (["KING"], "INVALID")])
def test_it_refuses_no_roles_and_unknown_ones(cast: Cast, roles: list[str], code: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        assign(cast.buyer.owner, cast.buyer.members[Role.SALES], *roles)
    assert (str(refused.value.code), refused.value.field) == (code, "roles")


def test_a_manager_makes_and_unmakes_no_owner(cast: Cast) -> None:
    manager, members = cast.buyer.actor(Role.MANAGER), cast.buyer.members
    for attempt in (
        lambda: assign(manager, members[Role.SALES], "OWNER"),
        lambda: assign(manager, members[Role.OWNER], "VIEWER"),
        lambda: remove(manager, members[Role.OWNER]),
    ):
        with pytest.raises(MarketplaceError) as refused:
            attempt()
        assert refused.value.code == "PERMISSION_DENIED"
    assert assign(manager, members[Role.SALES], "BUYER").roles == ["BUYER"]


def test_the_last_owner_stays(cast: Cast) -> None:
    owner = cast.buyer.members[Role.OWNER]
    for attempt in (
        lambda: remove(cast.buyer.owner, owner),
        lambda: assign(cast.buyer.owner, owner, "VIEWER"),
    ):
        with pytest.raises(MarketplaceError) as refused:
            attempt()
        assert refused.value.code == "WRONG_STATE"
    assert assign(cast.buyer.owner, owner, "OWNER", "FINANCE").roles == ["FINANCE", "OWNER"]


def test_with_a_second_owner_the_first_may_leave(cast: Cast) -> None:
    assign(cast.buyer.owner, cast.buyer.members[Role.SALES], "OWNER")
    assert remove(cast.buyer.owner, cast.buyer.members[Role.OWNER]).ended_at is not None


@pytest.mark.django_db(transaction=True)
def test_two_owners_who_leave_at_once_do_not_both_leave(cast: Cast) -> None:
    first, second = cast.buyer.members[Role.OWNER], cast.buyer.members[Role.SALES]
    assign(cast.buyer.owner, second, "OWNER")
    actors = [cast.buyer.owner, cast.buyer.actor(Role.SALES)]
    answers = race(
        [
            lambda: remove(actors[0], first),
            lambda: remove(Actor(**{**vars(actors[1]), "roles": frozenset({"OWNER"})}), second),
        ]
    )
    refused = [answer.code for answer in answers if isinstance(answer, MarketplaceError)]
    assert refused == ["WRONG_STATE"]
    owners = Membership.objects.filter(organization=cast.buyer.organization, roles__contains=["OWNER"])
    assert owners.filter(ended_at__isnull=True).count() == 1


def test_anybody_may_leave_and_nobody_may_remove_a_colleague_without_the_role(cast: Cast) -> None:
    sales, viewer = cast.buyer.members[Role.SALES], cast.buyer.members[Role.VIEWER]
    with pytest.raises(MarketplaceError) as refused:
        remove(cast.buyer.actor(Role.SALES), viewer)
    assert refused.value.code == "PERMISSION_DENIED"
    assert remove(cast.buyer.actor(Role.SALES), sales).ended_at is not None


def test_the_tokens_of_a_membership_end_with_it(cast: Cast) -> None:
    create_access_token(
        email=cast.buyer.user(Role.SALES).email,
        password=PASSWORD,
        name="machine",
        organization_uuid=cast.buyer.organization.uuid,
        at=timezone.now(),
    )
    remove(cast.buyer.owner, cast.buyer.members[Role.SALES])
    assert AccessToken.objects.get().revoked_at is not None


def test_another_firms_member_looks_like_none(cast: Cast) -> None:
    for attempt in (
        lambda: remove(cast.buyer.owner, cast.rival_buyer.members[Role.SALES]),
        lambda: assign(cast.buyer.owner, cast.rival_buyer.members[Role.SALES], "VIEWER"),
    ):
        with pytest.raises(MarketplaceError) as refused:
            attempt()
        assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "id")


def test_a_member_who_has_left_looks_like_none(cast: Cast) -> None:
    sales = cast.buyer.members[Role.SALES]
    remove(cast.buyer.owner, sales)
    with pytest.raises(MarketplaceError) as refused:
        remove(cast.buyer.owner, sales)
    assert refused.value.code == "NOT_FOUND"


def test_the_database_refuses_a_second_membership_and_one_without_roles(cast: Cast) -> None:
    sales = cast.buyer.members[Role.SALES]
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(
            user=sales.user, organization=sales.organization, roles=["VIEWER"], created_at=some_moment()
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.filter(pk=sales.pk).update(roles=[])
