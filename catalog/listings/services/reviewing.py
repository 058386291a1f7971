"""What the zone operator does with a submitted listing: publish or return it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from catalog.listings.checking import check_complete
from catalog.listings.facts import ListingFacts
from catalog.listings.flow import LISTING_FLOW, REVISION_FLOW, ListingAction, ListingState
from catalog.listings.models import Listing, ListingVersion
from catalog.listings.permissions import REVIEW_LISTING
from catalog.listings.services.loading import attributes_of, locked_listing, working_facts
from catalog.listings.services.news import report
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.flow import advance
from marketplace.core.texts import checked_reason


@transaction.atomic
def publish_listing(*, actor: Actor, listing_uuid: UUID, at: datetime) -> Listing:
    """Freeze the working copy as a new version and show that to the public.

    :raises Conflict: WRONG_STATE when nothing was submitted; ORGANIZATION_NOT_ADMITTED for its producer.
    """
    REVIEW_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    _decide(listing, ListingAction.PUBLISH)
    if not listing.supplier.is_admitted:
        fail(Conflict, ErrorCode.ORGANIZATION_NOT_ADMITTED, "Its producer is not admitted.", "listing_id")
    attributes = attributes_of(listing.category)
    facts = working_facts(listing, attributes, version=listing.version + 1)
    check_complete(facts, attributes, listing.substance)
    version = ListingVersion.objects.create(
        listing=listing, number=facts.version, facts=facts.to_json(), sha256=facts.sha256, created_at=at
    )
    listing.version, listing.current_version = version.number, version
    listing.published_at = listing.published_at or at
    listing.updated_at, listing.state_reason = at, ""
    listing.search_text, listing.published_category = search_text_of(facts), listing.category
    listing.save()
    report("published", listing, actor=actor, at=at, version_uuid=version.uuid, sha256=version.sha256)
    return listing


@transaction.atomic
def return_listing(*, actor: Actor, listing_uuid: UUID, reason: str, at: datetime) -> Listing:
    """Send a submitted listing, or a submitted edit, back to its producer with a reason."""
    REVIEW_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    _decide(listing, ListingAction.RETURN)
    listing.state_reason, listing.updated_at = checked_reason(reason), at
    listing.save(update_fields=["state", "revision_state", "state_reason", "updated_at"])
    report("returned", listing, actor=actor, at=at, reason=listing.state_reason)
    return listing


def search_text_of(facts: ListingFacts) -> str:
    """Gather what a listing is found by: names and synonyms in every language, codes, makers' words."""
    words = [
        *facts.names.values(),
        facts.sku,
        facts.cas,
        facts.cas.replace("-", ""),
        facts.hs_code,
        facts.brand,
    ]
    words += [facts.grade, facts.formula, facts.listing_number]
    if facts.substance:
        words += [*facts.substance.names.values(), facts.substance.ec_number]
        words += [word for synonyms in facts.substance.synonyms.values() for word in synonyms]
    if facts.dangerous_goods:
        words.append(f"UN{facts.dangerous_goods.un_number}")
    return "\n".join(dict.fromkeys(word.lower() for word in words if word))


def _decide(listing: Listing, action: ListingAction) -> None:
    if listing.state == ListingState.PUBLISHED:
        listing.revision_state = advance(REVISION_FLOW, listing.revision_state, action, what="edit")
    listing.state = advance(LISTING_FLOW, listing.state, action, what="listing")
