"""What the producer does: create, update, submit."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from catalog.listings.checking import Surroundings, check_complete, check_data
from catalog.listings.flow import LISTING_FLOW, REVISION_FLOW, ListingAction, ListingState
from catalog.listings.inputs import ListingData
from catalog.listings.models import Listing
from catalog.listings.permissions import EDIT_LISTING
from catalog.listings.services.loading import attributes_of, locked_listing, surroundings_of, working_facts
from catalog.listings.services.news import report
from catalog.listings.services.writing import clear_parts, data_of, fill_columns, write_parts
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, invalid
from marketplace.core.flow import advance
from marketplace.core.ids import next_number


@transaction.atomic
def create_listing(*, actor: Actor, data: ListingData, at: datetime) -> Listing:
    """Create a draft of the actor's firm. What is given must be right; what is missing may come later.

    :raises InvalidInput: every problem with its field path; DUPLICATE at ``sku`` for a code used already.
    """
    EDIT_LISTING.enforce(actor)
    assert actor.organization_id is not None
    around = surroundings_of(data, owner_uuid=actor.organization_uuid, at=at)
    data = check_data(data, around)
    # The counter's row is locked until the end: of two that send the same code, the second sees the first's listing.
    number = next_number("LST", at=at)
    if Listing.objects.filter(supplier_id=actor.organization_id, sku=data.sku).exists():
        invalid(f"You have a listing {data.sku} already.", "sku", ErrorCode.DUPLICATE)
    listing = Listing(
        number=number, supplier_id=actor.organization_id, sku=data.sku, created_at=at, updated_at=at
    )
    _write(listing, data, around, first=True, at=at)
    report("created", listing, actor=actor, at=at)
    return listing


@transaction.atomic
def update_listing(*, actor: Actor, listing_uuid: UUID, changes: Mapping[str, Any], at: datetime) -> Listing:
    """Lay changes over the working copy; ``changes`` are fields of ``ListingData`` without ``sku``.

    The public goes on reading the published version until the edit has been reviewed and published.

    :raises Conflict: WRONG_STATE while it is in review, suspended or archived.
    """
    EDIT_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    _advance(listing, ListingAction.UPDATE)
    before = working_facts(listing, attributes_of(listing.category), version=listing.version)
    data = replace(data_of(before), **changes)
    around = surroundings_of(data, owner_uuid=actor.organization_uuid, at=at)
    _write(listing, check_data(data, around), around, first=False, at=at)
    report("updated", listing, actor=actor, at=at, changed=sorted(changes))
    return listing


@transaction.atomic
def submit_listing(*, actor: Actor, listing_uuid: UUID, at: datetime) -> Listing:
    """Hand a complete draft, or a complete edit of a published listing, to the zone operator for review.

    :raises InvalidInput: REQUIRED for each thing that is missing.
    """
    EDIT_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    _advance(listing, ListingAction.SUBMIT)
    attributes = attributes_of(listing.category)
    facts = working_facts(listing, attributes, version=listing.version + 1)
    check_complete(facts, attributes, listing.substance)
    listing.state_reason, listing.updated_at = "", at
    listing.save(update_fields=["state", "revision_state", "state_reason", "updated_at"])
    report("submitted", listing, actor=actor, at=at)
    return listing


def _advance(listing: Listing, action: ListingAction) -> None:
    was_published = listing.state == ListingState.PUBLISHED
    listing.state = advance(LISTING_FLOW, listing.state, action, what="listing")
    if was_published:
        listing.revision_state = advance(REVISION_FLOW, listing.revision_state, action, what="edit")


def _write(listing: Listing, data: ListingData, around: Surroundings, *, first: bool, at: datetime) -> None:
    assert around.category is not None
    fill_columns(listing, data, around.category, around.substance)
    listing.updated_at = at
    listing.save()
    if not first:
        clear_parts(listing)
    write_parts(listing, data, around.files)
