"""Warehouses: how they are entered, changed, recognised and found."""

from decimal import Decimal
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from marketplace.accounts.models import Organization
from marketplace.core.contacts import Contact
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput
from marketplace.core.events.models import Event
from marketplace.warehouses import selectors, services
from marketplace.warehouses.choices import WarehouseService
from marketplace.warehouses.models import Warehouse
from tests.api import answer, execute
from tests.cast import Cast
from tests.warehouses.scene import AT, LATER, description, registered, requested


@pytest.fixture
def warehouse(cast: Cast) -> Warehouse:
    return registered(cast.warehouse)


def test_it_enters_a_warehouse(cast: Cast, warehouse: Warehouse) -> None:
    warehouse.refresh_from_db()
    assert warehouse.number == "WH-2026-000001"
    assert warehouse.operator == cast.warehouse.organization
    assert warehouse.hazard_classes == ["3", "8"]
    assert not warehouse.is_public_recognized
    assert list(selectors.warehouses_listed()) == [warehouse]


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"names": {}}, "names", ErrorCode.REQUIRED),
        ({"names": {"en": "x" * 151}}, "names", ErrorCode.TOO_LONG),
        ({"scope": {"de": "Lager"}}, "scope", ErrorCode.INVALID),
        ({"city": " "}, "city", ErrorCode.REQUIRED),
        ({"address": ""}, "address", ErrorCode.REQUIRED),
        ({"country": "Kazakhstan", "place_code": ""}, "country", ErrorCode.INVALID),
        ({"country": "kz", "place_code": ""}, "country", ErrorCode.INVALID),
        ({"country": "CN", "place_code": ""}, "country", ErrorCode.INVALID),
        ({"place_code": "ALMATY"}, "place_code", ErrorCode.INVALID),
        ({"place_code": "RUIKT"}, "place_code", ErrorCode.INVALID),
        ({"capacity_pallets": 0}, "capacity_pallets", ErrorCode.OUT_OF_RANGE),
        ({"capacity_pallets": 1_000_001}, "capacity_pallets", ErrorCode.OUT_OF_RANGE),
        ({"capacity_m3": Decimal(-1)}, "capacity_m3", ErrorCode.OUT_OF_RANGE),
        ({"capacity_m3": Decimal("NaN")}, "capacity_m3", ErrorCode.OUT_OF_RANGE),
        ({"capacity_tonnes": Decimal("0.0001")}, "capacity_tonnes", ErrorCode.INVALID),
        ({"capacity_tonnes": Decimal(10) ** 9}, "capacity_tonnes", ErrorCode.OUT_OF_RANGE),
        ({"hazard_classes": ("3", "5")}, "hazard_classes.1", ErrorCode.INVALID),
        ({"contact": Contact(email="gate")}, "contact.email", ErrorCode.INVALID),
    ],
)
def test_it_says_what_is_wrong_and_where(
    cast: Cast, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(InvalidInput) as refused:
        registered(cast.warehouse, **changes)
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [(field, code)]
    assert not Warehouse.objects.exists()


def test_an_update_replaces_the_whole_entry(cast: Cast, warehouse: Warehouse) -> None:
    services.update_warehouse(
        actor=cast.warehouse.owner,
        warehouse_uuid=warehouse.uuid,
        data=description(capacity_pallets=50, hazard_classes=("9",), scope=None, is_listed=False),
        at=LATER,
    )
    warehouse.refresh_from_db()
    assert (warehouse.capacity_pallets, warehouse.hazard_classes, warehouse.scope) == (50, ["9"], {})
    assert warehouse.updated_at == LATER
    events = Event.objects.filter(aggregate_uuid=warehouse.uuid).order_by("sequence")
    assert [event.name for event in events] == [
        "warehouses.warehouse.registered",
        "warehouses.warehouse.updated",
    ]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"capacity_pallets": 9}, "capacity_pallets"),
        ({"capacity_m3": Decimal("19.999")}, "capacity_m3"),
        ({"capacity_tonnes": Decimal("9.999")}, "capacity_tonnes"),
        ({"hazard_classes": ("8",)}, "hazard_classes"),
    ],
)
def test_an_update_leaves_standing_bookings_their_place(
    cast: Cast, warehouse: Warehouse, changes: dict[str, Any], field: str
) -> None:
    booking = requested(cast, warehouse)

    def shrink() -> None:
        services.update_warehouse(
            actor=cast.warehouse.owner, warehouse_uuid=warehouse.uuid, data=description(**changes), at=AT
        )

    with pytest.raises(Conflict) as refused:
        shrink()
    assert [(problem.field, problem.code) for problem in refused.value.problems] == [
        (field, ErrorCode.CONFLICT)
    ]
    services.decline_booking(actor=cast.warehouse.owner, booking_uuid=booking.uuid, reason="Full", at=AT)
    shrink()


