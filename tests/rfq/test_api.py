"""The spine through the API: errors point at the client's own fields, and nothing is written."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from marketplace.accounts.roles import Role
from marketplace.core.events.models import Event
from marketplace.core.graphql.nodes import global_id
from tests.api import answer
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.rfq import scene

pytestmark = pytest.mark.django_db

ERRORS = "userErrors { code field message }"
RFQ_SUBMIT = (
    f"mutation($input: RfqSubmitInput!) {{ rfqSubmit(input: $input) {{ rfq {{ number }} {ERRORS} }} }}"
)
QUOTE_SEND = (
    f"mutation($input: QuoteSendInput!) {{ quoteSend(input: $input) {{ quote {{ number }} {ERRORS} }} }}"
)
QUOTE_ACCEPT = (
    "mutation($input: QuoteAcceptInput!)"
    f" {{ quoteAccept(input: $input) {{ contract {{ number }} {ERRORS} }} }}"
)


def request_input(goods: Goods, **quantity: str) -> dict[str, Any]:
    return {
        "lines": [
            {
                "listingId": global_id("Listing", goods.methanol.uuid),
                "quantity": {"value": "24", "unit": "TNE", **quantity},
            }
        ],
        "incoterm": "CPT",
        "placeName": "Zabaikalsk",
        "destinationCountry": "RU",
        "transportMode": "RAIL",
        "currency": "USD",
        "deadlineAt": (timezone.now() + timedelta(days=14)).isoformat(),
    }


@pytest.mark.parametrize(
    ("quantity", "field", "code"),
    [
        ({"unit": "XYZ"}, "lines.0.quantity.unit", "UNKNOWN_UNIT"),
        ({"value": "-1"}, "lines.0.quantity.value", "OUT_OF_RANGE"),
        ({"value": "999999999999"}, "lines.0.quantity.value", "OUT_OF_RANGE"),
        ({"unit": "MTK"}, "lines.0.quantity.unit", "NOT_CONVERTIBLE"),
    ],
)
def test_a_request_is_refused_at_the_clients_field(
    cast: Cast, goods: Goods, quantity: dict[str, str], field: str, code: str
) -> None:
    events = Event.objects.count()
    payload = answer(cast.buyer.actor(Role.BUYER), RFQ_SUBMIT, input=request_input(goods, **quantity))[
        "rfqSubmit"
    ]
    assert payload["rfq"] is None
    assert [(error["field"], error["code"]) for error in payload["userErrors"]] == [(field, code)]
    assert Event.objects.count() == events


def test_a_price_without_a_currency_is_refused_at_the_clients_field(cast: Cast, goods: Goods) -> None:
    rfq = scene.submitted(cast, goods.methanol)
    sent = {
        "rfqId": global_id("Rfq", rfq.uuid),
        "lines": [
            {"rfqLineId": global_id("RfqLine", rfq.lines.get().uuid), "unitPrice": {"amount": "412.50"}}
        ],
        "milestones": [{"percent": "100", "trigger": "DEPOSIT", "instrument": "TT"}],
        "freight": {"amount": "1840.00", "currency": "USD"},
        "validUntil": (timezone.now() + timedelta(days=9)).isoformat(),
        "shipmentFromDate": (timezone.now() + timedelta(days=20)).date().isoformat(),
        "shipmentToDate": (timezone.now() + timedelta(days=40)).date().isoformat(),
    }
    payload = answer(cast.producer.actor(Role.SALES), QUOTE_SEND, input=sent)["quoteSend"]
    found = [(error["field"], error["code"]) for error in payload["userErrors"]]
    assert found == [("lines.0.unitPrice.currency", "CURRENCY_REQUIRED")]
    assert payload["quote"] is None


def test_an_acceptance_by_another_firm_finds_nothing(cast: Cast, goods: Goods) -> None:
    quote = scene.quoted(cast, scene.submitted(cast, goods.methanol))
    sent = {"quoteId": global_id("Quote", quote.uuid), "versionHash": scene.latest_hash(quote)}
    payload = answer(cast.rival_buyer.owner, QUOTE_ACCEPT, input=sent)["quoteAccept"]
    assert payload["contract"] is None
    assert [(error["field"], error["code"]) for error in payload["userErrors"]] == [("quoteId", "NOT_FOUND")]


def test_an_id_of_another_kind_is_no_id(cast: Cast, goods: Goods) -> None:
    rfq = scene.submitted(cast, goods.methanol)
    sent = {"quoteId": global_id("Rfq", rfq.uuid), "versionHash": "0" * 64}
    payload = answer(cast.buyer.owner, QUOTE_ACCEPT, input=sent)["quoteAccept"]
    assert [(error["field"], error["code"]) for error in payload["userErrors"]] == [("quoteId", "NOT_FOUND")]
