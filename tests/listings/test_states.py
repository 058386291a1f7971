"""How a listing moves between draft, review, catalogue and archive."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from catalog.listings import selectors, services
from catalog.listings.flow import LISTING_FLOW, ListingState, RevisionState
from catalog.listings.models import Listing
from catalog.listings.selectors import ListingFilters
from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, PermissionDenied
from marketplace.core.events.models import Event
from marketplace.core.flow import terminal_states
from tests.cast import LONG_AGO
from tests.listing_cast import METHANOL

LATER = LONG_AGO + timedelta(days=1)


@pytest.fixture
def sales(cast):
    return cast.producer.actor(Role.SALES)


@pytest.fixture
def reviewer(cast):
    return cast.zone.actor(Role.APPROVER)


@pytest.fixture
def draft(catalogue, sales):
    return services.create_listing(actor=sales, data=METHANOL, at=LONG_AGO)


def in_catalogue() -> set[str]:
    return {listing.sku for listing in selectors.published_listings(ListingFilters())}


def rename(actor, listing, english: str) -> Listing:
    names = {**METHANOL.names, "en": english}
    return services.update_listing(actor=actor, listing_uuid=listing.uuid, changes={"names": names}, at=LATER)


def published_name(listing) -> str:
    return selectors.facts_of(selectors.listing_version(listing.uuid)).name("en")


def test_a_draft_is_nobody_elses_business(draft):
    assert draft.state == ListingState.DRAFT
    assert in_catalogue() == set()


def test_only_review_brings_it_into_the_catalogue(draft, sales, reviewer):
    with pytest.raises(Conflict) as error:
        services.publish_listing(actor=reviewer, listing_uuid=draft.uuid, at=LATER)
    assert error.value.code == ErrorCode.WRONG_STATE
    services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    published = services.publish_listing(actor=reviewer, listing_uuid=draft.uuid, at=LATER)
    assert (published.state, published.version) == (ListingState.PUBLISHED, 1)
    assert in_catalogue() == {METHANOL.sku}


def test_a_returned_listing_says_why_and_can_be_mended(draft, sales, reviewer):
    services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    returned = services.return_listing(actor=reviewer, listing_uuid=draft.uuid, reason="No photo.", at=LATER)
    assert (returned.state, returned.state_reason) == (ListingState.DRAFT, "No photo.")
    rename(sales, draft, "Methanol, mended")
    resubmitted = services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    assert (resubmitted.state, resubmitted.state_reason) == (ListingState.REVIEW, "")


def test_what_is_in_review_stands_still(draft, sales):
    services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    with pytest.raises(Conflict):
        rename(sales, draft, "Something else")


def test_an_edit_waits_while_the_published_version_stays_visible(goods, sales, reviewer):
    edited = rename(sales, goods.methanol, "Methanol, new name")
    assert (edited.state, edited.revision_state) == (ListingState.PUBLISHED, RevisionState.EDITED)
    assert published_name(goods.methanol) == METHANOL.names["en"]
    services.submit_listing(actor=sales, listing_uuid=edited.uuid, at=LATER)
    assert published_name(goods.methanol) == METHANOL.names["en"]
    again = services.publish_listing(actor=reviewer, listing_uuid=edited.uuid, at=LATER)
    assert (again.version, again.revision_state) == (2, RevisionState.NONE)
    assert published_name(goods.methanol) == "Methanol, new name"


def test_an_older_version_keeps_what_it_said(goods, sales, reviewer):
    rename(sales, goods.methanol, "Methanol, new name")
    services.submit_listing(actor=sales, listing_uuid=goods.methanol.uuid, at=LATER)
    services.publish_listing(actor=reviewer, listing_uuid=goods.methanol.uuid, at=LATER)
    first = selectors.listing_version(goods.methanol.uuid, 1)
    assert selectors.facts_of(first).name("en") == METHANOL.names["en"]


def test_a_returned_edit_leaves_the_published_version(goods, sales, reviewer):
    rename(sales, goods.methanol, "Methanol, wrong")
    services.submit_listing(actor=sales, listing_uuid=goods.methanol.uuid, at=LATER)
    services.return_listing(actor=reviewer, listing_uuid=goods.methanol.uuid, reason="Wrong name.", at=LATER)
    goods.methanol.refresh_from_db()
    assert goods.methanol.revision_state == RevisionState.EDITED
    assert goods.methanol.sku in in_catalogue()


def test_a_published_listing_without_an_edit_has_nothing_to_submit_or_publish(goods, sales, reviewer):
    for verb, actor in ((services.submit_listing, sales), (services.publish_listing, reviewer)):
        with pytest.raises(Conflict):
            verb(actor=actor, listing_uuid=goods.methanol.uuid, at=LATER)


def test_suspending_hides_it_and_resuming_shows_it(goods, sales):
    services.suspend_listing(actor=sales, listing_uuid=goods.truck.uuid, reason="Sold out.", at=LATER)
    assert goods.truck.sku not in in_catalogue()
    assert selectors.published_versions([goods.truck.uuid]) == {}
    services.resume_listing(actor=sales, listing_uuid=goods.truck.uuid, at=LATER)
    assert goods.truck.sku in in_catalogue()


def test_a_producer_does_not_resume_what_the_zone_operator_suspended(goods, sales, reviewer):
    services.suspend_listing(actor=reviewer, listing_uuid=goods.truck.uuid, reason="A complaint.", at=LATER)
    with pytest.raises(PermissionDenied):
        services.resume_listing(actor=sales, listing_uuid=goods.truck.uuid, at=LATER)
    services.resume_listing(actor=reviewer, listing_uuid=goods.truck.uuid, at=LATER)
    assert goods.truck.sku in in_catalogue()


def test_an_archived_listing_has_ended(goods, sales):
    services.archive_listing(actor=sales, listing_uuid=goods.cashmere.uuid, reason="Out of range.", at=LATER)
    assert goods.cashmere.sku not in in_catalogue()
    with pytest.raises(Conflict):
        services.resume_listing(actor=sales, listing_uuid=goods.cashmere.uuid, at=LATER)
    assert terminal_states(LISTING_FLOW) == {ListingState.ARCHIVED}
    assert selectors.listing_version(goods.cashmere.uuid, 1) is not None


@pytest.mark.parametrize("verb", [services.suspend_listing, services.archive_listing])
def test_taking_it_off_needs_a_reason(goods, sales, verb):
    with pytest.raises(InvalidInput) as error:
        verb(actor=sales, listing_uuid=goods.methanol.uuid, reason="  ", at=LATER)
    assert (error.value.code, error.value.field) == (ErrorCode.REQUIRED, "reason")
    assert goods.methanol.sku in in_catalogue()


def test_a_suspended_producer_publishes_nothing(draft, cast, sales, reviewer):
    services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    cast.producer.organization.state = "SUSPENDED"
    cast.producer.organization.save()
    with pytest.raises(Conflict) as error:
        services.publish_listing(actor=reviewer, listing_uuid=draft.uuid, at=LATER)
    assert error.value.code == ErrorCode.ORGANIZATION_NOT_ADMITTED


def test_every_step_leaves_an_event(draft, sales, reviewer):
    services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LATER)
    services.publish_listing(actor=reviewer, listing_uuid=draft.uuid, at=LATER)
    events = Event.objects.filter(aggregate="catalog.listing", aggregate_uuid=draft.uuid).order_by("sequence")
    assert [event.name.rpartition(".")[2] for event in events] == ["created", "submitted", "published"]
    assert events.last().payload["sha256"] == selectors.listing_version(draft.uuid).sha256


def test_two_drafts_of_a_producer_cannot_share_a_code(draft, sales):
    with pytest.raises(InvalidInput) as error:
        services.create_listing(actor=sales, data=METHANOL, at=LATER)
    assert (error.value.code, error.value.field) == (ErrorCode.DUPLICATE, "sku")


def test_two_producers_can(draft, cast):
    rival = cast.rival_producer.actor(Role.SALES)
    other = services.create_listing(actor=rival, data=replace(METHANOL), at=LATER)
    assert other.sku == draft.sku


def test_the_database_knows_that_published_means_versioned(draft):
    with pytest.raises(IntegrityError, match="listing_published_has_version"), transaction.atomic():
        Listing.objects.filter(pk=draft.pk).update(state=ListingState.PUBLISHED)


def test_an_edited_category_moves_nothing_in_the_catalogue_before_it_is_published(goods, sales, reviewer):
    changes = {"category_code": "CHEMICALS"}
    services.update_listing(actor=sales, listing_uuid=goods.methanol.uuid, changes=changes, at=LATER)
    assert goods.methanol.sku in {
        row.sku for row in selectors.published_listings(ListingFilters(category="ALCOHOLS"))
    }
    services.submit_listing(actor=sales, listing_uuid=goods.methanol.uuid, at=LATER)
    services.publish_listing(actor=reviewer, listing_uuid=goods.methanol.uuid, at=LATER)
    alcohols = selectors.published_listings(ListingFilters(category="ALCOHOLS"))
    assert goods.methanol.sku not in {row.sku for row in alcohols}


def test_a_suspended_producer_disappears_from_the_catalogue(goods, cast):
    cast.producer.organization.state = "SUSPENDED"
    cast.producer.organization.save()
    assert in_catalogue() == {goods.rival_methanol.sku}
    assert selectors.published_versions([goods.methanol.uuid]) == {}
    assert selectors.listing_for(cast.buyer.owner, goods.methanol.uuid) is None
