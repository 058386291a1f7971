"""Listings as a client of the API meets them."""

from dataclasses import replace
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from catalog.listings import services
from marketplace.accounts.roles import Role
from marketplace.core.graphql.nodes import global_id
from marketplace.core.ids import uuid7
from tests.api import answer
from tests.cast import LONG_AGO, Cast
from tests.listing_cast import METHANOL, Goods, publish

CREATE = """
mutation($input: ListingCreateInput!) {
  listingCreate(input: $input) {
    listing { id number state isWorkingCopy name(language: "ru") cas specification { code name value }
      customs { firstUnit firstFactor source } prices { fromQuantity price { amount currency } incoterm }
      packaging { code kind grossKg } attributes { code value } dangerousGoods { unNumber } }
    userErrors { code field message }
  }
}
"""
UPDATE = """
mutation($input: ListingUpdateInput!) {
  listingUpdate(input: $input) {
    listing { state revisionState brand grade name lines: specification { code } }
    userErrors { code field message }
  }
}
"""
CARD = """
  number name(language: "zh-Hans") description category { code name } supplier { number name }
  priceUnit prices { fromQuantity price { amount currency } incoterm placeName }
  specification { name value } packaging { name kind netKg } dangerousGoods { unNumber hazardClass }
  substance { cas synonyms(language: "en") unNumbers } documents { kind language downloadUrl }
  attributes { name value }
"""
PAGE = (
    f"""query($first: Int) {{ listings(first: $first) {{ nodes {{ {CARD} }} pageInfo {{ endCursor }} }} }}"""
)

METHANOL_INPUT: dict[str, Any] = {
    "sku": "API-1",
    "categoryCode": "ALCOHOLS",
    "names": {"en": "Methanol", "zhHans": "甲醇", "ru": "Метанол"},
    "cas": "67-56-1",
    "hsCode": "2905110000",
    "origin": {"place": "Ordos", "district": "15069"},
    "priceUnit": "TNE",
    "minQuantity": "20",
    "leadDays": 14,
    "customs": {"tradeUnit": "070", "firstUnit": "035"},
    "declarationElements": [{"name": "用途", "value": "有机合成"}],
    "dangerousGoods": {
        "unNumber": "1230",
        "properShippingNames": {"en": "METHANOL", "zhHans": "甲醇"},
        "hazardClass": "3",
        "subsidiaryClasses": ["6.1"],
        "packingGroup": "II",
        "emergencyPhone": "+86 477 000 0000",
    },
    "specification": [{"code": "PURITY", "minimum": "99.85"}],
    "packaging": [{"code": "DRUM", "kind": "DRUM", "packageCode": "DR", "netKg": "160", "tareKg": "18.5"}],
    "prices": [
        {
            "fromQuantity": "20",
            "price": {"amount": "318.50", "currency": "USD"},
            "incoterm": "FOB",
            "placeName": "Xingang",
        }
    ],
    "documents": [{"kind": "SDS", "language": "en"}],
}


@pytest.fixture
def sales(cast: Cast) -> Any:
    return cast.producer.actor(Role.SALES)


def errors_of(found: dict[str, Any]) -> set[tuple[str, str]]:
    return {(error["code"], error["field"]) for error in found["userErrors"]}


def test_a_listing_is_created_and_answered(catalogue: None, sales: Any) -> None:
    found = answer(sales, CREATE, input=METHANOL_INPUT)["listingCreate"]
    assert found["userErrors"] == []
    listing = found["listing"]
    assert (listing["state"], listing["isWorkingCopy"], listing["name"]) == ("DRAFT", True, "Метанол")
    assert listing["specification"] == [{"code": "PURITY", "name": "纯度", "value": "≥ 99.85 %"}]
    assert listing["customs"] == {"firstUnit": "035", "firstFactor": "1000", "source": "UN/ECE Rec 20"}
    assert listing["prices"][0] == {
        "fromQuantity": "20",
        "price": {"amount": "318.50", "currency": "USD"},
        "incoterm": "FOB",
    }
    assert listing["packaging"] == [{"code": "DRUM", "kind": "DRUM", "grossKg": "178.5"}]


