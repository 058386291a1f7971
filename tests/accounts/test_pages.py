"""The pages: signing up, signing in, second factor, invitation, choice of a firm."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override

from marketplace.accounts.authentication import SESSION_ORGANIZATION
from marketplace.accounts.models import Membership, User
from marketplace.accounts.roles import Role
from marketplace.accounts.services import invite_member
from marketplace.accounts.tokens import invitation_token
from marketplace.core.events.models import Event
from tests.accounts.mailbox import deliver
from tests.accounts.people import code_of, new_address, new_email, new_person, with_totp, wrong_code
from tests.cast import LONG_AGO, PASSWORD, Cast

GOOD = "forty camels in winter"
LANGUAGES = ("en", "zh-hans", "ru", "mn")
INLINE = re.compile(
    r"<style|\sstyle=|<script(?![^>]*(?:\ssrc=|application/json))|\son[a-z]+=|javascript:", re.I
)


def browser(language: str = "en") -> Client:
    """Return a browser at an address of its own, so that limits don't reach from one test into another."""
    return Client(REMOTE_ADDR=new_address(), headers={"Accept-Language": language})


def sign_in(client: Client, user: User, password: str = PASSWORD) -> HttpResponse:
    return client.post(reverse("account_login"), {"login": user.email, "password": password})


def signed_in(user: User, language: str = "en") -> Client:
    client = browser(language)
    assert sign_in(client, user).status_code == 302
    assert is_signed_in(client)
    return client


def confirm_access(client: Client) -> None:
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def words(response: Any) -> str:
    return str(response.content.decode())


def heading(html: str) -> str:
    (found,) = re.findall(r"<h1>\s*(.+?)\s*</h1>", html)
    return str(found)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("account_login", "Sign In"),
        ("account_signup", "Sign Up"),
        ("account_reset_password", "Password Reset"),
    ],
)
def test_a_page_for_visitors_speaks_every_language(db: None, page: str, title: str, language: str) -> None:
    shown = browser(language).get(reverse(page))
    html = words(shown)
    with override(language):
        assert gettext(title) in html
        assert language == "en" or gettext(title) != title
    assert f'<html lang="{language}">' in html
    assert not INLINE.search(html)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("page", "title"),
    [
        ("account_email", "Email Address"),
        ("account_change_password", "Change Password"),
        ("account_logout", "Sign Out"),
        ("account_reauthenticate", "Confirm Access"),
        ("account_organization", "Organisation"),
        ("mfa_index", "Two-Factor Authentication"),
        ("mfa_activate_totp", "Activate Authenticator App"),
    ],
)
def test_a_page_for_people_speaks_every_language(db: None, page: str, title: str, language: str) -> None:
    user = new_person()
    client = signed_in(user, language)
    if page == "mfa_activate_totp":
        confirm_access(client)
    html = words(client.get(reverse(page)))
    with override(language):
        assert heading(html) == gettext(title)
        assert language == "en" or gettext(title) != title
    assert not INLINE.search(html)


def test_every_field_has_a_label(db: None) -> None:
    for page in ("account_login", "account_signup", "account_reset_password"):
        html = words(browser().get(reverse(page)))
        fields = re.findall(r'<input type="(?!hidden)[^>]* id="([^"]+)"', html)
        assert fields
        assert [name for name in fields if f'<label for="{name}">' not in html] == []


def test_the_language_is_chosen_on_the_page_and_kept(db: None) -> None:
    client = browser("en")
    assert '<html lang="mn">' in words(client.get(reverse("account_login"), {"lang": "mn"}))
    assert '<html lang="mn">' in words(client.get(reverse("account_login")))


def test_a_person_signs_up_confirms_the_address_and_signs_in(db: None) -> None:
    client, email = browser("ru"), new_email()
    answer = client.post(
        reverse("account_signup"),
        {"name": " New Person ", "email": email.upper(), "password1": GOOD, "password2": GOOD},
    )
    assert answer.status_code == 302
    assert not is_signed_in(client)
    user = User.objects.get()
    assert (user.email, user.name, user.preferred_language) == (email, "New Person", "ru")
    deliver()
    (sent,) = mail.outbox
    assert (sent.subject, sent.to) == ("Подтвердите адрес электронной почты", [email])
    (link,) = re.findall(r"http://localhost:8000(/accounts/confirm-email/\S+)", sent.body)
    assert email in words(client.get(link))
    assert not EmailAddress.objects.get().verified
    client.post(link)
    assert EmailAddress.objects.get().verified
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    assert names == ["accounts.user.registered", "accounts.user.email_verified"]
    assert is_signed_in(signed_in_with(user, GOOD))


def signed_in_with(user: User, password: str) -> Client:
    client = browser()
    sign_in(client, user, password)
    return client


def test_without_a_confirmed_address_one_does_not_get_in(db: None) -> None:
    client = browser()
    sign_in(client, new_person(verified=False))
    assert not is_signed_in(client)


def test_signing_up_with_a_taken_address_looks_the_same_and_mails_its_owner(db: None) -> None:
    owner = new_person(language="mn")
    facts = {"name": "N", "password1": GOOD, "password2": GOOD}
    taken = browser().post(reverse("account_signup"), {**facts, "email": owner.email})
    free = browser().post(reverse("account_signup"), {**facts, "email": new_email()})
    assert (taken.status_code, taken.url) == (free.status_code, free.url)
    assert ("Та бүртгэлтэй байна", [owner.email]) in [
        (message.subject, message.to) for message in mail.outbox
    ]


