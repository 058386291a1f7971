"""Quotes as each side may read them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from rfq.quotes.models import Quote, QuoteVersion


def quotes_visible_to(actor: Actor) -> QuerySet[Quote]:
    """Return the supplier's own quotes, the quotes on a buyer's requests, for the zone operator all."""
    rows = Quote.objects.select_related("supplier", "rfq__buyer").prefetch_related(
        "versions__lines__listing_version__listing__supplier",
        "versions__lines__rfq_line",
        "versions__milestones",
        "versions__author",
    )
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    return rows.filter(Q(supplier_id=actor.organization_id) | Q(rfq__buyer_id=actor.organization_id))


def quote_for(actor: Actor, uuid: UUID) -> Quote | None:
    return quotes_visible_to(actor).filter(uuid=uuid).first()


def version_for(actor: Actor, uuid: UUID) -> QuoteVersion | None:
    return QuoteVersion.objects.filter(uuid=uuid, quote__in=quotes_visible_to(actor).values("pk")).first()


def quotes_on(actor: Actor, rfq_uuid: UUID) -> QuerySet[Quote]:
    return quotes_visible_to(actor).filter(rfq__uuid=rfq_uuid)


def latest_version(quote: Quote) -> QuoteVersion:
    """Return the version that can be accepted, from the prefetched rows."""
    return max(quote.versions.all(), key=lambda version: version.number)
