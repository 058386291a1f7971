"""Load the whole sample zone, firm by firm; a run that was interrupted is taken up where it stopped."""

import hashlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import datetime
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from django.db import transaction

import catalog.sample
from catalog.listings import selectors, services
from catalog.listings.flow import ListingState
from catalog.listings.inputs import ListingData
from catalog.loading.catalogue import load_catalogue
from catalog.loading.firms import LoadedFirm, load_firm, load_zone_operator
from catalog.loading.goods import listing_data
from catalog.loading.papers import documents_of
from catalog.sample import SampleZone, load_zone
from catalog.sample.firms import PersonRole
from catalog.sample.offers import Listing
from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.events import record
from marketplace.core.events.models import Event

AGGREGATE = "catalog.sample"
SAMPLE_UUID = uuid5(NAMESPACE_URL, "catalog.sample")
LOADER = 1
"""Raise it when the loading changes what the same data become."""

Say = Callable[[str], None]


def load_sample_zone(*, at: datetime, say: Say) -> bool:
    """Load what is not loaded yet; return False at once when the same data have been loaded before."""
    digest = _digest()
    if digest == _loaded_digest():
        say("The sample zone is loaded already.")
        return False
    zone = load_zone()
    load(zone, at=at, say=say)
    with transaction.atomic():
        payload = {"digest": digest, "companies": len(zone.companies), "listings": len(zone.listings)}
        record(
            "catalog.sample.loaded",
            aggregate=AGGREGATE,
            aggregate_uuid=SAMPLE_UUID,
            actor=SYSTEM,
            at=at,
            payload=payload,
        )
    return True


def load(zone: SampleZone, *, at: datetime, say: Say) -> None:
    """Load a zone; what is there already is kept, or brought up to date where the data have changed."""
    operator = load_zone_operator(zone.zone_operator, at=at)
    approver = operator.actor(PersonRole.APPROVER)
    load_catalogue(zone, actor=approver, at=at)
    say(f"{len(zone.categories)} categories and {len(zone.substances)} substances are there.")
    firms = [company for company in zone.companies.values() if company != zone.zone_operator]
    for index, company in enumerate(firms, start=1):
        firm = load_firm(company, zone=zone, operator=approver, at=at)
        listings = zone.listings_of(company.key)
        for listing in listings:
            _load_listing(listing, firm, zone, approver, at)
        offers = f", {len(listings)} listings" if listings else ""
        say(f"{index:3}/{len(firms)} {company.names.en}{offers}")


@transaction.atomic
def _load_listing(
    listing: Listing, firm: LoadedFirm, zone: SampleZone, approver: Actor, at: datetime
) -> None:
    sales = firm.actor(PersonRole.SALES)
    data = listing_data(listing, zone)
    data = replace(data, documents=documents_of(listing, data, zone, actor=sales, at=at))
    known = selectors.own_listings(sales).filter(sku=listing.sku).first()
    if known is None:
        made = services.create_listing(actor=sales, data=data, at=at)
        _publish(made.uuid, sales, approver, at)
    elif known.state == ListingState.PUBLISHED:
        _bring_up_to_date(known.uuid, data, sales, approver, at)


def _bring_up_to_date(
    listing_uuid: UUID, data: ListingData, sales: Actor, approver: Actor, at: datetime
) -> None:
    """Publish a new version where the data differ from the published one; else undo the attempt."""
    before = selectors.listing_version(listing_uuid)
    assert before is not None
    changes = {f.name: getattr(data, f.name) for f in fields(ListingData) if f.name != "sku"}
    mark = transaction.savepoint()
    services.update_listing(actor=sales, listing_uuid=listing_uuid, changes=changes, at=at)
    edited = selectors.working_copy_for(sales, listing_uuid)
    assert edited is not None
    if replace(selectors.shown_facts(edited), version=before.number).sha256 == before.sha256:
        transaction.savepoint_rollback(mark)
        return
    transaction.savepoint_commit(mark)
    _publish(listing_uuid, sales, approver, at)


def _publish(listing_uuid: UUID, sales: Actor, approver: Actor, at: datetime) -> None:
    services.submit_listing(actor=sales, listing_uuid=listing_uuid, at=at)
    services.publish_listing(actor=approver, listing_uuid=listing_uuid, at=at)


def _digest() -> str:
    """Digest the data files and this loader's own number."""
    folder = Path(catalog.sample.__file__).parent / "data"
    digest = hashlib.sha256(f"loader {LOADER}".encode())
    for path in sorted(folder.rglob("*.toml")):
        digest.update(str(path.relative_to(folder)).encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _loaded_digest() -> str | None:
    last = Event.objects.filter(aggregate=AGGREGATE, aggregate_uuid=SAMPLE_UUID).order_by("-sequence").first()
    return last.payload["digest"] if last else None
