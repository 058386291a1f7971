"""Scoped reads: the public sees published versions, a producer its working copies, the zone operator all."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import BooleanField, Prefetch, Q, QuerySet, Value
from django.db.models.functions import Concat

from catalog.listings.choices import Visibility
from catalog.listings.facts import DocumentFacts, ListingFacts, facts_from_working_copy, facts_of
from catalog.listings.flow import ListingState, RevisionState
from catalog.listings.models import Attribute, Category, Listing, ListingDocument, ListingVersion, Substance
from catalog.listings.permissions import REVIEW_LISTING, SEE_OWN_LISTINGS
from marketplace.accounts.models import Organization
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor

__all__ = [
    "ListingFilters",
    "ShownDocument",
    "attributes_of",
    "categories",
    "facts_of",
    "listing_as_of",
    "listing_for",
    "listing_version",
    "own_listings",
    "published_listings",
    "published_versions",
    "review_queue",
    "shown_category",
    "shown_documents",
    "shown_facts",
    "shows_working_copy",
    "substance_by_uuid",
    "substances",
    "working_copy_for",
]

SHOWN = ("supplier", "published_category", "current_version")
"""What a listing needs beside it to be shown; rooms that read listings through a relation prefix these."""


_PUBLIC = Q(state=ListingState.PUBLISHED, supplier__state=Organization.State.ADMITTED)
"""Who was suspended disappears from the catalogue with everything it offers."""


@dataclass(frozen=True)
class ListingFilters:
    """What the catalogue is narrowed by; empty narrows nothing. A category stands for its subtree."""

    vertical: str | None = None
    category: str | None = None
    text: str | None = None
    supplier_uuid: UUID | None = None


@dataclass(frozen=True)
class ShownDocument:
    """A paper as one reader sees it."""

    facts: DocumentFacts
    may_be_taken: bool


def published_listings(filters: ListingFilters) -> QuerySet[Listing]:
    """Return what the public sees. Every word of ``text`` must be found, in any language."""
    rows = Listing.objects.filter(_PUBLIC).select_related(*SHOWN)
    if filters.vertical:
        rows = rows.filter(published_category__vertical=filters.vertical)
    if filters.category:
        line = f"/{filters.category}/"
        rows = rows.alias(line=Concat(Value("/"), "published_category__path", Value("/"))).filter(
            line__contains=line
        )
    if filters.supplier_uuid:
        rows = rows.filter(supplier__uuid=filters.supplier_uuid)
    for word in (filters.text or "")[:100].lower().split()[:8]:
        rows = rows.filter(search_text__contains=word)
    return rows


def published_versions(listing_uuids: Iterable[UUID]) -> dict[UUID, ListingVersion]:
    """Return the current version of each of these that is published, with its listing and supplier."""
    rows = Listing.objects.filter(_PUBLIC, uuid__in=list(listing_uuids)).select_related(*SHOWN)
    return {row.uuid: _version_of(row) for row in rows}


def listing_version(listing_uuid: UUID, version: int | None = None) -> ListingVersion | None:
    """Return a version of a listing: the current one, or an older one whatever the listing's state is now."""
    rows = ListingVersion.objects.select_related("listing__supplier", "listing__category")
    if version is not None:
        return rows.filter(listing__uuid=listing_uuid, number=version).first()
    return rows.filter(listing__uuid=listing_uuid, current_of__uuid=listing_uuid).first()


def own_listings(actor: Actor, *, state: str | None = None) -> QuerySet[Listing]:
    """Return the working copies of the actor's firm, in any state."""
    SEE_OWN_LISTINGS.enforce(actor)
    rows = _working_copies().filter(supplier_id=actor.organization_id)
    return rows.filter(state=state) if state else rows


def review_queue(actor: Actor) -> QuerySet[Listing]:
    """Return what waits for the zone operator: new listings and edits of published ones."""
    REVIEW_LISTING.enforce(actor)
    return _working_copies().filter(Q(state=ListingState.REVIEW) | Q(revision_state=RevisionState.IN_REVIEW))


def listing_for(actor: Actor, uuid: UUID) -> Listing | None:
    """Return a listing as published, or else the working copy to its own firm and the zone operator."""
    found = Listing.objects.filter(_PUBLIC, uuid=uuid).select_related(*SHOWN).first()
    return found or working_copy_for(actor, uuid)