def test_wrong_passwords_are_slowed_down(db: None) -> None:
    user = new_person()
    answers = [words(sign_in(browser(), user, "wrong")) for _ in range(6)]
    assert "Too many failed login attempts" not in answers[4]
    assert "Too many failed login attempts" in answers[5]
    client = browser()
    sign_in(client, user)
    assert not is_signed_in(client)


def test_a_second_factor_is_activated_on_the_page_and_asked_for_at_the_next_sign_in(db: None) -> None:
    user = new_person()
    client = signed_in(user)
    assert client.get(reverse("mfa_activate_totp")).url.startswith(reverse("account_reauthenticate"))
    confirm_access(client)
    page = words(client.get(reverse("mfa_activate_totp")))
    assert "<svg" in page
    assert "data:image" not in page
    secret = re.search(r"<code>([A-Z2-7]{32})</code>", page)
    assert secret is not None
    done = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret[1])}, follow=True)
    codes = re.findall(r"^\s*(\d{8})\s*$", words(done), re.M)
    assert len(codes) >= 1
    again = browser()
    asked = sign_in(again, user)
    assert (asked.status_code, asked.url) == (302, reverse("mfa_authenticate"))
    assert not is_signed_in(again)
    assert "Incorrect code" in words(again.post(asked.url, {"code": wrong_code(secret[1])}))
    assert not is_signed_in(again)
    again.post(asked.url, {"code": code_of(secret[1])})
    assert is_signed_in(again)


def test_a_recovery_code_signs_in_once(db: None) -> None:
    user = new_person()
    with_totp(user)
    code = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    for expected in (True, False):
        client = browser()
        client.post(sign_in(client, user).url, {"code": code})
        assert is_signed_in(client) is expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_that_asks_for_a_code_speaks_every_language(db: None, language: str) -> None:
    user = new_person()
    with_totp(user)
    client = browser(language)
    shown = words(client.get(sign_in(client, user).url))
    with override(language):
        assert heading(shown) == gettext("Two-Factor Authentication")
    assert not INLINE.search(shown)


def test_the_links_in_mails_never_follow_the_requests_host(db: None) -> None:
    user = new_person()
    browser().post(reverse("account_reset_password"), {"email": user.email}, headers={"host": "127.0.0.1"})
    (sent,) = mail.outbox
    assert "http://localhost:8000/accounts/password/reset/key/" in sent.body
    assert "127.0.0.1" not in sent.body


def test_a_password_is_reset_by_mail(db: None) -> None:
    user, client = new_person(), browser()
    client.post(reverse("account_reset_password"), {"email": user.email})
    (link,) = re.findall(r"http://localhost:8000(/accounts/password/reset/key/\S+)", mail.outbox[0].body)
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": GOOD, "password2": GOOD})
    assert User.objects.get(pk=user.pk).check_password(GOOD)
    assert is_signed_in(signed_in_with(user, GOOD))


def invited(cast: Cast, email: str) -> str:
    invitation = invite_member(actor=cast.buyer.owner, email=email, roles=["SALES"], at=timezone.now())
    return reverse("account_invitation", args=[invitation_token(invitation.uuid)])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_is_shown_in_every_language(cast: Cast, language: str) -> None:
    shown = browser(language).get(invited(cast, new_email()))
    html = words(shown)
    names = cast.buyer.organization.names
    assert names["zh-Hans" if language == "zh-hans" else language] in html
    with override(language):
        assert heading(html) == gettext("Invitation")
    assert not INLINE.search(html)


def test_an_invitation_is_accepted_on_its_page(cast: Cast) -> None:
    user = new_person()
    client = signed_in(user)
    page = invited(cast, user.email)
    assert "Accept the invitation" in words(client.get(page))
    assert client.post(page).url == reverse("account_organization")
    assert Membership.objects.get(user=user).organization == cast.buyer.organization
    assert client.session[SESSION_ORGANIZATION] == str(cast.buyer.organization.uuid)


def test_an_invitation_of_somebody_else_is_refused_with_the_reason(cast: Cast) -> None:
    client = signed_in(new_person())
    refused = client.post(invited(cast, new_email()))
    assert refused.status_code == 409
    assert "another e-mail address" in words(refused)
    assert browser().post(invited(cast, new_email())).status_code == 409


def test_a_broken_link_says_so(db: None) -> None:
    shown = browser().get(reverse("account_invitation", args=["broken"]))
    assert shown.status_code == 404
    assert "There is no such invitation" in words(shown)


def test_a_person_in_two_firms_chooses_one(cast: Cast) -> None:
    user = cast.buyer.user(Role.SALES)
    Membership.objects.create(
        user=user, organization=cast.producer.organization, roles=["SALES"], created_at=LONG_AGO
    )
    client = signed_in(user)
    wanted = str(cast.producer.organization.uuid)
    page = reverse("account_organization")
    assert cast.producer.organization.legal_name in words(client.get(page))
    assert client.post(page, {"organization": wanted, "next": "/somewhere"}).url == "/somewhere"
    assert client.session[SESSION_ORGANIZATION] == wanted
    theirs = str(cast.rival_buyer.organization.uuid)
    assert client.post(page, {"organization": theirs, "next": "https://evil.example/"}).url == page
    assert client.session[SESSION_ORGANIZATION] == wanted


def test_the_pages_of_an_account_are_for_its_owner(db: None) -> None:
    for page in ("account_organization", "account_email", "account_change_password", "mfa_index"):
        answer = browser().get(reverse(page))
        assert (answer.status_code, answer.url.partition("?")[0]) == (302, reverse("account_login"))
