"""The frozen facts: exact, hashed, unchangeable."""

import json
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from catalog.listings import selectors, services
from catalog.listings.facts import (
    AttributeValue,
    CustomsUnits,
    ListingFacts,
    Origin,
    Packaging,
    Price,
    Specification,
)
from catalog.listings.models import ListingVersion
from marketplace.accounts.roles import Role
from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.units import Quantity, convert
from tests.cast import LONG_AGO

texts = st.dictionaries(st.sampled_from(["en", "zh-Hans", "ru", "mn"]), st.text(max_size=20), max_size=4)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**9), max_value=10**9)
maybe = st.none() | decimals
words = st.text(max_size=12)

listings = st.builds(
    ListingFacts,
    listing_uuid=st.uuids(),
    supplier_uuid=st.uuids(),
    version=st.integers(0, 99),
    origin=st.builds(Origin, words, words, words),
    customs=st.builds(CustomsUnits, words, words, maybe, words, maybe, words),
    dangerous_goods=st.none(),
    declaration_elements=st.just(()),
    substance=st.none(),
    documents=st.just(()),
    attributes=st.tuples(st.builds(AttributeValue, words, words, texts, words)),
    specification=st.tuples(st.builds(Specification, words, texts, maybe, maybe, maybe)),
    packaging=st.lists(st.builds(Packaging, words, words, names=texts, net_kg=maybe), max_size=3).map(tuple),
    prices=st.lists(st.builds(Price, decimals, decimals, words, words, words), max_size=3).map(tuple),
    **dict.fromkeys(("category_names", "names", "descriptions", "storage"), texts),
    **dict.fromkeys(("min_quantity", "increment", "monthly_capacity", "kg_per_piece"), maybe),
    **dict.fromkeys(("density_kg_per_litre", "density_celsius"), maybe),
    machine_texts=st.lists(words, max_size=2).map(tuple),
    licences=st.lists(words, max_size=2).map(tuple),
    tolerance_percent=decimals,
)  # fmt: skip


@given(listings)
def test_json_and_back_is_the_same_value_with_the_same_hash(facts):
    back = ListingFacts.from_json(json.loads(json.dumps(facts.to_json())))
    assert back == facts
    assert back.sha256 == facts.sha256
    assert [str(price.price) for price in back.prices] == [format(price.price, "f") for price in facts.prices]


@given(listings)
def test_another_fact_is_another_hash(facts):
    changed = replace(facts, listing_uuid=UUID(int=facts.listing_uuid.int ^ 1))
    assert changed.sha256 != facts.sha256


def test_a_damaged_record_is_not_read_as_a_whole_one(goods):
    whole = selectors.listing_version(goods.methanol.uuid).facts
    without = {name: value for name, value in whole.items() if name != "hs_code"}
    for damaged in (without, {**whole, "colour": "red"}):
        with pytest.raises(TypeError):
            ListingFacts.from_json(damaged)


def test_every_vertical_comes_back_exactly(goods):
    for listing in (goods.methanol, goods.cashmere, goods.truck):
        version = selectors.listing_version(listing.uuid)
        assert selectors.facts_of(version).to_json() == version.facts
        assert selectors.facts_of(version).sha256 == version.sha256


@pytest.mark.parametrize("statement", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_a_version_is_frozen_by_the_database(goods, statement):
    table = ListingVersion._meta.db_table
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_facts_hold_what_customs_and_the_contract_need(goods):
    facts = selectors.facts_of(selectors.listing_version(goods.methanol.uuid))
    assert (facts.cas, facts.hs_code, facts.ciq_code, facts.origin.district) == (
        "67-56-1",
        "2905110000",
        "101",
        "15069",
    )
    assert [element.value for element in facts.declaration_elements] == ["有机合成", "99.9%"]
    assert facts.dangerous_goods.un_number == "1230"
    assert (facts.customs.trade_unit, facts.customs.first_unit, facts.customs.first_factor) == (
        "070",
        "035",
        1000,
    )
    assert facts.packaging_option("DRUM").gross_kg == Decimal("178.5")
    assert facts.specification[0].names["zh-Hans"] == "纯度"
    assert facts.specification[0].shown == "≥ 99.85 %"
    assert facts.has_document("SDS", "zh-Hans")
    assert facts.substance.synonyms["en"] == ("Methyl alcohol", "MeOH")


def test_a_vehicle_carries_typed_attributes(goods):
    facts = selectors.facts_of(selectors.listing_version(goods.truck.uuid))
    values = {value.code: value.value for value in facts.attributes}
    assert values == {
        "MODEL": "E350",
        "MODEL_YEAR": "2026",
        "LEFT_HAND_DRIVE": "YES",
        "TYPE_APPROVED": "2025-03-01",
    }


def test_drums_convert_only_when_the_drum_is_chosen(goods):
    facts = selectors.facts_of(selectors.listing_version(goods.methanol.uuid))
    drums = Quantity(Decimal(100), "XDR")
    assert convert(drums, "TNE", factors=facts.factors("DRUM")).value == 16
    for packaging in ("", "ISO_TANK", "NONE"):
        with pytest.raises(InvalidInput) as error:
            convert(drums, "TNE", factors=facts.factors(packaging))
        assert error.value.code == ErrorCode.NOT_CONVERTIBLE


def test_names_fall_back_to_a_language_that_is_there(goods):
    facts = selectors.facts_of(selectors.listing_version(goods.cashmere.uuid))
    assert facts.name("mn") == "Ялгасан цагаан ноолуур"
    assert facts.name("de") == facts.name("en")


def test_a_listing_can_be_shown_as_an_older_version_said(goods, cast, django_assert_num_queries):
    sales, reviewer = cast.producer.actor(Role.SALES), cast.zone.actor(Role.APPROVER)
    uuid = goods.methanol.uuid
    services.update_listing(actor=sales, listing_uuid=uuid, changes={"brand": "LATER"}, at=LONG_AGO)
    services.submit_listing(actor=sales, listing_uuid=uuid, at=LONG_AGO)
    services.publish_listing(actor=reviewer, listing_uuid=uuid, at=LONG_AGO)
    first = selectors.listing_version(uuid, 1)
    with django_assert_num_queries(0):
        shown = selectors.shown_facts(selectors.listing_as_of(first))
    assert (shown.version, shown.brand) == (1, "SAMPLE")
