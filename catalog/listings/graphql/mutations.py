"""What producers and the zone operator do with listings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from catalog.listings import models, selectors, services
from catalog.listings.graphql.inputs import ListingContent, fields_from
from catalog.listings.graphql.types import Listing
from catalog.listings.inputs import ListingData
from catalog.listings.permissions import EDIT_LISTING, REVIEW_LISTING, SUSPEND_LISTING
from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.texts import TextsInput

LISTING_ID = {"required": True, "description": "The listing's id."}
REASON = {"required": True, "description": "Why; the other side sees it."}


def _shown(actor: Actor, listing: models.Listing) -> Mapping[str, Any]:
    """Answer with the working copy as it is now."""
    return {"listing": selectors.working_copy_for(actor, listing.uuid)}


class ListingCreate(Mutation):
    """Make a draft of your firm. What is given must be right; what is missing may follow."""

    permission = EDIT_LISTING
    listing = field(Listing, "The draft.")

    class Input(ListingContent):
        sku = graphene.String(required=True, description="Your own code of the goods; it never changes.")
        category_code = graphene.String(required=True, description="The category it stands in.")
        names = TextsInput(required=True, description="What it is called.")
        price_unit = graphene.String(required=True, description="The unit prices are for, such as TNE.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        listing = services.create_listing(actor=actor, data=ListingData(**fields_from(data)), at=at)
        return _shown(actor, listing)


class ListingUpdate(Mutation):
    """Change the working copy: fields left out stay, lists are replaced as a whole, null clears.

    The public goes on reading the published version until the edit has been reviewed and published.
    """

    permission = EDIT_LISTING
    listing = field(Listing, "The working copy.")

    class Input(ListingContent):
        listing_id = graphene.ID(**LISTING_ID)
        category_code = graphene.String(description="The category it stands in.")
        names = TextsInput(description="What it is called.")
        price_unit = graphene.String(description="The unit prices are for, such as TNE.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data.pop("listing_id"), "Listing", "listing_id")
        listing = services.update_listing(actor=actor, listing_uuid=uuid, changes=fields_from(data), at=at)
        return _shown(actor, listing)


class ListingSubmit(Mutation):
    """Hand a complete listing, or a complete edit of a published one, to the zone operator for review."""

    permission = EDIT_LISTING
    listing = field(Listing, "The listing in review.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(actor, services.submit_listing(actor=actor, listing_uuid=uuid, at=at))


class ListingPublish(Mutation):
    """Freeze a submitted listing as a new version and show it in the catalogue."""

    permission = REVIEW_LISTING
    listing = field(Listing, "The published listing.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(actor, services.publish_listing(actor=actor, listing_uuid=uuid, at=at))


class ListingReturn(Mutation):
    """Send a submitted listing back to its producer."""

    permission = REVIEW_LISTING
    listing = field(Listing, "The returned listing.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)
        reason = graphene.String(**REASON)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(
            actor, services.return_listing(actor=actor, listing_uuid=uuid, reason=data["reason"], at=at)
        )


class ListingSuspend(Mutation):
    """Take a published listing off the catalogue for a time."""

    permission = SUSPEND_LISTING
    listing = field(Listing, "The suspended listing.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)
        reason = graphene.String(**REASON)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(
            actor, services.suspend_listing(actor=actor, listing_uuid=uuid, reason=data["reason"], at=at)
        )


class ListingResume(Mutation):
    """Put a suspended listing back; what the zone operator suspended, only the zone operator puts back."""

    permission = SUSPEND_LISTING
    listing = field(Listing, "The listing, published again.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(actor, services.resume_listing(actor=actor, listing_uuid=uuid, at=at))


class ListingArchive(Mutation):
    """End a listing for good; its versions stay, since quotes and contracts refer to them."""

    permission = EDIT_LISTING
    listing = field(Listing, "The archived listing.")

    class Input:
        listing_id = graphene.ID(**LISTING_ID)
        reason = graphene.String(**REASON)

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["listing_id"], "Listing", "listing_id")
        return _shown(
            actor, services.archive_listing(actor=actor, listing_uuid=uuid, reason=data["reason"], at=at)
        )


class ListingsMutations(graphene.ObjectType):
    """Writes of listings."""

    listing_create = ListingCreate.Field()
    listing_update = ListingUpdate.Field()
    listing_submit = ListingSubmit.Field()
    listing_publish = ListingPublish.Field()
    listing_return = ListingReturn.Field()
    listing_suspend = ListingSuspend.Field()
    listing_resume = ListingResume.Field()
    listing_archive = ListingArchive.Field()
