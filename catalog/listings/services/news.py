"""Tell what happened to a listing."""

from datetime import datetime
from typing import Any

from catalog.listings.models import Listing
from marketplace.core.actor import Actor
from marketplace.core.events import record


def report(what: str, listing: Listing, *, actor: Actor, at: datetime, **more: Any) -> None:
    payload = {
        "number": listing.number,
        "sku": listing.sku,
        "state": listing.state,
        "version": listing.version,
        **more,
    }
    record(
        f"catalog.listing.{what}",
        aggregate="catalog.listing",
        aggregate_uuid=listing.uuid,
        actor=actor,
        at=at,
        payload=payload,
    )
