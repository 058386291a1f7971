"""Loading the sample zone: through the services, again at any time, and all of it right."""

from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from catalog.listings import selectors
from catalog.listings.models import Category, Listing, ListingVersion, Substance
from catalog.listings.selectors import ListingFilters
from catalog.loading import PASSWORD, logins
from catalog.loading.zone import load
from catalog.sample import SampleZone, load_zone
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.services import check_credentials
from marketplace.core.documents.fonts import prepare_fonts
from marketplace.core.events.verifying import find_breaks
from marketplace.core.files import read_bytes
from marketplace.core.files.models import StoredFile
from marketplace.providers.models import Provider
from marketplace.warehouses.models import Warehouse

AT = datetime(2026, 11, 24, 8, tzinfo=UTC)
SKUS = ("OSM-MEOH-01", "OSM-DME-01")
"""Methanol with a safety data sheet, and one more of its producer."""


@pytest.fixture
def stored_here(settings, tmp_path) -> None:
    """Keep files in the test's own folder, and have the fonts that the safety data sheets need."""
    backend = "django.core.files.storage.FileSystemStorage"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": backend, "OPTIONS": {"location": str(tmp_path)}},
    }
    prepare_fonts(Path(settings.DOCUMENT_FONTS_ROOT))


@pytest.fixture
def small_zone(stored_here) -> SampleZone:
    """One firm of each kind and two listings, so that loading takes a moment only."""
    zone = load_zone()
    firms = [zone.producers[0], zone.buyers[0], zone.providers[0], zone.warehouse_operators[0]]
    return replace(
        zone,
        companies={firm.key: firm for firm in (zone.zone_operator, *firms)},
        listings=tuple(listing for listing in zone.listings if listing.sku in SKUS),
    )


def load_quietly(zone: SampleZone) -> None:
    load(zone, at=AT, say=lambda _: None)


def counts() -> list[int]:
    models = (User, Organization, Membership, Category, Substance, Provider, Warehouse)
    models += (Listing, ListingVersion, StoredFile)
    return [model._default_manager.count() for model in models]


def test_everything_is_there_published_and_admitted(db, small_zone):
    load_quietly(small_zone)
    assert {listing.sku for listing in selectors.published_listings(ListingFilters())} == set(SKUS)
    assert set(Organization.objects.values_list("state", "is_sample")) == {("ADMITTED", True)}
    assert Provider.objects.get().kinds == ["BROKER"]
    assert Warehouse.objects.get().names["en"] == "Ulaanbaatar sample warehouse"


def test_loading_again_changes_nothing(db, small_zone):
    load_quietly(small_zone)
    before = counts()
    load_quietly(small_zone)
    assert counts() == before


def test_an_edited_listing_gets_a_new_version_and_the_others_do_not(db, small_zone):
    load_quietly(small_zone)
    first, *others = small_zone.listings
    load_quietly(replace(small_zone, listings=(replace(first, grade="New grade"), *others)))
    assert dict(Listing.objects.values_list("sku", "version")) == {first.sku: 2, others[0].sku: 1}


def test_a_zone_that_was_loaded_in_part_is_completed(db, small_zone):
    load_quietly(replace(small_zone, listings=small_zone.listings[:1]))
    load_quietly(small_zone)
    assert Listing.objects.count() == 2


def test_people_sign_in_with_the_password_that_is_shown(db, small_zone):
    load_quietly(small_zone)
    login = logins(load_zone())[0]
    assert check_credentials(
        email=login.email, password=PASSWORD, one_time_code="", address="", at=AT
    ) == User.objects.get(email=login.email)


def test_a_safety_data_sheet_is_a_real_file_in_two_languages(db, small_zone):
    load_quietly(small_zone)
    facts = selectors.facts_of(ListingVersion.objects.get(listing__sku="OSM-MEOH-01"))
    sheets = {paper.language: paper for paper in facts.documents if paper.kind == "SDS"}
    assert sheets["zh-Hans"].sha256 == sheets["en"].sha256 != ""
    assert sheets["ru"].file_uuid is None
    assert read_bytes(StoredFile.objects.get(uuid=sheets["en"].file_uuid)).startswith(b"%PDF-")


def test_the_events_of_loading_are_whole_chains(db, small_zone):
    load_quietly(small_zone)
    assert list(find_breaks()) == []


def test_the_command_loads_the_whole_zone_once(db, stored_here):
    zone, said = load_zone(), StringIO()
    call_command("load_sample_zone", stdout=said)
    assert "The sample zone is loaded, in" in said.getvalue()
    published = selectors.published_listings(ListingFilters())
    assert {listing.sku for listing in published} == set(zone.listings_by_sku)
    assert Organization.objects.filter(state="ADMITTED").count() == len(zone.companies)
    for listing in published:
        facts = selectors.shown_facts(listing)
        assert facts.customs.first_factor is not None
        assert all(facts.names.get(language) for language in ("en", "zh-Hans", "ru", "mn"))
    before, again = counts(), StringIO()
    call_command("load_sample_zone", stdout=again)
    assert again.getvalue() == "The sample zone is loaded already.\n"
    assert counts() == before


def test_the_log_ins_are_shown_with_their_password():
    said = StringIO()
    call_command("show_logins", stdout=said)
    assert PASSWORD in said.getvalue()
    assert "owner@zone.ordos.example" in said.getvalue()


def test_every_role_of_a_trade_can_be_signed_in_as():
    shown = {login.role for login in logins(load_zone())}
    assert {f"Producer: {role}" for role in ("owner", "sales", "finance", "customs clerk", "viewer")} <= shown
    assert {f"Buyer: {role}" for role in ("owner", "buyer", "approver", "finance", "viewer")} <= shown
    for kind in ("Broker", "Carrier rail", "Insurer", "Warehouse operator", "Zone operator"):
        assert any(role.startswith(f"{kind}: ") for role in shown)
