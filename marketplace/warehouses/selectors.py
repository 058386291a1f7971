"""Warehouses as everybody may read them; bookings as their two sides may."""

from decimal import Decimal
from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.models import Organization
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.warehouses.flow import EXPECTED
from marketplace.warehouses.models import Booking, Warehouse

_SHOWN = Q(is_listed=True, operator__state=Organization.State.ADMITTED)


def warehouses_listed(
    *,
    country: str | None = None,
    hazard_class: str | None = None,
    service: str | None = None,
    min_pallets: int | None = None,
    min_volume_m3: Decimal | None = None,
    recognized: bool | None = None,
) -> QuerySet[Warehouse]:
    """Return the public directory. Sizes are of the whole warehouse, not of what is free."""
    rows = _with_parts().filter(_SHOWN)
    if country:
        rows = rows.filter(country=country)
    if hazard_class:
        rows = rows.filter(hazard_classes__contains=[hazard_class])
    if service:
        rows = rows.filter(services__contains=[service])
    if min_pallets is not None:
        rows = rows.filter(capacity_pallets__gte=min_pallets)
    if min_volume_m3 is not None:
        rows = rows.filter(capacity_m3__gte=min_volume_m3)
    if recognized is not None:
        rows = rows.filter(recognized_at__isnull=not recognized)
    return rows


def warehouse_listed(uuid: UUID) -> Warehouse | None:
    return _with_parts().filter(_SHOWN, uuid=uuid).first()


def warehouse_for(actor: Actor, uuid: UUID) -> Warehouse | None:
    """Return a listed warehouse; the operator and the zone operator see one that is not listed too."""
    rows = _with_parts().filter(uuid=uuid)
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows.first()
    if actor.organization_id is None:
        return rows.filter(_SHOWN).first()
    return rows.filter(_SHOWN | Q(operator_id=actor.organization_id)).first()


def own_warehouses(actor: Actor) -> QuerySet[Warehouse]:
    """Return the warehouses of the actor's firm, listed or not."""
    if actor.organization_id is None:
        return Warehouse.objects.none()
    return _with_parts().filter(operator_id=actor.organization_id)


def bookings_visible_to(actor: Actor) -> QuerySet[Booking]:
    """Return the bookings in which the actor's firm is client or operator; for the zone operator all."""
    rows = Booking.objects.select_related("warehouse__operator", "client")
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    return rows.filter(Q(client_id=actor.organization_id) | Q(warehouse__operator_id=actor.organization_id))


def bookings_found(
    actor: Actor,
    *,
    state: str | None = None,
    warehouse_uuid: UUID | None = None,
    subject_uuid: UUID | None = None,
) -> QuerySet[Booking]:
    """Return those of the visible bookings that the filters leave."""
    wanted = {"state": state, "warehouse__uuid": warehouse_uuid, "subject_uuid": subject_uuid}
    return bookings_visible_to(actor).filter(**{name: value for name, value in wanted.items() if value})


def booking_for(actor: Actor, uuid: UUID) -> Booking | None:
    return bookings_visible_to(actor).filter(uuid=uuid).first()


def bookings_about(actor: Actor, subject_uuid: UUID) -> QuerySet[Booking]:
    """Return what the actor's firm booked, or is to keep, for one subject, oldest first."""
    return bookings_visible_to(actor).filter(subject_uuid=subject_uuid).order_by("id")


def confirmed_booking(uuid: UUID, *, subject_uuid: UUID) -> Booking | None:
    """Return a booking of a subject if the goods may come or are there; for the room that owns it."""
    rows = Booking.objects.select_related("warehouse__operator", "client")
    return rows.filter(uuid=uuid, subject_uuid=subject_uuid, state__in=EXPECTED).first()


def _with_parts() -> QuerySet[Warehouse]:
    return Warehouse.objects.select_related("operator")
