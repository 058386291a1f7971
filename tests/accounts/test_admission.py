"""The zone operator admits, rejects, suspends and resumes."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from marketplace.accounts.flow import ADMISSION, AdmissionState
from marketplace.accounts.models import Organization
from marketplace.accounts.roles import Role
from marketplace.accounts.services import (
    admit_organization,
    reject_organization,
    resume_organization,
    submit_verification,
    suspend_organization,
)
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.firms import NUMBERS, owner_of, submitted
from tests.accounts.people import some_moment
from tests.cast import Cast
from tests.racing import race

Verb = Callable[..., Organization]
WORDS = {"reason": "The name is not the registered one."}


def decide(verb: Verb, cast: Cast, organization: Organization, **more: Any) -> Organization:
    return verb(
        actor=cast.zone.actor(Role.APPROVER), organization_uuid=organization.uuid, at=some_moment(), **more
    )


def test_an_admitted_firm_trades(cast: Cast) -> None:
    organization = decide(admit_organization, cast, submitted())
    assert organization.is_admitted
    assert organization.admitted_at is not None
    assert owner_of(organization).admitted


def test_a_rejected_firm_reads_why_and_tries_again(cast: Cast) -> None:
    organization = decide(reject_organization, cast, submitted(), **WORDS)
    assert (organization.state, organization.state_reason) == ("REJECTED", WORDS["reason"])
    assert not owner_of(organization).admitted
    again = submit_verification(
        actor=owner_of(organization), organization_uuid=organization.uuid, numbers=NUMBERS, at=some_moment()
    )
    assert (again.state, again.state_reason) == ("SUBMITTED", "")
    assert decide(admit_organization, cast, again).is_admitted


def test_a_suspended_firm_stops_trading_until_it_is_resumed(cast: Cast) -> None:
    organization = decide(suspend_organization, cast, cast.producer.organization, **WORDS)
    assert not owner_of(organization).admitted
    organization = decide(resume_organization, cast, organization)
    assert owner_of(organization).admitted
    assert organization.state_reason == ""


def test_every_decision_is_an_event_by_whom_it_was_made(cast: Cast) -> None:
    organization = decide(admit_organization, cast, submitted())
    decide(suspend_organization, cast, organization, **WORDS)
    decide(resume_organization, cast, organization)
    rows = Event.objects.filter(aggregate_uuid=organization.uuid).order_by("sequence")
    assert [row.name.rpartition(".")[2] for row in rows] == [
        "registered",
        "submitted",
        "admitted",
        "suspended",
        "resumed",
    ]
    assert rows[3].payload == WORDS
    assert rows[3].actor["user"] == str(cast.zone.user(Role.APPROVER).uuid)


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        (admit_organization, "DRAFT"),
        (admit_organization, "ADMITTED"),
        (admit_organization, "REJECTED"),
        (reject_organization, "DRAFT"),
        (reject_organization, "ADMITTED"),
        (suspend_organization, "SUBMITTED"),
        (suspend_organization, "SUSPENDED"),
        (resume_organization, "ADMITTED"),
        (resume_organization, "REJECTED"),
    ],
)
def test_it_refuses_a_decision_that_the_state_does_not_allow(cast: Cast, verb: Verb, state: str) -> None:
    Organization.objects.filter(pk=cast.producer.organization.pk).update(state=state)
    more = WORDS if verb in (reject_organization, suspend_organization) else {}
    with pytest.raises(MarketplaceError) as refused:
        decide(verb, cast, cast.producer.organization, **more)
    assert refused.value.code == "WRONG_STATE"
    assert Organization.objects.get(pk=cast.producer.organization.pk).state == state


@pytest.mark.parametrize("verb", [reject_organization, suspend_organization])
@pytest.mark.parametrize(("reason", "code"), [(" ", "REQUIRED"), ("x" * 1001, "TOO_LONG")])
def test_bad_news_needs_a_reason(cast: Cast, verb: Verb, reason: str, code: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        decide(verb, cast, cast.producer.organization, reason=reason)
    assert (str(refused.value.code), refused.value.field) == (code, "reason")


def test_the_zone_operator_cannot_be_suspended(cast: Cast) -> None:
    with pytest.raises(MarketplaceError) as refused:
        decide(suspend_organization, cast, cast.zone.organization, **WORDS)
    assert (refused.value.code, refused.value.field) == ("INVALID", "id")


def test_of_two_firms_with_one_number_only_the_first_is_admitted(cast: Cast) -> None:
    first, second = submitted(), submitted()
    decide(admit_organization, cast, first)
    with pytest.raises(MarketplaceError) as refused:
        decide(admit_organization, cast, second)
    assert refused.value.code == "DUPLICATE"
    assert Organization.objects.get(pk=second.pk).state == "SUBMITTED"


@pytest.mark.django_db(transaction=True)
def test_two_firms_with_one_number_admitted_at_once_are_not_both_admitted(cast: Cast) -> None:
    firms = [submitted(), submitted()]
    answers = race([lambda firm=firm: decide(admit_organization, cast, firm) for firm in firms])
    refused = [answer.code for answer in answers if isinstance(answer, MarketplaceError)]
    assert refused == ["DUPLICATE"]
    assert Organization.objects.filter(state="ADMITTED", uscc=NUMBERS.uscc).count() == 1


def test_the_database_refuses_states_and_facts_that_cannot_be(cast: Cast) -> None:
    rows = Organization.objects.filter(pk=cast.newcomer.organization.pk)
    for change in (
        {"state": "TRADING"},
        {"state": "ADMITTED"},
        {"kind": "SPY"},
        {"country": "ru"},
        {"state": "SUSPENDED", "uscc": cast.producer.organization.uscc},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_the_flow_knows_every_state_and_only_ends_where_it_should() -> None:
    assert set(ADMISSION) == set(AdmissionState)
    assert all(actions for actions in ADMISSION.values())
