"""The second factor through the API."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.core import mail, signing
from django.test import override_settings
from pytest_django import Settings

from marketplace.accounts.authentication import actor_of_user
from marketplace.accounts.models import User
from marketplace.accounts.services import (
    Enrolment,
    activate_totp,
    confirm_totp,
    create_access_token,
    deactivate_totp,
)
from marketplace.core.errors import MarketplaceError
from tests.accounts.mailbox import deliver
from tests.accounts.people import code_of, new_person, some_moment, with_totp, wrong_code
from tests.cast import PASSWORD


def activate(user: User, password: str = PASSWORD) -> Enrolment:
    return activate_totp(actor=actor_of_user(user), password=password, at=some_moment())


def confirm(user: User, enrolment: Enrolment, code: str = "") -> list[str]:
    return confirm_totp(
        actor=actor_of_user(user),
        confirmation=enrolment.confirmation,
        one_time_code=code or code_of(enrolment.secret),
        at=some_moment(),
    )


def test_it_holds_once_a_code_has_confirmed_it(db: None) -> None:
    user = new_person(language="ru")
    enrolment = activate(user)
    assert enrolment.uri.startswith("otpauth://totp/")
    assert enrolment.secret in enrolment.uri
    assert Authenticator.objects.count() == 0
    codes = confirm(user, enrolment)
    assert len(set(codes)) == 10
    with pytest.raises(MarketplaceError) as refused:
        create_access_token(email=user.email, password=PASSWORD, name="x", at=some_moment())
    assert refused.value.code == "SECOND_FACTOR_REQUIRED"
    made = create_access_token(
        email=user.email, password=PASSWORD, one_time_code=codes[0], name="x", at=some_moment()
    )
    assert made.record.user == user
    deliver()
    assert [message.subject for message in mail.outbox] == ["Включён второй фактор входа"]


def test_the_secret_is_encrypted_where_it_is_kept(db: None) -> None:
    user = new_person()
    enrolment = activate(user)
    confirm(user, enrolment)
    kept = Authenticator.objects.get(type="totp")
    assert enrolment.secret not in str(kept.data)
    assert kept.wrap().validate_code(code_of(enrolment.secret))


def test_a_secret_survives_the_change_of_the_secret_key(db: None, settings: Settings) -> None:
    user = new_person()
    secret = with_totp(user)
    old = settings.SECRET_KEY
    with override_settings(SECRET_KEY="another key " * 5, SECRET_KEY_FALLBACKS=[old]):
        assert Authenticator.objects.get(type="totp").wrap().validate_code(code_of(secret))


def test_it_asks_for_the_password_again(db: None) -> None:
    with pytest.raises(MarketplaceError) as refused:
        activate(new_person(), "not the password")
    assert (refused.value.code, refused.value.field) == ("BAD_CREDENTIALS", "password")


def test_a_wrong_code_confirms_nothing(db: None) -> None:
    user = new_person()
    enrolment = activate(user)
    with pytest.raises(MarketplaceError) as refused:
        confirm(user, enrolment, wrong_code(enrolment.secret))
    assert (refused.value.code, refused.value.field) == ("BAD_CREDENTIALS", "one_time_code")
    assert Authenticator.objects.count() == 0


def test_a_confirmation_is_good_for_its_owner_only(db: None) -> None:
    enrolment = activate(new_person())
    with pytest.raises(MarketplaceError) as refused:
        confirm(new_person(), enrolment)
    assert (refused.value.code, refused.value.field) == ("EXPIRED", "confirmation")


def test_a_confirmation_is_forgotten_after_ten_minutes(db: None) -> None:
    user = new_person()
    enrolment = activate(user)
    signer = signing.TimestampSigner(salt="accounts.totp")
    value, made, _ = enrolment.confirmation.rsplit(":", 2)
    earlier = signing.b62_encode(signing.b62_decode(made) - int(timedelta(minutes=11).total_seconds()))
    old = signing.Signer(salt=signer.salt).sign(f"{value}:{earlier}")
    with pytest.raises(MarketplaceError) as refused:
        confirm(user, Enrolment(secret=enrolment.secret, uri="", confirmation=old))
    assert refused.value.code == "EXPIRED"


def test_there_is_one_second_factor_at_a_time(db: None) -> None:
    user = new_person()
    first, second = activate(user), activate(user)
    confirm(user, first)
    for attempt in (lambda: activate(user), lambda: confirm(user, second)):
        with pytest.raises(MarketplaceError) as refused:
            attempt()
        assert refused.value.code == "WRONG_STATE"


def test_an_unconfirmed_address_gets_no_second_factor(db: None) -> None:
    with pytest.raises(MarketplaceError) as refused:
        activate(new_person(verified=False))
    assert refused.value.code == "WRONG_STATE"


def test_it_is_taken_away_with_password_and_code(db: None) -> None:
    user, at = new_person(), some_moment()
    secret = with_totp(user)
    actor = actor_of_user(user)
    for password, code, why in (
        ("wrong", code_of(secret), "BAD_CREDENTIALS"),
        (PASSWORD, "", "SECOND_FACTOR_REQUIRED"),
        (PASSWORD, wrong_code(secret), "BAD_CREDENTIALS"),
    ):
        with pytest.raises(MarketplaceError) as refused:
            deactivate_totp(actor=actor, password=password, one_time_code=code, at=at)
        assert refused.value.code == why
    deactivate_totp(actor=actor, password=PASSWORD, one_time_code=code_of(secret), at=at)
    assert Authenticator.objects.count() == 0
    with pytest.raises(MarketplaceError) as refused:
        deactivate_totp(actor=actor, password=PASSWORD, one_time_code="", at=at)
    assert refused.value.code == "WRONG_STATE"
