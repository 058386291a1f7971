"""Load a listing for a verb: scoped to the actor, locked, with what it is checked against."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Prefetch, prefetch_related_objects

from catalog.listings.checking import Surroundings
from catalog.listings.facts import ListingFacts, facts_from_working_copy
from catalog.listings.inputs import ListingData
from catalog.listings.models import Attribute, Category, Listing, ListingDocument, Substance
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.files.models import StoredFile


def locked_listing(actor: Actor, listing_uuid: UUID) -> Listing:
    """Lock the listing's row until the transaction ends.

    :raises NotFound: when it isn't the actor's own; the zone operator and the system reach every listing.
    """
    rows = Listing.objects.select_for_update(of=("self",)).select_related(
        "supplier", "category", "substance", "current_version"
    )
    if not actor.is_system and actor.kind != OrganizationKind.ZONE_OPERATOR:
        rows = rows.filter(supplier_id=actor.organization_id)
    found = rows.filter(uuid=listing_uuid).first()
    if found is None:
        not_found("listing", "listing_id")
    return found


def attributes_of(category: Category | None) -> tuple[Attribute, ...]:
    """Return the attributes of a category and of those above it, from the root down."""
    if category is None:
        return ()
    codes = category.path.split("/")
    rows = list(Attribute.objects.filter(category__code__in=codes).select_related("category"))
    rows.sort(key=lambda row: (codes.index(row.category.code), row.position, row.pk))
    return tuple(rows)


def surroundings_of(data: ListingData, *, owner_uuid: UUID | None, at: datetime) -> Surroundings:
    category = Category.objects.filter(code=data.category_code).first()
    substance = Substance.objects.prefetch_related("transport_entries").filter(cas=data.cas).first()
    wanted = [paper.file_uuid for paper in data.documents if paper.file_uuid]
    files = StoredFile.objects.filter(uuid__in=wanted, owner_uuid=owner_uuid) if wanted else []
    return Surroundings(
        category=category,
        substance=substance if data.cas else None,
        attributes=attributes_of(category),
        today=at.date(),
        files={file.uuid: file for file in files},
    )


def working_facts(listing: Listing, attributes: Iterable[Attribute], *, version: int) -> ListingFacts:
    """Read what the working copy says now, as the facts of a version; ``attributes`` are its category's."""
    papers = Prefetch("documents", ListingDocument.objects.select_related("file"))
    prefetch_related_objects(
        [listing],
        "specification_rows",
        "packaging_options",
        "price_tiers",
        papers,
        "substance__transport_entries",
    )
    return facts_from_working_copy(listing, list(attributes), version=version)
