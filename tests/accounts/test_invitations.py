"""People are invited by mail and join."""

from datetime import timedelta

import pytest
from django.core import mail

from marketplace.accounts.authentication import actor_of_user
from marketplace.accounts.models import Invitation, Membership, User
from marketplace.accounts.roles import Role
from marketplace.accounts.services import accept_invitation, invite_member, revoke_invitation
from marketplace.accounts.tokens import invitation_token
from marketplace.core.actor import Actor
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.mailbox import deliver
from tests.accounts.people import new_email, new_person, some_moment
from tests.cast import Cast
from tests.racing import race

AT = some_moment()


def invite(actor: Actor, email: str, *roles: str, **more: str) -> Invitation:
    return invite_member(actor=actor, email=email, roles=roles or ["SALES"], at=AT, **more)


def accept(user: User, invitation: Invitation, *, later: timedelta = timedelta(0)) -> Membership:
    token = invitation_token(invitation.uuid)
    return accept_invitation(actor=actor_of_user(user), token=token, at=AT + later)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "invites you to Irkutsk Sample Chemicals"),
        ("zh-Hans", "邀请您加入 伊尔库茨克样本化工公司"),
        ("ru", "приглашает вас в Иркутск Образец Химия"),
        ("mn", "таныг Эрхүү Жишээ Хими байгууллагад урьж байна"),
    ],
)
def test_the_invitation_is_mailed_in_the_language_asked_for(cast: Cast, language: str, words: str) -> None:
    invitation = invite(cast.buyer.owner, new_email(), language=language)
    deliver()
    (sent,) = mail.outbox
    assert (sent.to, words in sent.subject) == ([invitation.email], True)
    assert f"/accounts/invitations/{invitation_token(invitation.uuid)}/" in sent.body


def test_the_token_is_neither_stored_nor_in_the_event(cast: Cast) -> None:
    invitation = invite(cast.buyer.owner, new_email())
    signature = invitation_token(invitation.uuid).rpartition(":")[2]
    assert signature not in str(Event.objects.get().payload)
    assert signature not in str(vars(Invitation.objects.get()))


def test_whoever_has_confirmed_the_address_joins_with_the_roles_offered(cast: Cast) -> None:
    user = new_person()
    invitation = invite(cast.buyer.owner, user.email.upper(), "SALES", "FINANCE", title="Clerk")
    membership = accept(user, invitation)
    assert (membership.organization, membership.roles) == (cast.buyer.organization, ["FINANCE", "SALES"])
    assert membership.title == "Clerk"
    event = Event.objects.get(name="accounts.organization.member_joined")
    assert event.payload["membership"] == str(membership.uuid)


@pytest.mark.parametrize("verified", [True, False])
def test_another_address_or_an_unconfirmed_one_does_not_join(cast: Cast, verified: bool) -> None:
    user = new_person(verified=verified)
    invitation = invite(cast.buyer.owner, new_email() if verified else user.email)
    with pytest.raises(MarketplaceError) as refused:
        accept(user, invitation)
    assert (refused.value.code, refused.value.field) == ("PERMISSION_DENIED", "token")
    assert not Membership.objects.filter(user=user).exists()


@pytest.mark.parametrize("token", ["", "nonsense", "0" * 32 + ":forged"])
def test_a_forged_link_is_no_invitation(cast: Cast, token: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        accept_invitation(actor=cast.loner, token=token, at=AT)
    assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "token")


def test_it_is_good_for_fourteen_days(cast: Cast) -> None:
    user = new_person()
    invitation = invite(cast.buyer.owner, user.email)
    with pytest.raises(MarketplaceError) as refused:
        accept(user, invitation, later=timedelta(days=14))
    assert refused.value.code == "EXPIRED"
    assert accept(user, invitation, later=timedelta(days=14, seconds=-1)).pk


def test_it_is_accepted_once(cast: Cast) -> None:
    user = new_person()
    invitation = invite(cast.buyer.owner, user.email)
    accept(user, invitation)
    with pytest.raises(MarketplaceError) as refused:
        accept(user, invitation)
    assert refused.value.code == "WRONG_STATE"


@pytest.mark.django_db(transaction=True)
def test_accepted_twice_at_once_it_makes_one_member(cast: Cast) -> None:
    user = new_person()
    invitation = invite(cast.buyer.owner, user.email)
    answers = race([lambda: accept(user, invitation), lambda: accept(user, invitation)])
    refused = [answer.code for answer in answers if isinstance(answer, MarketplaceError)]
    assert refused == ["WRONG_STATE"]
    assert Membership.objects.filter(user=user).count() == 1
    assert Event.objects.filter(name="accounts.organization.member_joined").count() == 1


def test_a_new_invitation_replaces_the_open_one(cast: Cast) -> None:
    user = new_person()
    first = invite(cast.buyer.owner, user.email)
    second = invite(cast.buyer.owner, user.email, "VIEWER")
    with pytest.raises(MarketplaceError) as refused:
        accept(user, first)
    assert refused.value.code == "WRONG_STATE"
    deliver()
    assert len(mail.outbox) == 1
    assert accept(user, second).roles == ["VIEWER"]


def test_one_that_was_taken_back_is_void(cast: Cast) -> None:
    user = new_person()
    invitation = invite(cast.buyer.owner, user.email)
    revoke_invitation(actor=cast.buyer.actor(Role.MANAGER), invitation_uuid=invitation.uuid, at=AT)
    for attempt in (
        lambda: accept(user, invitation),
        lambda: revoke_invitation(actor=cast.buyer.owner, invitation_uuid=invitation.uuid, at=AT),
    ):
        with pytest.raises(MarketplaceError) as refused:
            attempt()
        assert refused.value.code == "WRONG_STATE"


def test_another_firms_invitation_looks_like_none(cast: Cast) -> None:
    invitation = invite(cast.buyer.owner, new_email())
    with pytest.raises(MarketplaceError) as refused:
        revoke_invitation(actor=cast.rival_buyer.owner, invitation_uuid=invitation.uuid, at=AT)
    assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "id")


def test_a_member_is_not_invited_again(cast: Cast) -> None:
    with pytest.raises(MarketplaceError) as refused:
        invite(cast.buyer.owner, cast.buyer.user(Role.SALES).email)
    assert (refused.value.code, refused.value.field) == ("DUPLICATE", "email")


def test_a_manager_invites_no_owner(cast: Cast) -> None:
    with pytest.raises(MarketplaceError) as refused:
        invite(cast.buyer.actor(Role.MANAGER), new_email(), "OWNER")
    assert (refused.value.code, refused.value.field) == ("PERMISSION_DENIED", "roles")


@pytest.mark.parametrize(
    ("email", "more", "field"),
    [
        ("nobody", {}, "email"),
        ("a@b.example", {"language": "fr"}, "language"),
        ("a@b.example", {"title": "x" * 101}, "title"),
    ],
)
def test_it_refuses_what_cannot_be_invited(cast: Cast, email: str, more: dict[str, str], field: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        invite(cast.buyer.owner, email, **more)
    assert refused.value.field == field
    assert Invitation.objects.count() == 0


def test_a_firm_has_a_hundred_open_invitations_at_most(cast: Cast) -> None:
    for _ in range(100):
        invite(cast.buyer.owner, new_email())
    with pytest.raises(MarketplaceError) as refused:
        invite(cast.buyer.owner, new_email())
    assert refused.value.code == "OUT_OF_RANGE"
