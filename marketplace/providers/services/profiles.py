"""A firm enters itself in the directory of providers. Lock: the provider's row."""

from datetime import datetime
from typing import Any

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.accounts.models import Organization
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail, not_found
from marketplace.core.events import record
from marketplace.providers import permissions
from marketplace.providers.checking import check_profile
from marketplace.providers.inputs import ProviderData
from marketplace.providers.models import Lane, Provider

AGGREGATE = "providers.provider"


@transaction.atomic
def register_provider(*, actor: Actor, data: ProviderData, at: datetime) -> Provider:
    """Enter the actor's firm in the directory.

    :raises Conflict: DUPLICATE when it is there already.
    :raises InvalidInput: everything that is wrong with the profile, by field.
    """
    permissions.MANAGE_PROFILE.enforce(actor)
    checked = check_profile(data)
    organization = Organization.objects.select_for_update().get(pk=firm_id(actor))
    if Provider.objects.filter(organization=organization).exists():
        fail(Conflict, ErrorCode.DUPLICATE, "Your firm is in the directory already; update its profile.")
    provider = Provider.objects.create(
        organization=organization, created_at=at, updated_at=at, **_columns(checked)
    )
    _write_lanes(provider, checked)
    _record(provider, "registered", actor, at)
    return provider


@transaction.atomic
def update_provider(*, actor: Actor, data: ProviderData, at: datetime) -> Provider:
    """Replace the whole profile of the actor's firm. Orders already placed stay as they are.

    :raises NotFound: the firm is not in the directory yet.
    :raises InvalidInput: everything that is wrong with the profile, by field.
    """
    permissions.MANAGE_PROFILE.enforce(actor)
    provider = (
        Provider.objects.select_for_update(of=("self",))
        .select_related("organization")
        .filter(organization_id=firm_id(actor))
        .first()
    )
    if provider is None:
        not_found("provider: register your firm first")
    checked = check_profile(data)
    for name, value in _columns(checked).items():
        setattr(provider, name, value)
    provider.updated_at = at
    provider.save()
    provider.lanes.all().delete()
    _write_lanes(provider, checked)
    _record(provider, "updated", actor, at)
    return provider


def _columns(data: ProviderData) -> dict[str, Any]:
    return {
        "kinds": [kind.value for kind in data.kinds],
        "scope": dict(data.scope),
        "hazard_classes": list(data.hazard_classes),
        "contact_name": data.contact.name,
        "contact_email": data.contact.email,
        "contact_phone": data.contact.phone,
        "is_listed": data.is_listed,
    }


def _write_lanes(provider: Provider, data: ProviderData) -> None:
    Lane.objects.bulk_create(
        Lane(
            provider=provider,
            from_country=lane.from_country,
            to_country=lane.to_country,
            mode=lane.mode,
            days=lane.days,
        )
        for lane in data.lanes
    )


def _record(provider: Provider, what: str, actor: Actor, at: datetime) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=provider.uuid,
        actor=actor,
        at=at,
        payload={
            "organization": provider.organization.uuid,
            "kinds": provider.kinds,
            "is_listed": provider.is_listed,
        },
    )
