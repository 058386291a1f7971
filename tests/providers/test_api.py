"""Providers and service orders as a client of the API meets them."""

from typing import Any

from pytest_django import DjangoAssertNumQueries

from marketplace.core.graphql.nodes import global_id
from marketplace.providers.choices import ProviderKind
from tests.api import answer, execute
from tests.cast import Cast
from tests.providers.scene import CONTRACT, OTHER_CONTRACT, carrier_profile, placed, registered

REGISTER = """
mutation($input: ProviderRegisterInput!) {
  providerRegister(input: $input) {
    provider {
      id name(language: "en") kinds scope(language: "ru") isListed
      lanes { fromCountry toCountry mode days } hazardClasses
      contact { name email phone }
      organization { legalName }
    }
    userErrors { code field message }
  }
}
"""
PROFILE: dict[str, Any] = {
    "kinds": ["CARRIER_RAIL", "FORWARDER"],
    "scope": {"en": "Trains", "zhHans": "班列", "ru": "Поезда"},
    "lanes": [{"fromCountry": "CN", "toCountry": "MN", "mode": "RAIL", "days": 4}],
    "hazardClasses": ["3"],
    "contact": {"email": "trains@example.com"},
    "isListed": True,
}


def test_a_firm_registers_itself(cast: Cast) -> None:
    found = answer(cast.rival_provider.owner, REGISTER, input=PROFILE)["providerRegister"]
    assert found["userErrors"] == []
    provider = found["provider"]
    provider.pop("id")
    assert provider == {
        "name": "Ulaanbaatar Sample Rail",
        "kinds": ["CARRIER_RAIL", "FORWARDER"],
        "scope": "Поезда",
        "isListed": True,
        "lanes": [{"fromCountry": "CN", "toCountry": "MN", "mode": "RAIL", "days": 4}],
        "hazardClasses": ["3"],
        "contact": {"name": "", "email": "trains@example.com", "phone": ""},
        "organization": {"legalName": "Ulaanbaatar Sample Rail LLC"},
    }


def test_problems_name_the_clients_fields(cast: Cast) -> None:
    wrong = {**PROFILE, "lanes": [{"fromCountry": "CN", "toCountry": "Mongolia", "mode": "RAIL"}]}
    found = answer(cast.provider.owner, REGISTER, input=wrong)["providerRegister"]
    assert found["provider"] is None
    assert [(error["code"], error["field"]) for error in found["userErrors"]] == [
        ("INVALID", "lanes.0.toCountry")
    ]


def test_an_update_without_lanes_removes_them(cast: Cast) -> None:
    registered(cast.rival_provider, carrier_profile())
    document = """
    mutation($input: ProviderUpdateInput!) {
      providerUpdate(input: $input) { provider { kinds lanes { mode } } userErrors { code } }
    }
    """
    sent = {"kinds": ["BANK"], "scope": {"en": "Letters of credit"}, "isListed": True}
    found = answer(cast.rival_provider.owner, document, input=sent)["providerUpdate"]
    assert found == {"provider": {"kinds": ["BANK"], "lanes": []}, "userErrors": []}


def test_an_order_is_answered_and_completed(cast: Cast) -> None:
    order = placed(cast, registered(cast.provider))
    order_id = global_id("ServiceOrder", order.uuid)
    accept = """
    mutation($input: ServiceOrderAcceptInput!) {
      serviceOrderAccept(input: $input) {
        serviceOrder { state price { amount currency } acceptedAt endedAt } userErrors { code field }
      }
    }
    """
    price = {"amount": "400.00"}
    sent = {"serviceOrderId": order_id, "price": price}
    refused = answer(cast.provider.owner, accept, input=sent)["serviceOrderAccept"]
    assert refused["userErrors"] == [{"code": "CURRENCY_REQUIRED", "field": "price.currency"}]
    sent["price"] = {**price, "currency": "USD"}
    accepted = answer(cast.provider.owner, accept, input=sent)["serviceOrderAccept"]["serviceOrder"]
    assert (accepted["state"], accepted["price"]) == ("ACCEPTED", {"amount": "400.00", "currency": "USD"})
    assert accepted["acceptedAt"] is not None
    assert accepted["endedAt"] is None
    complete = """
    mutation($input: ServiceOrderCompleteInput!) {
      serviceOrderComplete(input: $input) {
        serviceOrder {
          id number state resultReference resultFile { name } subjectKind subjectId subjectNumber
        }
        userErrors { code field }
      }
    }
    """
    sent = {"serviceOrderId": order_id, "resultReference": "150620260000000001"}
    completed = answer(cast.provider.owner, complete, input=sent)["serviceOrderComplete"]
    assert completed == {
        "serviceOrder": {
            "id": order_id,
            "number": order.number,
            "state": "COMPLETED",
            "resultReference": "150620260000000001",
            "resultFile": None,
            "subjectKind": "CONTRACT",
            "subjectId": global_id("Contract", CONTRACT),
            "subjectNumber": "CON-2026-000001",
        },
        "userErrors": [],
    }


def test_an_id_of_another_type_is_not_found(cast: Cast) -> None:
    order = placed(cast, registered(cast.provider))
    document = """
    mutation($input: ServiceOrderDeclineInput!) {
      serviceOrderDecline(input: $input) { userErrors { code field } }
    }
    """
    for wrong in (global_id("Provider", order.uuid), str(order.uuid), "", "🙂"):
        sent = {"serviceOrderId": wrong, "reason": "Busy"}
        found = answer(cast.provider.owner, document, input=sent)["serviceOrderDecline"]
        assert found["userErrors"] == [{"code": "NOT_FOUND", "field": "serviceOrderId"}]


def test_orders_are_found_by_state_kind_and_contract(cast: Cast) -> None:
    carrier = registered(cast.rival_provider, carrier_profile())
    rail = placed(cast, carrier, kind=ProviderKind.CARRIER_RAIL)
    road = placed(cast, carrier, kind=ProviderKind.CARRIER_ROAD, subject=OTHER_CONTRACT)
    document = """
    query($state: ServiceOrderState, $kind: ProviderKind, $subject: ID) {
      serviceOrders(state: $state, kind: $kind, subjectId: $subject) { nodes { number } }
    }
    """

    def numbers(**filters: str) -> list[str]:
        found = answer(cast.producer.viewer, document, **filters)["serviceOrders"]["nodes"]
        return [node["number"] for node in found]

    assert numbers() == [road.number, rail.number]
    assert numbers(kind="CARRIER_RAIL") == [rail.number]
    assert numbers(subject=global_id("Contract", OTHER_CONTRACT)) == [road.number]
    assert numbers(state="ACCEPTED") == []
    refused = execute(cast.producer.viewer, document, subject=global_id("Provider", CONTRACT))
    assert refused.errors is not None


def test_a_page_of_orders_takes_as_many_queries_as_one_order(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    carrier = registered(cast.rival_provider, carrier_profile())
    document = """
    { serviceOrders { nodes {
        number price { amount } client { legalName } resultFile { name }
        provider { name lanes { mode } organization { legalName } }
    } } }
    """
    for _ in range(2):
        placed(cast, carrier)
        with django_assert_num_queries(2):
            answer(cast.producer.owner, document)
