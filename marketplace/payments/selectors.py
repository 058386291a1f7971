"""Milestones as their two sides may read them."""

from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.payments.models import Milestone


def milestones_visible_to(actor: Actor) -> QuerySet[Milestone]:
    """Return the milestones that the actor's firm pays or is paid; for the zone operator all."""
    rows = Milestone.objects.select_related("payer", "payee").prefetch_related("receipts")
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    return rows.filter(Q(payer_id=actor.organization_id) | Q(payee_id=actor.organization_id))


def milestones_found(
    actor: Actor, *, state: str | None = None, subject_uuid: UUID | None = None
) -> QuerySet[Milestone]:
    """Return those of the visible milestones that the filters leave."""
    wanted = {"state": state, "subject_uuid": subject_uuid}
    return milestones_visible_to(actor).filter(**{name: value for name, value in wanted.items() if value})


def milestone_for(actor: Actor, uuid: UUID) -> Milestone | None:
    return milestones_visible_to(actor).filter(uuid=uuid).first()


def milestones_about(actor: Actor, subject_uuid: UUID) -> QuerySet[Milestone]:
    """Return the instalments of one subject, in order."""
    return milestones_visible_to(actor).filter(subject_uuid=subject_uuid).order_by("position")
