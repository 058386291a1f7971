"""The published goods that other tests use."""

from catalog.listings import selectors
from catalog.listings.flow import ListingState


def test_goods_of_every_vertical_are_published(goods):
    listings = [goods.methanol, goods.cashmere, goods.truck, goods.rival_methanol]
    assert {listing.vertical for listing in listings} == {"CHEMICALS", "CASHMERE", "AUTO"}
    assert {listing.state for listing in listings} == {ListingState.PUBLISHED}
    assert selectors.published_listings(selectors.ListingFilters()).count() == 4


def test_their_versions_hold_their_facts(goods):
    version = selectors.listing_version(goods.methanol.uuid)
    facts = selectors.facts_of(version)
    assert facts.to_json() == version.facts
    assert facts.sha256 == version.sha256
    assert str(facts.customs.first_factor) == "1000"
    assert facts.customs.source == "UN/ECE Rec 20"
