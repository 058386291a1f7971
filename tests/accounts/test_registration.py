"""People register and prove their address."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.core import mail
from django.utils import timezone

from marketplace.accounts.models import User
from marketplace.accounts.services import add_user, register_user, verify_email
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.mailbox import deliver
from tests.accounts.people import new_email, new_person, some_moment
from tests.cast import PASSWORD
from tests.racing import race

GOOD = "forty camels in winter"


def register(email: str, **changes: str) -> str:
    facts = {"password": GOOD, "name": "New Person", "language": "en", **changes}
    return register_user(email=email, at=some_moment(), **facts)


def key_in_last_mail() -> str:
    (link,) = [line for line in mail.outbox[-1].body.splitlines() if "/accounts/confirm-email/" in line]
    return link.rstrip("/").rpartition("/")[2]


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Confirm your e-mail address"),
        ("zh-Hans", "请确认您的电子邮箱"),
        ("ru", "Подтвердите адрес электронной почты"),
        ("mn", "Цахим шуудангийн хаягаа баталгаажуулна уу"),
    ],
)
def test_a_confirmation_is_mailed_in_the_persons_language(db: None, language: str, subject: str) -> None:
    email = register(new_email(), language=language)
    deliver()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == (subject, [email])
    assert "New Person" in sent.body


def test_the_key_in_the_mail_confirms_the_address_once(db: None) -> None:
    email = register(new_email())
    deliver()
    key = key_in_last_mail()
    assert verify_email(key=key, at=timezone.now()).email == email
    assert EmailAddress.objects.get(email=email).verified
    with pytest.raises(MarketplaceError) as refused:
        verify_email(key=key, at=timezone.now())
    assert (refused.value.code, refused.value.field) == ("EXPIRED", "key")
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert names == ["accounts.user.registered", "accounts.user.email_verified"]


@pytest.mark.parametrize("key", ["", "nonsense", "abc:def:ghi"])
def test_a_key_that_is_not_ours_confirms_nothing(db: None, key: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        verify_email(key=key, at=timezone.now())
    assert refused.value.code == "EXPIRED"


def test_an_address_that_another_has_confirmed_meanwhile_stays_theirs(db: None) -> None:
    email = new_email()
    late = EmailAddress.objects.create(user=new_person(), email=email, verified=False)
    key = EmailConfirmationHMAC.create(late).key
    EmailAddress.objects.create(user=new_person(), email=email, verified=True)
    with pytest.raises(MarketplaceError) as refused:
        verify_email(key=key, at=timezone.now())
    assert refused.value.code == "CONFLICT"


def test_a_taken_address_answers_the_same_and_its_owner_is_mailed(db: None) -> None:
    owner = new_person(language="ru")
    assert register(owner.email.upper()) == owner.email
    assert User.objects.count() == 1
    assert User.objects.get().check_password(PASSWORD)
    deliver()
    assert [message.subject for message in mail.outbox] == ["У вас уже есть учётная запись"]


def test_registering_again_before_confirming_mails_the_link_anew(db: None) -> None:
    email = register(new_email())
    register(email, password="another long password")
    assert User.objects.get().check_password(GOOD)
    deliver()
    assert len(mail.outbox) == 2
    assert verify_email(key=key_in_last_mail(), at=timezone.now()).email == email


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"email": "nobody"}, "email", "INVALID"),
        ({"email": " "}, "email", "REQUIRED"),
        ({"email": f"{'x' * 250}@a.example"}, "email", "TOO_LONG"),
        ({"name": "  "}, "name", "REQUIRED"),
        ({"name": "x" * 151}, "name", "TOO_LONG"),
        ({"password": "short"}, "password", "INVALID"),
        ({"password": "123456789012"}, "password", "INVALID"),
        ({"password": "newperson99x", "name": "newperson99x"}, "password", "INVALID"),
        ({"language": "fr"}, "language", "INVALID"),
    ],
)
def test_it_refuses_what_cannot_be_a_registration(
    db: None, changes: dict[str, str], field: str, code: str
) -> None:
    facts = {"email": new_email(), **changes}
    with pytest.raises(MarketplaceError) as refused:
        register(facts.pop("email"), **facts)
    assert (field, code) in {(problem.field, str(problem.code)) for problem in refused.value.problems}
    assert User.objects.count() == 0


def test_one_address_registers_three_times_an_hour_at_most(db: None) -> None:
    email, at = new_email(), some_moment()
    for _ in range(3):
        register_user(email=email, password=GOOD, name="N", at=at)
    with pytest.raises(MarketplaceError) as refused:
        register_user(email=email, password=GOOD, name="N", at=at)
    assert refused.value.code == "TOO_MANY_ATTEMPTS"


@pytest.mark.django_db(transaction=True)
def test_two_registrations_at_once_make_one_person() -> None:
    email = new_email()
    assert race([lambda: register(email), lambda: register(email)]) == [email, email]
    assert User.objects.filter(email=email).count() == 1
    assert EmailAddress.objects.filter(email=email).count() == 1


def test_a_command_adds_a_person_whose_address_it_vouches_for(db: None) -> None:
    at = timezone.now()
    email = new_email()
    added = add_user(email=email.upper(), password=GOOD, name="Added", at=at)
    assert add_user(email=email, password=GOOD, name="Added", at=at) == added
    assert EmailAddress.objects.get(user=added).verified
