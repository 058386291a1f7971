"""Providers as everybody may read them; service orders as their two sides may."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from marketplace.accounts.models import Organization
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.core.texts import LANGUAGES
from marketplace.providers.choices import ProviderKind
from marketplace.providers.flow import APPOINTED
from marketplace.providers.models import Lane, Provider, ServiceOrder

MAX_WORDS = 8
_SHOWN = Q(is_listed=True, organization__state=Organization.State.ADMITTED)


def providers_listed(
    *,
    kind: str | None = None,
    from_country: str | None = None,
    to_country: str | None = None,
    mode: str | None = None,
    hazard_class: str | None = None,
    text: str = "",
) -> QuerySet[Provider]:
    """Return the public directory. The lane filters must hold for one and the same lane.

    ``text`` is looked for in the firm's names and in the scope, in every language.
    """
    rows = _with_parts().filter(_SHOWN)
    if kind:
        rows = rows.filter(kinds__contains=[kind])
    if hazard_class:
        rows = rows.filter(hazard_classes__contains=[hazard_class])
    way = {"from_country": from_country, "to_country": to_country, "mode": mode}
    wanted = {name: value for name, value in way.items() if value}
    if wanted:
        rows = rows.filter(Exists(Lane.objects.filter(provider=OuterRef("pk"), **wanted)))
    for word in text.split()[:MAX_WORDS]:
        rows = rows.filter(_mentions(word))
    return rows


def provider_listed(uuid: UUID) -> Provider | None:
    return providers_listed().filter(uuid=uuid).first()


def provider_for(actor: Actor, uuid: UUID) -> Provider | None:
    """Return a listed provider, or the actor's own whether listed or not."""
    if actor.organization_id is None:
        return _with_parts().filter(_SHOWN, uuid=uuid).first()
    return _with_parts().filter(_SHOWN | Q(organization_id=actor.organization_id), uuid=uuid).first()


def own_provider(actor: Actor) -> Provider | None:
    if actor.organization_id is None:
        return None
    return _with_parts().filter(organization_id=actor.organization_id).first()


def orders_visible_to(actor: Actor) -> QuerySet[ServiceOrder]:
    """Return the orders in which the actor's firm is client or provider; for the zone operator all."""
    rows = ServiceOrder.objects.select_related(
        "provider__organization", "client", "result_file"
    ).prefetch_related("provider__lanes")
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    return rows.filter(
        Q(client_id=actor.organization_id) | Q(provider__organization_id=actor.organization_id)
    )


def orders_found(
    actor: Actor, *, state: str | None = None, kind: str | None = None, subject_uuid: UUID | None = None
) -> QuerySet[ServiceOrder]:
    """Return those of the visible orders that the filters leave."""
    wanted = {"state": state, "kind": kind, "subject_uuid": subject_uuid}
    return orders_visible_to(actor).filter(**{name: value for name, value in wanted.items() if value})


def order_for(actor: Actor, uuid: UUID) -> ServiceOrder | None:
    return orders_visible_to(actor).filter(uuid=uuid).first()


def orders_about(actor: Actor, subject_uuid: UUID) -> QuerySet[ServiceOrder]:
    """Return what the actor's firm ordered, or was ordered, for one subject, oldest first."""
    return orders_visible_to(actor).filter(subject_uuid=subject_uuid).order_by("id")


def appointed_broker(subject_uuid: UUID, *, client_id: int) -> int | None:
    """Return the key of the broker's organisation that acts for a client on a subject, if one has accepted.

    Seller and buyer each have their own broker, so the client must be named: the buyer's broker clears the
    import and has no business with the export declaration.
    """
    return (
        ServiceOrder.objects.filter(
            subject_uuid=subject_uuid, client_id=client_id, kind=ProviderKind.BROKER, state__in=APPOINTED
        )
        .values_list("provider__organization_id", flat=True)
        .first()
    )


def subjects_brokered_by(organization_id: int) -> QuerySet[ServiceOrder, UUID]:
    """Return the UUIDs of the subjects on which a broker's organisation acts for somebody."""
    return ServiceOrder.objects.filter(
        provider__organization_id=organization_id, kind=ProviderKind.BROKER, state__in=APPOINTED
    ).values_list("subject_uuid", flat=True)


def _mentions(word: str) -> Q:
    found = Q(organization__legal_name__icontains=word)
    for language in LANGUAGES:
        found |= Q(**{f"organization__names__{language}__icontains": word})
        found |= Q(**{f"scope__{language}__icontains": word})
    return found


def _with_parts() -> QuerySet[Provider]:
    return Provider.objects.select_related("organization").prefetch_related("lanes")
