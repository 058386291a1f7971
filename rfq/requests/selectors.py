"""Requests as each side may read them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from rfq.requests.flow import HIDDEN_FROM_SUPPLIERS
from rfq.requests.models import Rfq, RfqInvitation


def rfqs_visible_to(actor: Actor) -> QuerySet[Rfq]:
    """Return the requests of the actor's firm: a buyer's own, a supplier's invitations, for the zone operator all."""
    rows = Rfq.objects.select_related("buyer", "author").prefetch_related(
        "lines__listing_version__listing__supplier", "invitations__supplier"
    )
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    invited = RfqInvitation.objects.filter(supplier_id=actor.organization_id).values("rfq_id")
    return rows.filter(
        Q(buyer_id=actor.organization_id) | Q(pk__in=invited) & ~Q(state__in=HIDDEN_FROM_SUPPLIERS)
    )


def rfq_for(actor: Actor, uuid: UUID) -> Rfq | None:
    return rfqs_visible_to(actor).filter(uuid=uuid).first()


def invitations_shown_to(actor: Actor, rfq: Rfq) -> list[RfqInvitation]:
    """Return whom the buyer asked; a supplier sees its own invitation only."""
    everyone = list(rfq.invitations.all())
    if actor.organization_id == rfq.buyer_id or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return everyone
    return [invitation for invitation in everyone if invitation.supplier_id == actor.organization_id]