def test_the_whole_way_goes_through_the_api(cast: Cast, catalogue: None, sales: Any) -> None:
    created = answer(sales, CREATE, input=METHANOL_INPUT)["listingCreate"]["listing"]
    for actor, name in ((sales, "listingSubmit"), (cast.zone.owner, "listingPublish")):
        document = (
            f"mutation($id: ID!) {{ {name}(input: {{listingId: $id}}) {{ userErrors {{ code field }} }} }}"
        )
        assert answer(actor, document, id=created["id"])[name]["userErrors"] == []
    page = answer(cast.anonymous, "{ listings { nodes { number version state isWorkingCopy } } }")
    assert page["listings"]["nodes"] == [
        {"number": created["number"], "version": 1, "state": "PUBLISHED", "isWorkingCopy": False}
    ]


def test_problems_name_the_clients_fields(catalogue: None, sales: Any) -> None:
    wrong = {
        **METHANOL_INPUT,
        "cas": "67-56-2",
        "hsCode": "290511",
        "priceUnit": "TON",
        "minQuantity": "-5",
        "prices": [{**METHANOL_INPUT["prices"][0], "price": {"amount": "318.50"}}],
        "packaging": [{"code": "DRUM", "kind": "DRUM"}],
    }
    found = answer(sales, CREATE, input=wrong)["listingCreate"]
    assert found["listing"] is None
    assert errors_of(found) == {
        ("CHECK_DIGIT", "cas"),
        ("INVALID", "hsCode"),
        ("UNKNOWN_UNIT", "priceUnit"),
        ("CURRENCY_REQUIRED", "prices.0.price.currency"),
        ("REQUIRED", "packaging.0.netKg"),
    }


def test_an_id_of_another_type_is_not_found(catalogue: None, sales: Any) -> None:
    paper = {"kind": "SDS", "language": "en", "fileId": global_id("Listing", uuid7())}
    found = answer(sales, CREATE, input={**METHANOL_INPUT, "documents": [paper]})["listingCreate"]
    assert errors_of(found) == {("NOT_FOUND", "documents.0.fileId")}


def test_an_update_keeps_what_is_left_out_and_null_clears(goods: Goods, sales: Any) -> None:
    sent = {"listingId": global_id("Listing", goods.methanol.uuid), "brand": "OTHER", "grade": None}
    found = answer(sales, UPDATE, input=sent)["listingUpdate"]
    assert found["userErrors"] == []
    assert found["listing"] == {
        "state": "PUBLISHED",
        "revisionState": "EDITED",
        "brand": "OTHER",
        "grade": None,
        "name": METHANOL.names["zh-Hans"],
        "lines": [{"code": "PURITY"}, {"code": "WATER"}],
    }


