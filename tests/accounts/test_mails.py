"""Mails are complete in every language and go to the right people."""

import string

import pytest
from django.core import mail

from marketplace.accounts import mails
from marketplace.accounts.models import Organization
from marketplace.accounts.roles import Role
from marketplace.accounts.services import admit_organization, reject_organization
from marketplace.core.texts import LANGUAGES
from tests.accounts.firms import submitted
from tests.accounts.mailbox import deliver
from tests.accounts.people import new_person, some_moment
from tests.cast import Cast


def places(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_mail_with_the_same_places(language: str) -> None:
    english, words = mails.texts("en"), mails.texts(language)
    assert words.keys() == english.keys()
    for kind, parts in english.items():
        assert words[kind].keys() == parts.keys()
        for part, text in parts.items():
            assert places(words[kind][part]) == places(text), (language, kind, part)
            assert language == "en" or words[kind][part] != text


def test_a_line_break_in_a_name_stays_out_of_the_subject() -> None:
    mails.send(
        "admitted", to="a@b.example", language="en", name="N", organization="A\nBcc: x@y.example", number="1"
    )
    assert mail.outbox[0].subject == "A Bcc: x@y.example has been admitted"


def test_the_deciders_of_the_zone_hear_of_a_submission_in_their_language(cast: Cast) -> None:
    Organization.objects.filter(pk=cast.zone.organization.pk).update(is_sample=False)
    organization = submitted()
    deliver()
    readers = {recipient for message in mail.outbox for recipient in message.to}
    assert readers == {f"{role}@zone.example" for role in ("owner", "manager", "approver")}
    (subject,) = {message.subject for message in mail.outbox}
    assert subject == f"{organization.legal_name}({organization.number})申请入驻"
    assert "bank_account" in mail.outbox[0].body


@pytest.mark.parametrize(
    ("language", "subject"),
    [
        ("en", "Ordos Sample Soda Co., Ltd. has not been admitted"),
        ("zh-Hans", "Ordos Sample Soda Co., Ltd. 未获准入驻"),
        ("ru", "Ordos Sample Soda Co., Ltd.: в допуске отказано"),
        ("mn", "Ordos Sample Soda Co., Ltd. элсээгүй байна"),
    ],
)
def test_the_owner_hears_of_a_decision_with_its_reason(cast: Cast, language: str, subject: str) -> None:
    owner = new_person(language=language)
    organization = submitted(owner=owner)
    deliver()
    mail.outbox.clear()
    reject_organization(
        actor=cast.zone.actor(Role.APPROVER),
        organization_uuid=organization.uuid,
        reason="The name is wrong.",
        at=some_moment(),
    )
    deliver()
    (message,) = mail.outbox
    assert (message.subject, message.to) == (subject, [owner.email])
    assert "The name is wrong." in message.body


def test_a_sample_firm_gets_no_mail_at_its_invented_addresses(cast: Cast) -> None:
    organization = submitted(is_sample=True)
    admit_organization(actor=cast.zone.owner, organization_uuid=organization.uuid, at=some_moment())
    deliver()
    assert mail.outbox == []
