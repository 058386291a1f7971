"""The zone offers what was planned: every good, with its codes and its danger."""

import csv
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from catalog.sample import SampleZone
from catalog.sample.offers import Listing


@dataclass(frozen=True)
class Planned:
    """A good as it was planned; `planned_goods.csv` names the listing that offers it."""

    sku: str
    vertical: str
    english: str
    chinese: str
    cas: str
    hs6: str
    un_number: str
    hazard_class: str
    subsidiary: tuple[str, ...]
    packing_group: str


def planned_goods() -> list[Planned]:
    path = Path(__file__).with_name("planned_goods.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return [
        Planned(*row[:8], subsidiary=tuple(part for part in row[8].split("+") if part), packing_group=row[9])
        for row in rows
    ]


GOODS = planned_goods()
every_good = pytest.mark.parametrize("planned", GOODS, ids=lambda planned: planned.sku)


def listing_of(zone: SampleZone, planned: Planned) -> Listing:
    return zone.listings_by_sku[planned.sku]


def test_each_planned_good_is_offered_once(zone):
    assert len(GOODS) == 61
    assert sorted(planned.sku for planned in GOODS) == sorted(listing.sku for listing in zone.listings)
    by_vertical = Counter(listing.vertical.value for listing in zone.listings)
    assert by_vertical == {"CHEMICALS": 45, "CASHMERE": 7, "AUTO": 9}


@every_good
def test_it_has_the_planned_names_and_codes(zone, planned):
    listing = listing_of(zone, planned)
    assert listing.vertical == planned.vertical
    assert (listing.names.en, listing.names.zh) == (planned.english, planned.chinese)
    assert (listing.substance or "") == planned.cas
    assert listing.hs_code[:6] == planned.hs6
    assert len(listing.hs_code) == 10


@every_good
def test_it_travels_as_planned(zone, planned):
    listing = listing_of(zone, planned)
    assert (listing.un_number or "") == planned.un_number
    if listing.un_number is None:
        assert planned.hazard_class == ""
        return
    entry = zone.dangerous_goods[listing.un_number]
    assert entry.hazard_class == planned.hazard_class
    assert entry.subsidiary_risks == planned.subsidiary
    assert (entry.packing_group or "") == planned.packing_group
