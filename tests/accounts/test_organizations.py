"""Firms register, describe themselves and hand in their numbers."""

from typing import Any

import pytest

from marketplace.accounts.authentication import actor_of_user
from marketplace.accounts.models import Membership, Organization
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.accounts.services import OrganizationChanges, submit_verification, update_organization
from marketplace.accounts.verification import Numbers
from marketplace.core.errors import MarketplaceError
from marketplace.core.events.models import Event
from tests.accounts.firms import NUMBERS, data, hand_in, owner_of, registered, submitted
from tests.accounts.people import new_person, some_moment
from tests.cast import Cast


def test_whoever_registers_a_firm_owns_it_and_it_waits(db: None) -> None:
    person = new_person()
    organization = registered(person, names={"ru": " Сода ", "mn": ""})
    assert (organization.state, organization.is_admitted) == ("DRAFT", False)
    assert organization.number.startswith("ORG-")
    assert organization.names == {"ru": "Сода"}
    membership = Membership.objects.get(organization=organization)
    assert (membership.user, membership.roles) == (person, ["OWNER"])
    assert Event.objects.get(aggregate_uuid=organization.uuid).name == "accounts.organization.registered"


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"legal_name": " "}, "legal_name", "REQUIRED"),
        ({"legal_name": "x" * 201}, "legal_name", "TOO_LONG"),
        ({"country": "XX"}, "country", "INVALID"),
        ({"country": "China"}, "country", "INVALID"),
        ({"city": ""}, "city", "REQUIRED"),
        ({"address": "x" * 301}, "address", "TOO_LONG"),
        ({"names": {"fr": "Soude"}}, "names", "INVALID"),
        ({"phone": "call me"}, "phone", "INVALID"),
        ({"kind": OrganizationKind.ZONE_OPERATOR}, "kind", "INVALID"),
    ],
)
def test_it_refuses_what_cannot_be_a_firm(db: None, changes: dict[str, Any], field: str, code: str) -> None:
    with pytest.raises(MarketplaceError) as refused:
        registered(**changes)
    assert [(p.field, str(p.code)) for p in refused.value.problems] == [(field, code)]
    assert Organization.objects.count() == 0


def test_a_person_owns_five_waiting_firms_at_most(db: None) -> None:
    person = new_person()
    for _ in range(5):
        registered(person)
    with pytest.raises(MarketplaceError) as refused:
        registered(person)
    assert refused.value.code == "OUT_OF_RANGE"
    Organization.objects.filter(pk=Organization.objects.earliest("id").pk).update(
        state="ADMITTED", admitted_at=some_moment()
    )
    assert registered(person).pk


def test_a_firm_hands_in_its_numbers_and_waits_for_the_zone(db: None) -> None:
    organization = submitted()
    kept = Organization.objects.get()
    assert (kept.state, kept.uscc, kept.customs_code) == ("SUBMITTED", NUMBERS.uscc, NUMBERS.customs_code)
    assert kept.unchecked == ["bank_account"]
    event = Event.objects.get(name="accounts.organization.submitted")
    assert event.payload["numbers"]["uscc"] == NUMBERS.uscc
    assert event.aggregate_uuid == organization.uuid


def test_a_wrong_number_leaves_the_firm_as_it_was(db: None) -> None:
    organization = registered()
    with pytest.raises(MarketplaceError) as refused:
        hand_in(organization, Numbers(uscc="91110000600037342L", customs_code="1506660099"))
    assert (refused.value.code, refused.value.field) == ("CHECK_DIGIT", "uscc")
    kept = Organization.objects.get()
    assert (kept.state, kept.uscc) == ("DRAFT", "")


def test_it_cannot_be_handed_in_twice(db: None) -> None:
    organization = submitted()
    with pytest.raises(MarketplaceError) as refused:
        hand_in(organization)
    assert refused.value.code == "WRONG_STATE"


def test_an_admitted_firms_number_cannot_be_claimed(cast: Cast) -> None:
    taken = cast.producer.organization
    organization = registered()
    with pytest.raises(MarketplaceError) as refused:
        hand_in(organization, Numbers(uscc=taken.uscc, customs_code=taken.customs_code))
    assert {(p.field, str(p.code)) for p in refused.value.problems} == {
        ("uscc", "DUPLICATE"),
        ("customs_code", "DUPLICATE"),
    }


