"""Warehouses and bookings as a client of the API meets them."""

from typing import Any

from pytest_django import DjangoAssertNumQueries

from marketplace.core.graphql.nodes import global_id
from tests.api import answer
from tests.cast import Cast
from tests.warehouses.scene import CONTRACT, OTHER_CONTRACT, registered, requested

REGISTER = """
mutation($input: WarehouseRegisterInput!) {
  warehouseRegister(input: $input) {
    warehouse {
      number name(language: "zh-Hans") scope country placeCode city address
      capacityPallets capacityM3 capacityTonnes hazardClasses services
      contact { email } isListed isPublicRecognized recognizedAt operator { legalName }
    }
    userErrors { code field }
  }
}
"""
DESCRIPTION: dict[str, Any] = {
    "names": {"en": "Almaty South", "zhHans": "阿拉木图南仓"},
    "country": "KZ",
    "placeCode": "KZALA",
    "city": "Almaty",
    "address": "8 Sample Street, Almaty",
    "capacityPallets": 50,
    "capacityM3": "100.5",
    "capacityTonnes": "60",
    "hazardClasses": ["3", "5.1"],
    "services": ["RETURNS"],
    "contact": {"email": "gate@warehouse.example"},
    "isListed": True,
}


def test_an_operator_registers_a_warehouse(cast: Cast) -> None:
    found = answer(cast.warehouse.owner, REGISTER, input=DESCRIPTION)["warehouseRegister"]
    assert found["userErrors"] == []
    warehouse = found["warehouse"]
    assert warehouse.pop("number").startswith("WH-")
    assert warehouse == {
        "name": "阿拉木图南仓",
        "scope": None,
        "country": "KZ",
        "placeCode": "KZALA",
        "city": "Almaty",
        "address": "8 Sample Street, Almaty",
        "capacityPallets": 50,
        "capacityM3": "100.5",
        "capacityTonnes": "60",
        "hazardClasses": ["3", "5.1"],
        "services": ["RETURNS"],
        "contact": {"email": "gate@warehouse.example"},
        "isListed": True,
        "isPublicRecognized": False,
        "recognizedAt": None,
        "operator": {"legalName": "Almaty Sample Warehouses LLP"},
    }


def test_problems_name_the_clients_fields(cast: Cast) -> None:
    wrong = {**DESCRIPTION, "capacityPallets": -5, "hazardClasses": ["3", "X"], "placeCode": "RUIKT"}
    found = answer(cast.warehouse.owner, REGISTER, input=wrong)["warehouseRegister"]
    assert found["warehouse"] is None
    assert {(error["code"], error["field"]) for error in found["userErrors"]} == {
        ("OUT_OF_RANGE", "capacityPallets"),
        ("INVALID", "hazardClasses.1"),
        ("INVALID", "placeCode"),
    }


def test_a_booking_is_confirmed_received_and_released(cast: Cast) -> None:
    booking = requested(cast, registered(cast.warehouse))
    booking_id = global_id("WarehouseBooking", booking.uuid)

    def run(name: str, fields: str, **more: Any) -> dict[str, Any]:
        kind = name[0].upper() + name[1:]
        document = f"""
        mutation($input: {kind}Input!) {{
          {name}(input: $input) {{ warehouseBooking {{ {fields} }} userErrors {{ code field }} }}
        }}
        """
        found = answer(cast.warehouse.owner, document, input={"warehouseBookingId": booking_id, **more})[name]
        assert found["userErrors"] == []
        return dict(found["warehouseBooking"])

    assert run("warehouseBookingConfirm", "id state endedAt") == {
        "id": booking_id,
        "state": "CONFIRMED",
        "endedAt": None,
    }
    received = run(
        "warehouseBookingReceive",
        "state pallets receivedPallets receiptReference",
        receivedPallets=9,
        receiptReference="WR 7",
    )
    assert received == {"state": "RECEIVED", "pallets": 10, "receivedPallets": 9, "receiptReference": "WR 7"}
    released = run("warehouseBookingRelease", "state subjectId fromDate toDate weightKg hazardClasses")
    assert released == {
        "state": "RELEASED",
        "subjectId": global_id("Contract", CONTRACT),
        "fromDate": "2026-12-01",
        "toDate": "2026-12-31",
        "weightKg": "10000.000",
        "hazardClasses": ["3"],
    }


def test_bookings_are_found_by_state_warehouse_and_contract(cast: Cast) -> None:
    north, south = registered(cast.warehouse), registered(cast.rival_warehouse)
    first = requested(cast, north)
    second = requested(cast, south, subject=OTHER_CONTRACT)
    document = """
    query($state: WarehouseBookingState, $warehouse: ID, $subject: ID) {
      warehouseBookings(state: $state, warehouseId: $warehouse, subjectId: $subject) { nodes { number } }
    }
    """

    def numbers(**filters: str) -> list[str]:
        found = answer(cast.producer.viewer, document, **filters)["warehouseBookings"]["nodes"]
        return [node["number"] for node in found]

    assert numbers() == [second.number, first.number]
    assert numbers(warehouse=global_id("Warehouse", north.uuid)) == [first.number]
    assert numbers(subject=global_id("Contract", OTHER_CONTRACT)) == [second.number]
    assert numbers(state="CONFIRMED") == []


def test_a_page_of_bookings_is_one_query(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    warehouse = registered(cast.warehouse)
    document = """
    { warehouseBookings { nodes {
        number pallets client { legalName } warehouse { name operator { legalName } }
    } } }
    """
    for _ in range(2):
        requested(cast, warehouse)
        with django_assert_num_queries(1):
            answer(cast.producer.owner, document)
