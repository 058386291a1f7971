"""A mistake in the data is told with file, record and field."""

import tomllib
from dataclasses import FrozenInstanceError, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from catalog.sample import SampleError, load_zone
from catalog.sample.checks import check_zone
from catalog.sample.goods import PackageKind
from catalog.sample.offers import Listing, PriceTier
from catalog.sample.read_firms import read_company
from catalog.sample.read_goods import read_substance
from catalog.sample.read_offers import read_listings
from catalog.sample.reading import DATA, Row

ZONE = load_zone()
METHANOL = DATA / "listings" / "methanol.toml"


def spoilt(tmp_path: Path, old: str, new: str) -> list[Listing]:
    """Read the methanol producer's listings from a copy in which one text was replaced."""
    text = METHANOL.read_text(encoding="utf-8")
    assert old in text
    copy = tmp_path / "methanol.toml"
    copy.write_text(text.replace(old, new, 1), encoding="utf-8")
    return list(read_listings(copy, ZONE.categories, ZONE.substances))


def checked(**changes: object) -> None:
    """Check the zone with its first methanol listing changed."""
    listing = replace(ZONE.listings_by_sku["OSM-MEOH-01"], **changes)
    others = tuple(item for item in ZONE.listings if item.sku != "OSM-MEOH-01")
    check_zone(replace(ZONE, listings=(listing, *others)))


def test_two_readings_give_the_same_zone():
    assert load_zone.__wrapped__() == load_zone()


def test_records_cant_be_changed():
    with pytest.raises(FrozenInstanceError):
        ZONE.listings[0].sku = "OTHER"


def test_an_untouched_copy_is_read(tmp_path):
    first, *_ = spoilt(tmp_path, "OSM-MEOH-01", "OSM-MEOH-99")
    assert first == replace(ZONE.listings_by_sku["OSM-MEOH-01"], sku="OSM-MEOH-99")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('hs10 = "2905110000"', 'hs10 = "29051100"', r"methanol.toml, OSM-MEOH-01: hs10 '29051100'"),
        ('name.mn = "Техникийн метанол"\n', "", r"OSM-MEOH-01, name: mn is missing"),
        ("lead_days = 14", "lead_time = 14", r"OSM-MEOH-01, order: lead_days is missing"),
        ("minimum = 20", "minimum = 0", r"order: minimum must be above zero"),
        ("min = 99.85", 'min = "99.85"', r"specification 1: min has the wrong type"),
        ("max = 0.10, typical = 0.03", "max = 0.10, typical = 0.30", r"specification 2: .* rising order"),
        ('attribute = "WATER"', 'attribute = "WETNESS"', r"WETNESS is not an attribute of METHANOL_DERIV"),
        ('term = "FCA"', 'term = "DAF"', r"prices 1: term 'DAF'"),
        ('un = "1A1"', 'un = "drum"', r"packaging 4: un 'drum'"),
        ('category = "METHANOL_DERIVATIVES"', 'category = "ALCOHOL"', r"OSM-MEOH-01: unknown category"),
        ('substance = "67-56-1"', 'substance = "67-56-2"', r"unknown substance 67-56-2"),
        ('brand = "YUANBEN 样本"', "", r"methanol.toml: brand is missing"),
        ('languages = ["zh-Hans", "en", "ru", "mn"]', 'languages = ["cn"]', r"documents 1: languages 'cn'"),
        ("2025-05-12", '"yesterday"', r"documents 1: date has the wrong type"),
        ("tolerance = 5 }", "tolerance = 5, colour = 3 }", r"order: unknown field colour"),
        ('grade = "GB/T 338 AA"', 'grade = "GB/T 338 AA', r"methanol.toml: .*line"),
    ],
)
def test_a_spoilt_listing_is_refused(tmp_path, old, new, told):
    with pytest.raises(SampleError, match=told):
        spoilt(tmp_path, old, new)


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / name).read_text(encoding="utf-8"), parse_float=Decimal)


def substance_row(**changes: object) -> Row:
    return Row("substances, 67-56-1", {**table("goods/substances-organic.toml")["67-56-1"], **changes})


def test_a_substance_with_a_wrong_check_digit_is_refused():
    with pytest.raises(SampleError, match="check digit of the CAS number"):
        read_substance("67-56-2", substance_row(), ZONE.dangerous_goods)
    with pytest.raises(SampleError, match="check digit of the EC number"):
        read_substance("67-56-1", substance_row(ec="200-659-7"), ZONE.dangerous_goods)


def test_a_liquid_without_density_is_refused():
    row = substance_row()
    row.optional("density")
    with pytest.raises(SampleError, match="density of the liquid"):
        read_substance("67-56-1", row, ZONE.dangerous_goods)


def test_a_company_outside_the_example_domain_is_refused():
    fields = {**table("companies/buyers.toml")["company"][0], "domain": "gobichem.mn"}
    with pytest.raises(SampleError, match=r"buyers.toml, gobi-chemicals: domain 'gobichem.mn'"):
        read_company(Row("buyers.toml, company 1", fields))


def test_prices_that_rise_with_quantity_are_refused():
    prices = ZONE.listings_by_sku["OSM-MEOH-01"].prices[0]
    rising = replace(
        prices, tiers=(PriceTier(Decimal(20), Decimal(300)), PriceTier(Decimal(60), Decimal(310)))
    )
    with pytest.raises(SampleError, match=r"OSM-MEOH-01: FCA CNERC: the prices do not fall"):
        checked(prices=(rising,))
    inland = replace(prices, incoterm="FOB")
    with pytest.raises(SampleError, match="FOB CNERC is not a sea port"):
        checked(prices=(inland,))


def test_an_overloaded_container_is_refused():
    drum = ZONE.listings_by_sku["OSM-MEOH-01"].packaging[3]
    assert ZONE.packages[drum.package].kind == PackageKind.DRUM
    with pytest.raises(SampleError, match="are too much for 20 feet"):
        checked(packaging=(replace(drum, packages_per_container=160),))
    with pytest.raises(SampleError, match="needs a UN packaging code"):
        checked(packaging=(replace(drum, un_code=None),))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"supplier": "nobody"}, "unknown supplier nobody"),
        ({"origin": "MARS"}, "unknown origin MARS"),
        ({"un_number": "1170"}, "unknown UN number 1170"),
        ({"un_number": "1090"}, "unknown UN number 1090"),
        ({"un_number": "1789"}, "UN 1789 is not of this substance"),
        ({"density": None}, "sold by volume but no density is known"),
        ({"storage": ("ANYWHERE",)}, "unknown storage rule ANYWHERE"),
        ({"documents": ()}, "dangerous goods need an SDS"),
        ({"specification": ()}, "the specification lacks PURITY"),
        ({"substance": None}, "a chemical names its substance"),
        ({"sku": "OSM-DME-01"}, "SKU OSM-DME-01 is used twice"),
    ],
)
def test_a_listing_that_does_not_fit_the_zone_is_refused(changes, told):
    with pytest.raises(SampleError, match=told):
        checked(**changes)
