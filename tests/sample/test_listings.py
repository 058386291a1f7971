"""Listings as a buyer, a packer and a customs clerk would check them."""

import re
from decimal import Decimal
from itertools import pairwise

import pint
import pytest

from catalog.sample import SampleZone, load_zone
from catalog.sample.goods import AttributeKind, PackageKind, PhysicalForm, Vertical
from catalog.sample.offers import DocumentKind, Listing
from marketplace.core.units import Factors, Quantity, convert

LISTINGS = load_zone().listings
REGISTRY = pint.UnitRegistry()
every_listing = pytest.mark.parametrize("listing", LISTINGS, ids=lambda listing: listing.sku)
FREIGHT_PAID_TO = {"CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"}


def factors_of(listing: Listing) -> Factors:
    return Factors(
        density_kg_per_litre=listing.density.kg_per_litre if listing.density else None,
        kg_per_piece=listing.kg_per_piece,
    )


@every_listing
def test_the_specification_states_only_what_the_category_knows(zone, listing):
    category = zone.categories[listing.category]
    codes = {attribute.code: attribute for attribute in category.attributes}
    stated = {row.attribute for row in listing.specification}
    assert stated <= set(codes)
    assert set(category.required) <= stated
    assert len(listing.specification) >= 3
    for row in listing.specification:
        attribute = codes[row.attribute]
        if attribute.kind == AttributeKind.CHOICE:
            assert row.value in {choice.code for choice in attribute.choices}


@every_listing
def test_units_of_the_specification_convert_into_those_of_the_category(zone, listing):
    for row in listing.specification:
        attribute = zone.categories[listing.category].attribute(row.attribute)
        if row.unit is None:
            assert attribute.unit is None
            continue
        stated, wanted = (
            REGISTRY.parse_expression(zone.units[unit].pint) for unit in (row.unit, attribute.unit)
        )
        assert REGISTRY.Quantity(stated).dimensionality == REGISTRY.Quantity(wanted).dimensionality


@every_listing
def test_a_measured_chemical_property_names_its_method_with_edition(listing):
    if listing.vertical != Vertical.CHEMICALS:
        return
    measured = [row for row in listing.specification if row.value is None]
    assert measured
    for row in measured:
        assert row.method, row.attribute
        assert re.search(r"-\d{2,4}|:\d{4}", row.method), row.method


@every_listing
def test_packages_fit_into_their_container(zone, listing):
    payload = {20: Decimal(26000), 40: Decimal(26700)}
    assert listing.packaging
    for option in listing.packaging:
        if option.container is None:
            continue
        kind = zone.packages[option.package].kind
        tare = Decimal(0) if kind == PackageKind.ISO_TANK else option.tare_kg
        load = (option.net_kg + tare) * option.packages_per_container
        assert load <= payload[option.container], (option.package, load)
        assert load >= Decimal(1500), (option.package, load)


@every_listing
def test_a_litre_package_is_not_overfilled(listing):
    """No drum, IBC or tank holds more than its room at 20 °C: the mass divided by the density."""
    room = {
        "DRUM_STEEL": 216,
        "DRUM_PLASTIC": 220,
        "IBC": 1060,
        "JERRICAN": 30,
        "ISO_TANK": 26000,
        "FLEXITANK": 24000,
    }
    if listing.form not in {PhysicalForm.LIQUID, PhysicalForm.SOLUTION, PhysicalForm.LIQUEFIED_GAS}:
        return
    for option in listing.packaging:
        if option.package in room and option.container == 20:
            litres = option.net_kg / listing.density.kg_per_litre
            assert litres <= room[option.package], (option.package, litres)


@every_listing
def test_dangerous_goods_are_packed_with_a_un_code(zone, listing):
    packed = {PackageKind.BAG, PackageKind.BIG_BAG, PackageKind.DRUM, PackageKind.IBC}
    for option in listing.packaging:
        kind = zone.packages[option.package].kind
        if listing.un_number is None:
            assert (option.un_code, option.tank) == (None, None)
        elif kind in packed:
            assert option.un_code
            assert package_letter(option.un_code) in LETTERS[option.package]
        elif kind == PackageKind.ISO_TANK:
            assert option.tank


LETTERS = {
    "BAG_WOVEN": {"5H"}, "JUMBO_BAG": {"13H"}, "DRUM_STEEL": {"1A"}, "DRUM_PLASTIC": {"1H"}, "IBC": {"31H"},
    "JERRICAN": {"3H"},
}  # fmt: skip


def package_letter(code: str) -> str:
    return re.match(r"\d+[A-Z]", code)[0]


@every_listing
def test_prices_fall_as_quantities_rise(listing):
    assert listing.prices
    for prices in listing.prices:
        assert prices.tiers[0].from_quantity == listing.order.minimum
        for less, more in pairwise(prices.tiers):
            assert less.from_quantity < more.from_quantity
            assert less.price > more.price


@every_listing
def test_a_sea_rule_names_a_sea_port_and_a_paid_freight_a_place_abroad(zone, listing):
    for prices in listing.prices:
        place = zone.places[prices.place]
        if prices.incoterm in {"FOB", "CFR", "CIF"}:
            assert place.sea
        assert (prices.incoterm in FREIGHT_PAID_TO) == (place.country != "CN"), (prices.incoterm, place.key)