def working_copy_for(actor: Actor, uuid: UUID) -> Listing | None:
    """Return the working copy to the listing's own firm and to the zone operator; to others there is none."""
    if not actor.is_system and actor.kind != OrganizationKind.ZONE_OPERATOR and actor.organization_id is None:
        return None
    rows = _working_copies().filter(uuid=uuid)
    if not actor.is_system and actor.kind != OrganizationKind.ZONE_OPERATOR:
        rows = rows.filter(supplier_id=actor.organization_id)
    return rows.first()


def shown_facts(listing: Listing) -> ListingFacts:
    """Return what a listing says to whom it was selected for; worked out once an object."""
    known: ListingFacts | None = getattr(listing, "_shown_facts", None)
    if known is not None:
        return known
    if shows_working_copy(listing):
        facts = facts_from_working_copy(listing, attributes_of(listing.category), version=listing.version)
    else:
        facts = facts_of(_version_of(listing))
    listing._shown_facts = facts  # type: ignore[attr-defined]  # kept beside the row it belongs to
    return facts


def listing_as_of(version: ListingVersion) -> Listing:
    """Return a version's listing so that it shows what that version says, whatever has become of the listing."""
    listing = version.listing
    listing._shown_facts = facts_of(version)  # type: ignore[attr-defined]  # kept beside the row it belongs to
    return listing


def shown_category(listing: Listing) -> Category:
    """Return where it stands: the published place, to who sees the working copy the edited one."""
    return listing.category if shows_working_copy(listing) else listing.published_category or listing.category


def shown_documents(actor: Actor, listing: Listing) -> list[ShownDocument]:
    """Return the papers an actor may know of: its firm and the zone operator all, others no private ones."""
    inside = actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR
    inside = inside or actor.organization_id == listing.supplier_id
    return [
        ShownDocument(paper, bool(paper.file_uuid) and (inside or paper.visibility == Visibility.PUBLIC))
        for paper in shown_facts(listing).documents
        if inside or paper.visibility != Visibility.PRIVATE
    ]


def shows_working_copy(listing: Listing) -> bool:
    return bool(getattr(listing, "is_selected_as_working_copy", False)) or listing.current_version_id is None


def attributes_of(category: Category) -> list[Attribute]:
    """Return the attributes of a category and those above it, from the root down."""
    line: list[Category] = []
    step: Category | None = category
    while step is not None:
        line.insert(0, step)
        step = step.parent
    return [attribute for level in line for attribute in level.attributes.all()]


def categories(*, vertical: str | None = None) -> list[Category]:
    """Return the whole tree, parents before children, with attributes."""
    rows = Category.objects.prefetch_related("attributes").order_by("path")
    found = list(rows.filter(vertical=vertical) if vertical else rows)
    by_key = {row.pk: row for row in found}
    for row in found:
        row.parent = by_key.get(row.parent_id) if row.parent_id else None
    return found


def substances(*, text: str | None = None) -> QuerySet[Substance]:
    """Return substances by CAS number or part of a name."""
    rows = Substance.objects.prefetch_related("transport_entries")
    if text:
        word = text[:100].strip()
        rows = rows.filter(Q(cas__startswith=word) | Q(names__icontains=word) | Q(synonyms__icontains=word))
    return rows


def substance_by_uuid(uuid: UUID) -> Substance | None:
    return Substance.objects.prefetch_related("transport_entries").filter(uuid=uuid).first()


def _version_of(listing: Listing) -> ListingVersion:
    version = listing.current_version
    assert version is not None
    version.listing = listing
    return version


def _working_copies() -> QuerySet[Listing]:
    up = ("category", "category__parent", "category__parent__parent", "category__parent__parent__parent")
    entries = "substance__transport_entries"
    papers = Prefetch("documents", ListingDocument.objects.select_related("file"))
    return (
        Listing.objects.annotate(is_selected_as_working_copy=Value(True, BooleanField()))
        .select_related("supplier", "substance", "current_version", *up)
        .prefetch_related("specification_rows", "packaging_options", "price_tiers", papers, entries)
        .prefetch_related(*[f"{level}__attributes" for level in up])
    )
