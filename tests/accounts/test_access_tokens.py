"""Tokens are made with a password, and guessing is slow."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from marketplace.accounts import services
from marketplace.accounts.authentication import actor_of_user
from marketplace.accounts.models import AccessToken, User
from marketplace.accounts.roles import Role
from marketplace.accounts.services import NewToken, create_access_token, revoke_access_token
from marketplace.accounts.throttling import PASSWORD_BY_ADDRESS, PASSWORD_BY_EMAIL
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.people import code_of, new_address, new_person, some_moment, with_totp, wrong_code
from tests.cast import PASSWORD, Cast
from tests.racing import race


def make(user: User, password: str = PASSWORD, **options: Any) -> NewToken:
    options.setdefault("at", some_moment())
    return create_access_token(email=user.email, password=password, name="machine", **options)


def refusal(user: User, *args: Any, **options: Any) -> MarketplaceError:
    with pytest.raises(MarketplaceError) as refused:
        make(user, *args, **options)
    return refused.value


def test_only_the_hash_and_the_prefix_are_kept(db: None) -> None:
    made = make(new_person())
    kept = AccessToken.objects.get()
    assert made.secret.startswith(kept.prefix)
    assert len(made.secret) > 40
    columns = {str(getattr(kept, column.attname)) for column in AccessToken._meta.concrete_fields}
    assert not any(made.secret in column for column in columns)
    assert not any(made.secret in str(event.payload) for event in Event.objects.all())
    assert list(Event.objects.values_list("name", flat=True)) == ["accounts.user.access_token_created"]


def test_the_email_address_is_taken_in_any_case_and_with_space_around(db: None) -> None:
    user = new_person()
    made = create_access_token(
        email=f"  {user.email.upper()} ", password=PASSWORD, name="machine", at=some_moment()
    )
    assert made.record.user == user


@pytest.mark.parametrize("days", [0, -1, 366])
def test_it_lives_one_to_three_hundred_and_sixty_five_days(db: None, days: int) -> None:
    error = refusal(new_person(), expires_in_days=days)
    assert (error.code, error.field) == ("OUT_OF_RANGE", "expires_in_days")
    assert AccessToken.objects.count() == 0


def test_the_longest_life_is_taken(db: None) -> None:
    at = some_moment()
    assert make(new_person(), expires_in_days=365, at=at).record.expires_at == at + timedelta(days=365)


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(db: None) -> None:
    wrong = refusal(new_person(), "not the password")
    unknown = refusal(User(email="nobody@nowhere.example"))
    assert wrong.problems == unknown.problems
    assert wrong.code == "BAD_CREDENTIALS"


def test_a_closed_account_looks_like_a_wrong_password(db: None) -> None:
    user = new_person()
    User.objects.update(is_active=False)
    assert refusal(user).code == "BAD_CREDENTIALS"


def test_an_unconfirmed_address_gets_no_token_and_only_its_owner_hears_why(db: None) -> None:
    user = new_person(verified=False)
    assert refusal(user, "not the password").code == "BAD_CREDENTIALS"
    error = refusal(user)
    assert (error.code, error.field) == ("PERMISSION_DENIED", "email")


def test_a_second_factor_is_asked_for_and_checked(db: None) -> None:
    user = new_person()
    secret = with_totp(user)
    at = some_moment()
    missing = refusal(user, at=at)
    assert (missing.code, missing.field) == ("SECOND_FACTOR_REQUIRED", "one_time_code")
    wrong = refusal(user, one_time_code=wrong_code(secret), at=at)
    assert (wrong.code, wrong.field) == ("BAD_CREDENTIALS", "one_time_code")
    code = code_of(secret)
    assert make(user, one_time_code=code, at=at).record.user == user
    assert refusal(user, one_time_code=code, at=at).code == "BAD_CREDENTIALS"


def test_whether_there_is_a_second_factor_is_told_only_with_the_right_password(db: None) -> None:
    user = new_person()
    with_totp(user)
    assert refusal(user, "not the password").code == "BAD_CREDENTIALS"


def test_a_recovery_code_works_once(db: None) -> None:
    user = new_person()
    with_totp(user)
    code = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    make(user, one_time_code=code)
    assert refusal(user, one_time_code=code).code == "BAD_CREDENTIALS"


def test_after_five_wrong_passwords_even_the_right_one_waits(db: None) -> None:
    user, at = new_person(), some_moment() + timedelta(seconds=100)
    for _ in range(4):
        PASSWORD_BY_EMAIL.take(user.email, at=at)
    assert refusal(user, "wrong", at=at).code == "BAD_CREDENTIALS"
    error = refusal(user, at=at)
    assert error.code == "TOO_MANY_ATTEMPTS"
    assert error.problems[0].data == {"seconds": 200}
    assert make(user, at=at + timedelta(seconds=200)).record.user == user


def test_right_passwords_are_not_counted(db: None) -> None:
    user, at = new_person(), some_moment()
    for _ in range(4):
        PASSWORD_BY_EMAIL.take(user.email, at=at)
    assert make(user, at=at).secret != make(user, at=at).secret


def test_wrong_codes_count_like_wrong_passwords(db: None) -> None:
    user, at = new_person(), some_moment()
    secret = with_totp(user)
    for _ in range(4):
        PASSWORD_BY_EMAIL.take(user.email, at=at)
    assert refusal(user, one_time_code=wrong_code(secret), at=at).code == "BAD_CREDENTIALS"
    assert refusal(user, one_time_code=code_of(secret), at=at).code == "TOO_MANY_ATTEMPTS"


def test_guessing_at_many_accounts_from_one_address_is_stopped(db: None) -> None:
    at, address = some_moment(), new_address()
    for _ in range(PASSWORD_BY_ADDRESS.amount):
        PASSWORD_BY_ADDRESS.take(address, at=at)
    assert refusal(new_person(), at=at, address=address).code == "TOO_MANY_ATTEMPTS"
    assert make(new_person(), at=at, address=new_address()).secret


def test_a_wrong_password_counts_for_its_address_and_a_right_one_does_not(db: None) -> None:
    at, address = some_moment(), new_address()
    for _ in range(PASSWORD_BY_ADDRESS.amount - 1):
        PASSWORD_BY_ADDRESS.take(address, at=at)
    make(new_person(), at=at, address=address)
    assert refusal(new_person(), "wrong", at=at, address=address).code == "BAD_CREDENTIALS"
    assert refusal(new_person(), at=at, address=address).code == "TOO_MANY_ATTEMPTS"


@pytest.mark.django_db(transaction=True)
def test_a_burst_of_guesses_cannot_slip_through_together() -> None:
    user, at = new_person(), some_moment()
    answers = race([lambda: make(user, "wrong", at=at)] * 12)
    codes = [answer.code for answer in answers if isinstance(answer, MarketplaceError)]
    assert sorted(codes) == ["BAD_CREDENTIALS"] * 5 + ["TOO_MANY_ATTEMPTS"] * 7


def test_it_is_bound_only_to_a_firm_one_belongs_to(cast: Cast) -> None:
    user = cast.buyer.user(Role.BUYER)
    bound = make(user, organization_uuid=cast.buyer.organization.uuid)
    assert bound.record.membership == cast.buyer.members[Role.BUYER]
    error = refusal(user, organization_uuid=cast.producer.organization.uuid)
    assert (error.code, error.field) == ("NOT_FOUND", "organization_id")


def test_it_has_no_role_that_its_maker_lacks(cast: Cast) -> None:
    firm = cast.buyer.organization.uuid
    assert make(cast.buyer.user(Role.MANAGER), organization_uuid=firm, roles=["SALES"]).record.roles == [
        "SALES"
    ]
    for role, wanted in ((Role.BUYER, ["SALES"]), (Role.MANAGER, ["OWNER"]), (Role.OWNER, [])):
        error = refusal(cast.buyer.user(role), organization_uuid=firm, roles=wanted)
        assert (error.code, error.field) == ("INVALID", "roles")


def test_one_revokes_ones_own_token_and_nobody_elses(cast: Cast) -> None:
    mine = make(cast.buyer.user(Role.BUYER)).record
    with pytest.raises(MarketplaceError) as refused:
        revoke_access_token(actor=cast.buyer.owner, token_uuid=mine.uuid, at=timezone.now())
    assert refused.value.code == "NOT_FOUND"
    revoked = revoke_access_token(actor=cast.buyer.actor(Role.BUYER), token_uuid=mine.uuid, at=timezone.now())
    again = revoke_access_token(actor=cast.buyer.actor(Role.BUYER), token_uuid=mine.uuid, at=timezone.now())
    assert again.revoked_at == revoked.revoked_at is not None
    assert Event.objects.filter(name="accounts.user.access_token_revoked").count() == 1


def test_a_person_has_fifty_live_tokens_at_most(db: None) -> None:
    user, at = new_person(), some_moment()
    first = make(user, at=at).record
    AccessToken.objects.bulk_create(
        AccessToken(
            user=user, name="x", prefix="x", sha256=f"{n}", created_at=at, expires_at=first.expires_at
        )
        for n in range(49)
    )
    assert refusal(user, at=at).code == "OUT_OF_RANGE"
    services.revoke_access_token(actor=actor_of_user(user), token_uuid=first.uuid, at=at)
    assert make(user, at=at).record.pk