def test_the_public_reads_the_published_version_while_the_firm_may_read_its_edit(
    cast: Cast, goods: Goods, sales: Any
) -> None:
    listing_id = global_id("Listing", goods.methanol.uuid)
    answer(sales, UPDATE, input={"listingId": listing_id, "brand": "OTHER"})
    document = "query($id: ID!, $edit: Boolean) { listing(id: $id, workingCopy: $edit) { brand } }"
    for actor, edit, brand in (
        (cast.anonymous, False, "SAMPLE"),
        (sales, False, "SAMPLE"),
        (sales, True, "OTHER"),
        (cast.zone.owner, True, "OTHER"),
    ):
        assert answer(actor, document, id=listing_id, edit=edit)["listing"] == {"brand": brand}
    assert answer(cast.anonymous, document, id=listing_id, edit=True)["listing"] is None


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", {"MEOH-AA", "CASH-WHITE-158", "ET-6X4-350", "RIVAL-MEOH"}),
        ("vertical: AUTO", {"ET-6X4-350"}),
        ('category: "CHEMICALS"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('category: "ALCOHOLS"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('category: "ALCOHOL"', set()),
        ('text: "甲醇"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('text: "MEOH rival"', {"RIVAL-MEOH"}),
        ('text: "67561"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('text: "метиловый спирт"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('text: "цагаан"', {"CASH-WHITE-158"}),
        ('text: "un1230"', {"MEOH-AA", "RIVAL-MEOH"}),
        ('text: "100%_"', set()),
    ],
)
def test_the_catalogue_is_narrowed(cast: Cast, goods: Goods, arguments: str, expected: set[str]) -> None:
    call = f"({arguments})" if arguments else ""
    found = answer(cast.anonymous, f"{{ listings{call} {{ nodes {{ sku }} }} }}")
    assert {node["sku"] for node in found["listings"]["nodes"]} == expected


def test_the_catalogue_is_narrowed_to_a_producer(cast: Cast, goods: Goods) -> None:
    supplier = global_id("Organization", cast.rival_producer.organization.uuid)
    document = "query($id: ID) { listings(supplierId: $id) { nodes { sku } totalCount } }"
    found = answer(cast.anonymous, document, id=supplier)["listings"]
    assert found == {"nodes": [{"sku": "RIVAL-MEOH"}], "totalCount": 1}


def test_texts_come_in_the_language_asked_for_else_the_readers(cast: Cast, goods: Goods) -> None:
    document = """query($id: ID!) { listing(id: $id) {
        own: name ru: name(language: "ru") de: name(language: "de") names { mn zhHans } } }"""
    found = answer(cast.buyer.owner, document, id=global_id("Listing", goods.methanol.uuid))["listing"]
    names = METHANOL.names
    assert found == {
        "own": names["ru"],
        "ru": names["ru"],
        "de": names["en"],
        "names": {"mn": names["mn"], "zhHans": names["zh-Hans"]},
    }


def test_a_page_of_twenty_costs_one_query(
    cast: Cast, goods: Goods, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(17):
        publish(cast, cast.producer, replace(METHANOL, sku=f"PAGE-{number}"))
    with django_assert_num_queries(1):
        found = answer(cast.anonymous, PAGE, first=20)
    assert len(found["listings"]["nodes"]) == 20
    with django_assert_num_queries(3):
        document = "{ listings(first: 20) { nodes { category { attributes { name } } } } }"
        answer(cast.anonymous, document)


def test_a_page_of_own_listings_costs_eight_queries_however_long(
    cast: Cast, goods: Goods, sales: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        services.create_listing(actor=sales, data=replace(METHANOL, sku=f"OWN-{number}"), at=LONG_AGO)
    with django_assert_num_queries(8):
        found = answer(sales, f"{{ ownListings(first: 20) {{ nodes {{ {CARD} state stateReason }} }} }}")
    assert len(found["ownListings"]["nodes"]) == 6


def test_the_review_queue_is_first_come_first_served(cast: Cast, goods: Goods, sales: Any) -> None:
    for sku in ("FIRST", "SECOND"):
        draft = services.create_listing(actor=sales, data=replace(METHANOL, sku=sku), at=LONG_AGO)
        services.submit_listing(actor=sales, listing_uuid=draft.uuid, at=LONG_AGO)
    found = answer(cast.zone.owner, "{ listingReviewQueue { nodes { sku state } } }")
    assert found["listingReviewQueue"]["nodes"] == [
        {"sku": "FIRST", "state": "REVIEW"},
        {"sku": "SECOND", "state": "REVIEW"},
    ]


def test_private_papers_are_not_even_mentioned(cast: Cast, goods: Goods, sales: Any) -> None:
    papers = replace(METHANOL.documents[2], visibility="PRIVATE")
    listing = publish(
        cast, cast.producer, replace(METHANOL, sku="P-1", documents=(METHANOL.documents[0], papers))
    )
    document = "query($id: ID!) { listing(id: $id) { documents { kind hasFile downloadUrl } } }"
    shown = answer(cast.buyer.owner, document, id=global_id("Listing", listing.uuid))["listing"]["documents"]
    assert shown == [{"kind": "SDS", "hasFile": False, "downloadUrl": None}]
    own = answer(sales, document, id=global_id("Listing", listing.uuid))["listing"]["documents"]
    assert [paper["kind"] for paper in own] == ["COA", "SDS"]


def test_categories_come_as_a_tree_with_inherited_attributes(cast: Cast, catalogue: None) -> None:
    found = answer(
        cast.anonymous,
        "{ categories(vertical: CHEMICALS) {"
        ' code parentCode path name(language: "zh-Hans") attributes { code unit } } }',
    )
    assert found["categories"] == [
        {"code": "CHEMICALS", "parentCode": None, "path": "CHEMICALS", "name": "化工产品", "attributes": []},
        {
            "code": "ALCOHOLS",
            "parentCode": "CHEMICALS",
            "path": "CHEMICALS/ALCOHOLS",
            "name": "醇类",
            "attributes": [{"code": "PURITY", "unit": "%"}, {"code": "WATER", "unit": "%"}],
        },
    ]


def test_substances_are_found_by_number_and_name(cast: Cast, catalogue: None) -> None:
    for text in ("67-56", "methyl ALCOHOL", "木醇", "метил"):
        found = answer(
            cast.anonymous, "query($t: String) { substances(text: $t) { nodes { cas unNumbers } } }", t=text
        )
        assert found["substances"]["nodes"] == [{"cas": "67-56-1", "unNumbers": ["1230"]}]
