"""What is wrong with a listing is said at once, each thing with its path."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from uuid import uuid4

import pytest

from catalog.listings import services
from catalog.listings.facts import (
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    Origin,
    Packaging,
    Specification,
)
from catalog.listings.inputs import DocumentData
from catalog.listings.models import Listing
from marketplace.accounts.roles import Role
from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.files import store_bytes
from tests.cast import LONG_AGO
from tests.listing_cast import CASHMERE, METHANOL, TRUCK

DANGER = METHANOL.dangerous_goods
ISO_TANK = METHANOL.packaging[0]
DRUM = METHANOL.packaging[1]
PRICE, NEXT_PRICE, _ = METHANOL.prices


@pytest.fixture
def create(catalogue, cast):
    actor = cast.producer.actor(Role.SALES)
    return lambda data: services.create_listing(actor=actor, data=data, at=LONG_AGO)


def refusal(create, data) -> set[tuple[str, str]]:
    with pytest.raises(InvalidInput) as error:
        create(data)
    assert Listing.objects.count() == 0
    return {(problem.code.value, problem.field) for problem in error.value.problems}


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"sku": ""}, "INVALID", "sku"),
        ({"sku": "X" * 21}, "INVALID", "sku"),
        ({"category_code": "NOWHERE"}, "NOT_FOUND", "category_code"),
        ({"names": {}}, "REQUIRED", "names"),
        ({"names": {"xx": "?"}}, "INVALID", "names"),
        ({"names": {"en": "A" * 201}}, "TOO_LONG", "names"),
        ({"cas": "67-56-2"}, "CHECK_DIGIT", "cas"),
        ({"cas": "methanol"}, "INVALID", "cas"),
        ({"cas": "57-13-6"}, "NOT_FOUND", "cas"),
        ({"hs_code": "290511"}, "INVALID", "hs_code"),
        ({"hs_code": "29051100001"}, "INVALID", "hs_code"),
        ({"hs_code": "29051100AB"}, "INVALID", "hs_code"),
        ({"ciq_code": "1"}, "INVALID", "ciq_code"),
        ({"licences": ("BB",)}, "INVALID", "licences.0"),
        ({"shelf_life_months": 0}, "OUT_OF_RANGE", "shelf_life_months"),
        ({"brand": "B" * 61}, "TOO_LONG", "brand"),
        ({"machine_texts": ("de",)}, "INVALID", "machine_texts"),
        ({"physical_form": "PLASMA"}, "INVALID", "physical_form"),
        ({"declaration_elements": (DeclarationElement("用途", ""),)}, "REQUIRED", "declaration_elements.0"),
        (
            {"declaration_elements": (DeclarationElement("用途", "a|b"),)},
            "INVALID",
            "declaration_elements.0.value",
        ),
        (
            {"declaration_elements": (DeclarationElement("用途", "长" * 256),)},
            "TOO_LONG",
            "declaration_elements",
        ),
        ({"origin": Origin("XX", "", "15069")}, "INVALID", "origin.country"),
        ({"origin": Origin("CN", "", "1506")}, "INVALID", "origin.district"),
    ],
)
def test_identity_is_checked(create, changes, code, field):
    assert (code, field) in refusal(create, replace(METHANOL, **changes))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"price_unit": "TON"}, "UNKNOWN_UNIT", "price_unit"),
        ({"price_unit": ""}, "REQUIRED", "price_unit"),
        ({"min_quantity": D(0)}, "OUT_OF_RANGE", "min_quantity"),
        ({"min_quantity": D("-1")}, "OUT_OF_RANGE", "min_quantity"),
        ({"min_quantity": D(10**9)}, "OUT_OF_RANGE", "min_quantity"),
        ({"increment": D("0.0000001")}, "INVALID", "increment"),
        ({"tolerance_percent": D(21)}, "OUT_OF_RANGE", "tolerance_percent"),
        ({"lead_days": -1}, "OUT_OF_RANGE", "lead_days"),
        ({"density_kg_per_litre": D(791)}, "OUT_OF_RANGE", "density_kg_per_litre"),
        ({"kg_per_piece": D(0)}, "OUT_OF_RANGE", "kg_per_piece"),
        ({"prices": (replace(PRICE, currency=""),)}, "CURRENCY_REQUIRED", "prices.0.price.currency"),
        ({"prices": (replace(PRICE, currency="USS"),)}, "UNKNOWN_CURRENCY", "prices.0.price.currency"),
        ({"prices": (replace(PRICE, price=D("-3")),)}, "OUT_OF_RANGE", "prices.0.price.amount"),
        ({"prices": (replace(PRICE, price=D("3.00001")),)}, "INVALID", "prices.0.price.amount"),
        ({"prices": (replace(PRICE, incoterm="FOR"),)}, "INVALID", "prices.0.incoterm"),
        ({"prices": (replace(PRICE, place_name=" "),)}, "REQUIRED", "prices.0.place_name"),
        ({"prices": (replace(PRICE, place_code="Tianjin"),)}, "INVALID", "prices.0.place_code"),
        ({"prices": (replace(PRICE, from_quantity=D("-1")),)}, "OUT_OF_RANGE", "prices.0.from_quantity"),
        ({"prices": (NEXT_PRICE,)}, "INVALID", "prices.0.from_quantity"),
        ({"prices": (PRICE, PRICE)}, "DUPLICATE", "prices.1.from_quantity"),
        ({"prices": (PRICE, replace(NEXT_PRICE, price=D(400)))}, "INVALID", "prices.1.price.amount"),
        ({"customs": CustomsUnits("70", "035")}, "INVALID", "customs.trade_unit"),
        ({"customs": CustomsUnits("070", "035", D(10), source="x")}, "INVALID", "customs.first_factor"),
        ({"customs": CustomsUnits("070", "", D(10), source="x")}, "INVALID", "customs.first_factor"),
        ({"customs": CustomsUnits("070", "116", D(2))}, "REQUIRED", "customs.source"),
    ],
)
def test_amounts_are_checked(create, changes, code, field):
    assert (code, field) in refusal(create, replace(METHANOL, **changes))


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        ({"un_number": "UN1230"}, "INVALID", "un_number"),
        ({"un_number": "1203"}, "INVALID", "un_number"),
        ({"hazard_class": "33"}, "INVALID", "hazard_class"),
        ({"hazard_class": "8"}, "INVALID", "hazard_class"),
        ({"packing_group": ""}, "REQUIRED", "packing_group"),
        ({"packing_group": "IV"}, "INVALID", "packing_group"),
        ({"packing_group": "III"}, "INVALID", "packing_group"),
        ({"subsidiary_classes": ("3",)}, "INVALID", "subsidiary_classes.0"),
        ({"proper_shipping_names": {}}, "REQUIRED", "proper_shipping_names"),
        ({"proper_shipping_names": {"en": "M" * 81}}, "TOO_LONG", "proper_shipping_names"),
        ({"emergency_phone": "1" * 41}, "TOO_LONG", "emergency_phone"),
    ],
)
def test_dangerous_goods_are_checked(create, change, code, field):
    data = replace(METHANOL, dangerous_goods=replace(DANGER, **change))
    assert (code, f"dangerous_goods.{field}") in refusal(create, data)


def test_a_gas_has_no_packing_group(create):
    gas = DangerousGoods("1033", {"en": "DIMETHYL ETHER"}, "2.1", packing_group="II")
    found = refusal(create, replace(CASHMERE, dangerous_goods=gas))
    assert found == {("INVALID", "dangerous_goods.packing_group")}


@pytest.mark.parametrize(
    ("option", "code", "field"),
    [
        (replace(DRUM, code="drum"), "INVALID", "code"),
        (replace(DRUM, kind="POT"), "INVALID", "kind"),
        (replace(DRUM, package_code="DRUM"), "INVALID", "package_code"),
        (replace(DRUM, net_kg=None), "REQUIRED", "net_kg"),
        (replace(DRUM, net_kg=D(0)), "OUT_OF_RANGE", "net_kg"),
        (replace(DRUM, tare_kg=D(-1)), "OUT_OF_RANGE", "tare_kg"),
        (replace(DRUM, packages_per_container=200), "OUT_OF_RANGE", "packages_per_container"),
        (replace(DRUM, packages_per_container=2), "INVALID", "packages_per_container"),
        (replace(DRUM, packages_per_pallet=0), "OUT_OF_RANGE", "packages_per_pallet"),
        (replace(DRUM, customs_wrap="6"), "INVALID", "customs_wrap"),
        (Packaging("BULK", "BULK", net_kg=D(5)), "INVALID", "net_kg"),
    ],
)
def test_packaging_arithmetic_is_checked(create, option, code, field):
    data = replace(METHANOL, packaging=(option,))
    assert (code, f"packaging.0.{field}") in refusal(create, data)


def test_pieces_and_net_mass_of_a_package_agree(create):
    option = replace(TRUCK.packaging[0], net_kg=D(5000))
    assert refusal(create, replace(TRUCK, packaging=(option,))) == {("INVALID", "packaging.0.net_kg")}


def test_the_same_code_twice_is_refused(create):
    assert ("DUPLICATE", "packaging.1.code") in refusal(create, replace(METHANOL, packaging=(DRUM, DRUM)))
    rows = (METHANOL.specification[0], METHANOL.specification[0])
    assert ("DUPLICATE", "specification.1.code") in refusal(create, replace(METHANOL, specification=rows))


@pytest.mark.parametrize(
    ("row", "code", "field"),
    [
        (Specification("ODD", {"en": "Odd"}), "REQUIRED", "specification.0"),
        (Specification("ODD", {}, minimum=D(1)), "REQUIRED", "specification.0.names"),
        (
            Specification("ODD", {"en": "Odd"}, minimum=D(2), maximum=D(1)),
            "INVALID",
            "specification.0.minimum",
        ),
        (Specification("ODD", {"en": "Odd"}, text="T" * 121), "TOO_LONG", "specification.0.text"),
    ],
)
def test_specification_rows_are_checked(create, row, code, field):
    assert (code, field) in refusal(create, replace(METHANOL, specification=(row,)))


@pytest.mark.parametrize(
    ("attributes", "code", "field"),
    [
        ({"SMELL": "none"}, "NOT_FOUND", "attributes.SMELL"),
        ({"MODEL_YEAR": "soon"}, "INVALID", "attributes.MODEL_YEAR"),
        ({"MODEL": " "}, "TOO_LONG", "attributes.MODEL"),
        ({"LEFT_HAND_DRIVE": "perhaps"}, "INVALID", "attributes.LEFT_HAND_DRIVE"),
        ({"TYPE_APPROVED": "1 March"}, "INVALID", "attributes.TYPE_APPROVED"),
    ],
)
def test_attributes_are_of_their_kind(create, attributes, code, field):
    assert refusal(create, replace(TRUCK, attributes={"MODEL": "X", **attributes})) == {(code, field)}


@pytest.mark.parametrize("value", ["14", "15.8..15.2", "a..b"])
def test_a_range_has_two_rising_ends(create, value):
    found = refusal(create, replace(CASHMERE, attributes={"FIBRE_DIAMETER": value}))
    assert found == {("INVALID", "attributes.FIBRE_DIAMETER")}


def test_a_choice_is_one_of_the_choices(create):
    assert refusal(create, replace(CASHMERE, attributes={"COLOUR": "PINK"})) == {
        ("INVALID", "attributes.COLOUR")
    }


@pytest.mark.parametrize(
    ("paper", "code", "field"),
    [
        (DocumentData("POEM", "en"), "INVALID", "kind"),
        (DocumentData("SDS", "English"), "INVALID", "language"),
        (DocumentData("SDS", "en", visibility="SECRET"), "INVALID", "visibility"),
        (DocumentData("SDS", "en", issued_date=date(2126, 1, 1)), "OUT_OF_RANGE", "issued_date"),
        (DocumentData("SDS", "en", title="T" * 151), "TOO_LONG", "title"),
        (DocumentData("SDS", "en", file_uuid=uuid4()), "NOT_FOUND", "file_id"),
    ],
)
def test_documents_are_checked(create, paper, code, field):
    assert refusal(create, replace(METHANOL, documents=(paper,))) == {(code, f"documents.0.{field}")}


def test_another_firms_file_is_no_file(create, cast, settings, tmp_path):
    settings.STORAGES = {**settings.STORAGES, "default": storage_at(tmp_path)}
    rival = cast.rival_producer.owner
    file = store_bytes(
        content=b"%PDF-1.7 sample", name="sds.pdf", content_type="application/pdf",
        owner_uuid=rival.organization_uuid, actor=rival, at=LONG_AGO,
    )  # fmt: skip
    paper = DocumentData("SDS", "en", file_uuid=file.uuid)
    found = refusal(create, replace(METHANOL, documents=(paper,)))
    assert found == {("NOT_FOUND", "documents.0.file_id")}


def storage_at(path) -> dict[str, object]:
    return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": str(path)}}


def test_everything_wrong_is_said_at_once(create):
    bad = replace(
        METHANOL, cas="67-56-2", hs_code="29", price_unit="TON", prices=(replace(PRICE, currency=""),)
    )
    assert {field for _, field in refusal(create, bad)} == {
        "cas",
        "hs_code",
        "price_unit",
        "prices.0.price.currency",
    }


def test_values_are_kept_in_one_form(create):
    listing = create(
        replace(TRUCK, names={"en": "  Truck "}, attributes={"MODEL": " E1 ", "MODEL_YEAR": "2026.0"})
    )
    assert listing.names == {"en": "Truck"}
    assert listing.attributes == {"MODEL": "E1", "MODEL_YEAR": "2026"}


def test_a_customs_factor_that_follows_from_the_density_is_worked_out(create):
    listing = create(replace(METHANOL, customs=CustomsUnits("070", "035", second_unit="095")))
    assert listing.customs_first_factor == 1000
    assert round(listing.customs_second_factor, 3) == D("1262.945")
    assert listing.customs_factor_source == "UN/ECE Rec 20; density 0.7918 kg/l at 20 °C; UN/ECE Rec 20"


MISSING = [
    ({"names": {"zh-Hans": "甲醇"}}, "names.en"),
    ({"names": {"en": "Methanol"}}, "names.zh_hans"),
    ({"hs_code": ""}, "hs_code"),
    ({"declaration_elements": ()}, "declaration_elements"),
    ({"packaging": ()}, "packaging"),
    ({"min_quantity": None}, "min_quantity"),
    ({"lead_days": None}, "lead_days"),
    ({"origin": Origin("CN", "Ordos", "")}, "origin.district"),
    ({"specification": ()}, "specification"),
    ({"specification": METHANOL.specification[1:]}, "attributes.PURITY"),
    ({"customs": CustomsUnits()}, "customs.first_unit"),
    ({"customs": CustomsUnits("070", "116")}, "customs.first_factor"),
    ({"documents": ()}, "documents"),
    ({"dangerous_goods": None}, "dangerous_goods"),
    ({"dangerous_goods": replace(DANGER, emergency_phone="")}, "dangerous_goods.emergency_phone"),
    (
        {"dangerous_goods": replace(DANGER, proper_shipping_names={"en": "METHANOL"})},
        "dangerous_goods.proper_shipping_names.zh_hans",
    ),
]


@pytest.mark.parametrize(("changes", "field"), MISSING, ids=[field for _, field in MISSING])
def test_a_draft_may_lack_it_but_not_what_is_submitted(create, cast, changes, field):
    draft = create(replace(METHANOL, **changes))
    with pytest.raises(InvalidInput) as error:
        services.submit_listing(actor=cast.producer.actor(Role.SALES), listing_uuid=draft.uuid, at=LONG_AGO)
    assert (ErrorCode.REQUIRED, field) in {(problem.code, problem.field) for problem in error.value.problems}
    draft.refresh_from_db()
    assert draft.state == "DRAFT"


@pytest.mark.parametrize("unit", ["LTR", "H87"])
def test_goods_priced_by_litre_or_piece_need_what_gives_their_mass(create, cast, unit):
    data = replace(
        METHANOL,
        price_unit=unit,
        density_kg_per_litre=None,
        customs=CustomsUnits("095", "035", D(1), source="x"),
    )
    draft = create(data)
    with pytest.raises(InvalidInput) as error:
        services.submit_listing(actor=cast.producer.actor(Role.SALES), listing_uuid=draft.uuid, at=LONG_AGO)
    assert [(p.code, p.field) for p in error.value.problems] == [(ErrorCode.NOT_CONVERTIBLE, "price_unit")]
