"""What may be asked about the catalogue."""

from typing import Any

import graphene

from catalog.listings import models, selectors
from catalog.listings.graphql.enums import ListingStateEnum, VerticalEnum
from catalog.listings.graphql.types import Category, Listing, Substance
from catalog.listings.permissions import REVIEW_LISTING, SEE_OWN_LISTINGS
from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, list_of, public
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.permissions import PUBLIC


class ListingsQueries(graphene.ObjectType):
    """Reads of listings, categories and substances."""

    listings = ConnectionField(
        Listing,
        description="The catalogue, newest first, as it was published.",
        permission=PUBLIC,
        cacheable=True,
        vertical=VerticalEnum(description="Only this industry."),
        category=graphene.String(description="Only this category and what is below, by code."),
        text=graphene.String(
            description=(
                "Only listings with all these words, in any language: names, synonyms, CAS, HS, SKU, UN."
            )
        ),
        supplier_id=graphene.ID(description="Only this producer's."),
    )
    listing = public(
        Listing,
        "A listing as it was published; before that its own firm and the zone operator see the working copy.",
        id=graphene.ID(required=True, description="The listing's id."),
        working_copy=graphene.Boolean(
            default_value=False, description="Show the working copy even when there is a published version."
        ),
    )
    own_listings = ConnectionField(
        Listing,
        description="The working copies of your firm, newest first.",
        permission=SEE_OWN_LISTINGS,
        state=ListingStateEnum(description="Only in this state."),
    )
    listing_review_queue = ConnectionField(
        Listing,
        description="What waits for the zone operator, oldest first.",
        permission=REVIEW_LISTING,
    )
    categories = public(
        list_of(Category),
        "The tree of categories, parents before children.",
        required=True,
        cost=20,
        usual_size=40,
        cacheable=True,
        vertical=VerticalEnum(description="Only this industry."),
    )
    substances = ConnectionField(
        Substance,
        description="Substances by CAS number.",
        permission=PUBLIC,
        cacheable=True,
        text=graphene.String(
            description="Start of the CAS number, or part of a name or synonym in any language."
        ),
    )

    @staticmethod
    def resolve_listings(_root: Any, _info: Any, supplier_id: str | None = None, **filters: Any) -> Ordered:
        supplier_uuid = uuid_from(supplier_id, "Organization", "supplier_id") if supplier_id else None
        wanted = selectors.ListingFilters(supplier_uuid=supplier_uuid, **filters)
        return Ordered(selectors.published_listings(wanted))

    @staticmethod
    def resolve_listing(
        _root: Any,
        info: Any,
        id: str,
        working_copy: bool = False,
    ) -> models.Listing | None:
        uuid = uuid_from(id, "Listing", "id")
        if working_copy:
            return selectors.working_copy_for(actor_of(info), uuid)
        return selectors.listing_for(actor_of(info), uuid)

    @staticmethod
    def resolve_own_listings(_root: Any, info: Any, state: str | None = None) -> Ordered:
        return Ordered(selectors.own_listings(actor_of(info), state=state))

    @staticmethod
    def resolve_listing_review_queue(_root: Any, info: Any) -> Ordered:
        return Ordered(selectors.review_queue(actor_of(info)), keys=("updated_at", "id"), descending=False)

    @staticmethod
    def resolve_categories(_root: Any, _info: Any, vertical: str | None = None) -> list[models.Category]:
        return selectors.categories(vertical=vertical)

    @staticmethod
    def resolve_substances(_root: Any, _info: Any, text: str | None = None) -> Ordered:
        return Ordered(selectors.substances(text=text), keys=("cas",), descending=False)