def test_the_zone_recognises_a_warehouse_once(cast: Cast, warehouse: Warehouse) -> None:
    services.recognize_warehouse(actor=cast.zone.owner, warehouse_uuid=warehouse.uuid, at=LATER)
    warehouse.refresh_from_db()
    assert warehouse.recognized_at == LATER
    with pytest.raises(Conflict) as refused:
        services.recognize_warehouse(actor=cast.zone.owner, warehouse_uuid=warehouse.uuid, at=LATER)
    assert refused.value.code == ErrorCode.WRONG_STATE


def test_the_zone_recognises_no_warehouse_of_a_suspended_firm(cast: Cast, warehouse: Warehouse) -> None:
    Organization.objects.filter(pk=warehouse.operator_id).update(state="SUSPENDED")
    with pytest.raises(Conflict):
        services.recognize_warehouse(actor=cast.zone.owner, warehouse_uuid=warehouse.uuid, at=LATER)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"country": "KZ"}, True),
        ({"country": "RU"}, False),
        ({"hazard_class": "8"}, True),
        ({"hazard_class": "6.1"}, False),
        ({"service": WarehouseService.REPACKING}, True),
        ({"service": WarehouseService.RETURNS}, False),
        ({"min_pallets": 100}, True),
        ({"min_pallets": 101}, False),
        ({"min_volume_m3": Decimal(200)}, True),
        ({"min_volume_m3": Decimal("200.001")}, False),
        ({"recognized": False}, True),
        ({"recognized": True}, False),
    ],
)
def test_it_finds_by_country_hazard_service_and_size(
    warehouse: Warehouse, filters: dict[str, Any], found: bool
) -> None:
    assert selectors.warehouses_listed(**filters).exists() is found


def test_it_hides_a_warehouse_that_is_not_listed(cast: Cast) -> None:
    hidden = registered(cast.warehouse, is_listed=False)
    assert not selectors.warehouses_listed().exists()
    assert selectors.warehouse_listed(hidden.uuid) is None
    for stranger in (cast.anonymous, cast.buyer.owner, cast.rival_warehouse.owner):
        assert selectors.warehouse_for(stranger, hidden.uuid) is None
    for insider in (cast.warehouse.viewer, cast.zone.viewer):
        assert selectors.warehouse_for(insider, hidden.uuid) == hidden
    assert list(selectors.own_warehouses(cast.warehouse.viewer)) == [hidden]
    assert not selectors.own_warehouses(cast.rival_warehouse.owner).exists()


def test_it_hides_the_warehouses_of_a_suspended_firm(cast: Cast, warehouse: Warehouse) -> None:
    Organization.objects.filter(pk=warehouse.operator_id).update(state="SUSPENDED")
    assert not selectors.warehouses_listed().exists()


@pytest.mark.parametrize(
    ("language", "name"), [("zh-Hans", "阿拉木图北仓"), ("ru", "Алматы Север"), ("mn", "Almaty North")]
)
def test_it_names_it_in_the_language_asked_for_else_in_english(
    cast: Cast, warehouse: Warehouse, language: str, name: str
) -> None:
    document = "query($language: String) { warehouses { nodes { name(language: $language) } } }"
    assert answer(cast.anonymous, document, language=language)["warehouses"]["nodes"] == [{"name": name}]


def test_it_shows_contact_details_to_members_only(cast: Cast, warehouse: Warehouse) -> None:
    document = "{ warehouses { nodes { number contact { phone } } } }"
    shown = answer(cast.buyer.viewer, document)["warehouses"]["nodes"]
    assert shown == [{"number": "WH-2026-000001", "contact": {"phone": "+7 727 000 0000"}}]
    hidden = execute(cast.anonymous, document)
    assert hidden.data == {"warehouses": {"nodes": [{"number": "WH-2026-000001", "contact": None}]}}
    assert hidden.errors is not None


def test_a_page_of_warehouses_is_one_query(
    cast: Cast, warehouse: Warehouse, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    registered(cast.rival_warehouse)
    document = "{ warehouses { nodes { name scope services hazardClasses operator { legalName } } } }"
    with django_assert_num_queries(1):
        answer(cast.anonymous, document)
