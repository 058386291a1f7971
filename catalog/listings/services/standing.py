"""Take a listing off the catalogue, put it back, end it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from catalog.listings.flow import LISTING_FLOW, ListingAction
from catalog.listings.models import Listing
from catalog.listings.permissions import EDIT_LISTING, SUSPEND_LISTING
from catalog.listings.services.loading import locked_listing
from catalog.listings.services.news import report
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, PermissionDenied, fail
from marketplace.core.flow import advance
from marketplace.core.texts import checked_reason


@transaction.atomic
def suspend_listing(*, actor: Actor, listing_uuid: UUID, reason: str, at: datetime) -> Listing:
    """Hide a published listing for a time; its producer may, and so may the zone operator."""
    SUSPEND_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    listing.state = advance(LISTING_FLOW, listing.state, ListingAction.SUSPEND, what="listing")
    listing.suspended_by = actor.kind or OrganizationKind.ZONE_OPERATOR
    return _save(listing, "suspended", checked_reason(reason), actor=actor, at=at)


@transaction.atomic
def resume_listing(*, actor: Actor, listing_uuid: UUID, at: datetime) -> Listing:
    """Show a suspended listing again.

    :raises PermissionDenied: when the zone operator suspended it and the producer would undo that.
    """
    SUSPEND_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    listing.state = advance(LISTING_FLOW, listing.state, ListingAction.RESUME, what="listing")
    if actor.kind == OrganizationKind.PRODUCER and listing.suspended_by != OrganizationKind.PRODUCER:
        fail(
            PermissionDenied,
            ErrorCode.PERMISSION_DENIED,
            "The zone operator suspended it; ask there.",
            "listing_id",
        )
    listing.suspended_by = ""
    return _save(listing, "resumed", "", actor=actor, at=at)


@transaction.atomic
def archive_listing(*, actor: Actor, listing_uuid: UUID, reason: str, at: datetime) -> Listing:
    """End a listing for good. Its versions stay, since quotes and contracts refer to them."""
    EDIT_LISTING.enforce(actor)
    listing = locked_listing(actor, listing_uuid)
    listing.state = advance(LISTING_FLOW, listing.state, ListingAction.ARCHIVE, what="listing")
    return _save(listing, "archived", checked_reason(reason), actor=actor, at=at)


def _save(listing: Listing, what: str, reason: str, *, actor: Actor, at: datetime) -> Listing:
    listing.state_reason, listing.updated_at = reason, at
    listing.save(update_fields=["state", "state_reason", "suspended_by", "updated_at"])
    report(what, listing, actor=actor, at=at, reason=reason)
    return listing