@every_listing
def test_quantities_convert_between_all_units_that_are_offered(listing):
    for unit in (listing.order.unit, *listing.also_units):
        mass = convert(Quantity(Decimal(1000), unit), "KGM", factors=factors_of(listing))
        assert mass.value > 0
        back = convert(Quantity(mass.value, "KGM"), unit, factors=factors_of(listing))
        assert abs(back.value - 1000) < Decimal("0.01")


@every_listing
def test_goods_sold_by_the_litre_have_a_density(listing):
    if {"LTR", "MTQ"} & set(listing.also_units):
        assert listing.density is not None
    if listing.form in {PhysicalForm.LIQUID, PhysicalForm.SOLUTION}:
        assert "LTR" in listing.also_units


@every_listing
def test_the_minimum_is_whole_increments_and_capacity_is_enough(listing):
    assert listing.order.minimum % listing.order.increment == 0
    assert listing.order.monthly_capacity >= listing.order.minimum
    assert 0 <= listing.order.tolerance_percent <= 10
    assert 5 <= listing.order.lead_days <= 90


@every_listing
def test_customs_units_are_those_of_the_tariff_heading(listing):
    chapter = listing.hs_code[:2]
    expected = {"87": ("003", "035"), "61": None, "62": ("015", "035")}.get(chapter, ("035",))
    if listing.hs_code.startswith("6110"):
        expected = ("011", "035")
    elif listing.hs_code.startswith("6117"):
        expected = ("015", "035")
    assert listing.customs_units == expected
    assert listing.customs_trade_unit in {"070", "035", expected[0]}


@every_listing
def test_declaration_elements_begin_as_customs_wants_and_fit(listing):
    names = [element.name for element in listing.declaration_elements]
    values = [element.value for element in listing.declaration_elements]
    assert names[:2] == ["品牌类型", "出口享惠情况"]
    assert values[0] in {"0", "1", "2", "3", "4"}
    assert values[1] in {"0", "1", "2"}
    assert len(set(names)) == len(names) >= 5
    assert len("|".join(values)) <= 255
    assert all(re.search(r"[\u4e00-\u9fff]|^CAS$", name) for name in names)
    assert not any("|" in value for value in values)
    for element in listing.declaration_elements:
        if element.name == "CAS":
            assert element.value == listing.substance


@every_listing
def test_dangerous_goods_come_with_a_safety_data_sheet(zone, listing):
    sheets = {paper.language for paper in listing.documents if paper.kind == DocumentKind.SDS}
    if listing.un_number:
        assert {"zh-Hans", "en"} <= sheets
        assert zone.companies[listing.supplier].emergency_phone
    if listing.un_number and listing.vertical == Vertical.CHEMICALS:
        assert "B" in listing.licence_codes or listing.un_number == "1362"


@every_listing
def test_every_certificate_shows_that_it_is_a_sample(listing):
    for paper in listing.documents:
        if paper.kind == DocumentKind.CERTIFICATE:
            assert paper.number.startswith("SAMPLE-")
    keys = [(paper.kind, paper.language, paper.scheme) for paper in listing.documents]
    assert len(set(keys)) == len(keys)


def test_controlled_acids_ask_for_an_export_licence(zone: SampleZone):
    controlled = {cas for cas, substance in zone.substances.items() if substance.controls}
    for listing in zone.listings:
        if listing.vertical == Vertical.CHEMICALS:
            assert ("3" in listing.licence_codes) == (listing.substance in controlled), listing.sku


@pytest.mark.parametrize(
    "listing", [item for item in LISTINGS if item.vertical == Vertical.AUTO], ids=lambda item: item.sku
)
def test_a_vehicle_states_what_a_fleet_buyer_asks(listing):
    rows = {row.attribute: row for row in listing.specification}
    electric = rows["FUEL"].value in {"ELECTRIC", "PLUGIN_HYBRID"}
    assert ("BATTERY_ENERGY" in rows) == electric
    assert ("DISPLACEMENT" in rows) == (rows["FUEL"].value != "ELECTRIC")
    assert listing.kg_per_piece == rows["CURB_WEIGHT"].typical
    if "TOWED_MASS" not in rows:
        assert rows["GVW"].maximum >= rows["CURB_WEIGHT"].typical + Decimal(250)
    if "PAYLOAD" in rows:
        carried = rows["CURB_WEIGHT"].typical + rows["PAYLOAD"].maximum
        assert abs(rows["GVW"].maximum - carried) <= 150 * rows["SEATS"].typical
    assert (listing.un_number == "3556") == (rows["FUEL"].value == "ELECTRIC")


@pytest.mark.parametrize(
    "listing", [item for item in LISTINGS if item.vertical == Vertical.CASHMERE], ids=lambda item: item.sku
)
def test_cashmere_is_as_fine_as_its_name_promises(listing):
    """GB 18267 and ISO 17751: cashmere has a mean diameter of at most 16 µm here."""
    rows = {row.attribute: row for row in listing.specification}
    assert Decimal(13) <= rows["FIBRE_DIAMETER"].maximum <= Decimal(16)
    if listing.kg_per_piece is not None:
        assert rows["PIECE_WEIGHT"].typical == listing.kg_per_piece * 1000