def test_a_false_claim_that_nobody_admitted_blocks_nobody(db: None) -> None:
    submitted()
    assert submitted().state == "SUBMITTED"


def test_a_rejected_name_is_mended_with_the_next_submission(db: None) -> None:
    organization = registered()
    mended = submit_verification(
        actor=owner_of(organization),
        organization_uuid=organization.uuid,
        numbers=NUMBERS,
        legal_name=" Ordos Sample Soda Limited ",
        bank_name="Sample Bank",
        at=some_moment(),
    )
    assert (mended.legal_name, mended.bank_name) == ("Ordos Sample Soda Limited", "Sample Bank")


def test_the_firm_changes_its_address_and_bank_by_itself(cast: Cast) -> None:
    firm = cast.buyer
    changes = OrganizationChanges(
        address=" 12 Sample Street ", bank_account="DE89 3704 0044 0532 0130 00", bank_swift="DEUTDEFF"
    )
    updated = update_organization(
        actor=firm.actor(Role.FINANCE),
        organization_uuid=firm.organization.uuid,
        changes=changes,
        at=some_moment(),
    )
    kept = Organization.objects.get(pk=updated.pk)
    assert (kept.address, kept.bank_account) == ("12 Sample Street", "DE89370400440532013000")
    assert kept.city == "Irkutsk"
    assert kept.unchecked == []
    event = Event.objects.get(name="accounts.organization.updated")
    assert set(event.payload["changes"]) == {"address", "bank_account", "bank_swift"}


def test_a_new_account_without_check_digits_is_marked_unchecked(cast: Cast) -> None:
    updated = update_organization(
        actor=cast.buyer.owner,
        organization_uuid=cast.buyer.organization.uuid,
        changes=OrganizationChanges(bank_account="40702810000000000005"),
        at=some_moment(),
    )
    assert updated.unchecked == ["bank_account"]


def test_an_update_that_changes_nothing_is_no_event(cast: Cast) -> None:
    update_organization(
        actor=cast.buyer.owner,
        organization_uuid=cast.buyer.organization.uuid,
        changes=OrganizationChanges(city="Irkutsk"),
        at=some_moment(),
    )
    assert Event.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        (OrganizationChanges(city=" "), "city", "REQUIRED"),
        (OrganizationChanges(bank_swift="X"), "bank_swift", "INVALID"),
        (OrganizationChanges(bank_account="DE00370400440532013000"), "bank_account", "CHECK_DIGIT"),
    ],
)
def test_it_refuses_a_change_that_cannot_be(
    cast: Cast, changes: OrganizationChanges, field: str, code: str
) -> None:
    with pytest.raises(MarketplaceError) as refused:
        update_organization(
            actor=cast.buyer.owner,
            organization_uuid=cast.buyer.organization.uuid,
            changes=changes,
            at=some_moment(),
        )
    assert (refused.value.field, str(refused.value.code)) == (field, code)


def test_another_firm_looks_like_none(cast: Cast) -> None:
    with pytest.raises(MarketplaceError) as refused:
        update_organization(
            actor=cast.buyer.owner,
            organization_uuid=cast.rival_buyer.organization.uuid,
            changes=OrganizationChanges(city="Elsewhere"),
            at=some_moment(),
        )
    assert (refused.value.code, refused.value.field) == ("NOT_FOUND", "id")


def test_the_name_falls_back_to_english_and_then_to_the_registered_one() -> None:
    firm = Organization(legal_name="Registered", names={"en": "English", "ru": "Русский"})
    assert [firm.display_name(language) for language in ("ru", "mn", "en")] == [
        "Русский",
        "English",
        "English",
    ]
    assert Organization(legal_name="Registered", names={}).display_name("ru") == "Registered"


def test_a_person_without_a_firm_cannot_hand_in_numbers(db: None) -> None:
    organization = registered()
    with pytest.raises(MarketplaceError) as refused:
        submit_verification(
            actor=actor_of_user(new_person()),
            organization_uuid=organization.uuid,
            numbers=NUMBERS,
            at=some_moment(),
        )
    assert refused.value.code == "PERMISSION_DENIED"


def test_the_data_of_a_registration_is_frozen() -> None:
    with pytest.raises(AttributeError):
        data().city = "Elsewhere"  # type: ignore[misc]  # that is what is tried
