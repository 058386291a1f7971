"""Declarations as their filer, the seller and the zone operator may read them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from rfq.declarations.models import Declaration


def declarations_visible_to(actor: Actor) -> QuerySet[Declaration]:
    """Return what the actor's firm files or sells, for the zone operator all. A buyer sees none: it is the export's."""
    rows = Declaration.objects.select_related(
        "contract__seller", "contract__buyer", "filer"
    ).prefetch_related("messages__file", "receipts")
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    return rows.filter(
        Q(filer_id=actor.organization_id) | Q(contract__seller_id=actor.organization_id)
    ).distinct()


def declaration_for(actor: Actor, uuid: UUID) -> Declaration | None:
    return declarations_visible_to(actor).filter(uuid=uuid).first()
