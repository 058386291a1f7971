"""The rows of requests and quotes."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from rfq.quotes.models import Quote
from rfq.quotes.selectors import latest_version
from rfq.requests import services as requests
from rfq.requests.models import Rfq
from tests.listing_cast import Goods, make_goods
from tests.permissions.rows import (
    DENIED,
    DONE,
    FOR_ITSELF,
    FOR_ONE_KIND,
    LISTED,
    LISTED_TO_A_FIRM,
    NOT_ADMITTED,
    NOTHING,
    OF_A_FIRM,
    READ_BY_A_FIRM,
    SHOWN_TO_A_FIRM,
    UNAUTHENTICATED,
    UNKNOWN,
    UNLISTED,
    Answers,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.permissions.trades import quoted, requested, shipment

REASON = "Not now."


@dataclass(frozen=True)
class Negotiation(Ground):
    """The buyer's requests for the producer's methanol, and quotes on one of them.

    ``open`` went to the producer alone; ``screened`` waits for the zone operator; on ``rfq``, which went to the
    producer and its rival, each of them has quoted.
    """

    goods: Goods
    open: Rfq
    screened: Rfq
    rfq: Rfq
    quote: Quote


def prepare(ground: Ground) -> Negotiation:
    goods = make_goods(ground.cast)
    methanol, rival = goods.methanol, ground.cast.rival_producer
    rfq = requested(ground, methanol, supplier_uuids=(rival.organization.uuid,))
    quoted(ground, rfq, rival, line={"listing_uuid": goods.rival_methanol.uuid})
    return Negotiation(
        ground.cast,
        ground.at,
        goods,
        open=requested(ground, methanol),
        screened=requested(ground, methanol, destination_country="KP"),
        rfq=rfq,
        quote=quoted(ground, rfq),
    )


def cancelled_while_screened(ground: Negotiation) -> Asked:
    rfq = requests.cancel_rfq(
        actor=ground.cast.buyer.owner, rfq_uuid=ground.screened.uuid, reason=REASON, at=ground.at
    )
    return one("Rfq", rfq)


def about_rfq(name: str, **values: Any) -> Callable[[Negotiation], Asked]:
    return lambda ground: sent(rfqId=id_of(getattr(ground, name)), **values)


def about_quote(**values: Any) -> Callable[[Negotiation], Asked]:
    return lambda ground: sent(quoteId=id_of(ground.quote), **values)


def request_of(ground: Negotiation) -> Asked:
    """Ask for 24 t of methanol."""
    return sent(
        lines=[{"listingId": id_of(ground.goods.methanol), "quantity": {"value": "24000", "unit": "KGM"}}],
        incoterm="CPT",
        placeName="Zabaikalsk",
        destinationCountry="RU",
        transportMode="RAIL",
        currency="USD",
        deadlineAt=(ground.at + timedelta(days=14)).isoformat(),
    )


def offer_on(name: str) -> Callable[[Negotiation], Asked]:
    """Offer methanol in drums on a request."""

    def scene(ground: Negotiation) -> Asked:
        rfq: Rfq = getattr(ground, name)
        first, last = shipment(ground).values()
        return sent(
            rfqId=id_of(rfq),
            lines=[
                {
                    "rfqLineId": id_of(rfq.lines.get()),
                    "unitPrice": {"amount": "412.50", "currency": "USD"},
                    "packaging": "DRUM",
                }
            ],
            milestones=[{"percent": "100", "trigger": "DEPOSIT", "instrument": "TT"}],
            validUntil=(ground.at + timedelta(days=10)).isoformat(),
            shipmentFromDate=first.isoformat(),
            shipmentToDate=last.isoformat(),
            freight={"amount": "1840.00", "currency": "USD"},
        )

    return scene


def hash_read(ground: Negotiation) -> str:
    return str(latest_version(ground.quote).sha256)


OUTSIDERS = {
    "provider.OWNER": DENIED,
    "warehouse.OWNER": DENIED,
    "loner": DENIED,
    "newcomer.OWNER": NOT_ADMITTED,
}
SUPPLIER_TOO = {"producer.VIEWER": DONE, "rival_producer.OWNER": NOTHING, "zone.VIEWER": DONE}
SUPPLIER_SEES = {"producer.VIEWER": LISTED, "rival_producer.OWNER": UNLISTED, "zone.VIEWER": LISTED}
BUYER_TOO = {"buyer.VIEWER": DONE, "rival_buyer.OWNER": NOTHING, "zone.VIEWER": DONE}
BUYER_SEES = {"buyer.VIEWER": LISTED, "rival_buyer.OWNER": UNLISTED, "zone.VIEWER": LISTED}
SUPPLIERS_NOT = {"producer.OWNER": DENIED, "zone.OWNER": DENIED, "newcomer.OWNER": NOT_ADMITTED}
BUYERS_NOT = {"buyer.OWNER": DENIED, "zone.OWNER": DENIED}
NOT_YET = {"producer.OWNER": NOTHING, "zone.VIEWER": DONE}

REQUESTS = (
    Row(
        "rfqs",
        lambda g: among("Rfq", g.open),
        "buyer.BUYER",
        LISTED_TO_A_FIRM,
        others={**OUTSIDERS, **SUPPLIER_SEES},
    ),
    Row(
        "rfqs",
        lambda g: among("Rfq", g.screened),
        "buyer.BUYER",
        LISTED_TO_A_FIRM,
        case="one being screened",
        others={"producer.OWNER": UNLISTED, "zone.VIEWER": LISTED},
    ),
    Row(
        "rfq",
        lambda g: one("Rfq", g.open),
        "buyer.BUYER",
        READ_BY_A_FIRM,
        others={**OUTSIDERS, **SUPPLIER_TOO},
    ),
    Row(
        "rfq",
        lambda g: one("Rfq", g.screened),
        "buyer.BUYER",
        READ_BY_A_FIRM,
        case="one being screened",
        others=NOT_YET,
    ),
    Row(
        "rfq",
        cancelled_while_screened,
        "buyer.BUYER",
        READ_BY_A_FIRM,
        case="one cancelled while it was screened",
        others=NOT_YET,
    ),
    Row("node", lambda g: one("Rfq", g.screened), "buyer.BUYER", SHOWN_TO_A_FIRM, case="Rfq", others=NOT_YET),
    Row("rfqSubmit", request_of, "buyer.BUYER", FOR_ITSELF, others={**SUPPLIERS_NOT, "buyer.SALES": DENIED}),
    Row(
        "rfqOpen",
        about_rfq("screened"),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"buyer.OWNER": DENIED, "zone.SALES": DENIED},
    ),
    Row(
        "rfqReject",
        about_rfq("screened", reason=REASON),
        "zone.APPROVER",
        FOR_ONE_KIND,
        others={"buyer.OWNER": DENIED},
    ),
    Row("rfqCancel", about_rfq("open", reason=REASON), "buyer.BUYER", OF_A_FIRM, others=SUPPLIERS_NOT),
    Row("rfqDecline", about_rfq("open", reason=REASON), "producer.SALES", OF_A_FIRM, others=BUYERS_NOT),
    Row(
        "rfqDecline",
        about_rfq("screened", reason=REASON),
        "producer.SALES",
        Answers(UNAUTHENTICATED, UNKNOWN, DENIED, UNKNOWN),
        case="one being screened",
    ),
)

QUOTES = (
    Row(
        "quotes",
        lambda g: among("Quote", g.quote),
        "producer.SALES",
        LISTED_TO_A_FIRM,
        others={**OUTSIDERS, **BUYER_SEES},
    ),
    Row(
        "quotes",
        lambda g: among("Quote", g.quote, rfqId=id_of(g.rfq)),
        "producer.SALES",
        LISTED_TO_A_FIRM,
        case="on a request that the rival quoted on",
        others=BUYER_SEES,
    ),
    Row(
        "quote",
        lambda g: one("Quote", g.quote),
        "producer.SALES",
        READ_BY_A_FIRM,
        others={**OUTSIDERS, **BUYER_TOO},
    ),
    Row(
        "node",
        lambda g: one("Quote", g.quote),
        "producer.SALES",
        SHOWN_TO_A_FIRM,
        case="Quote",
        others=BUYER_TOO,
    ),
    Row(
        "node",
        lambda g: one("QuoteVersion", latest_version(g.quote)),
        "producer.SALES",
        SHOWN_TO_A_FIRM,
        case="QuoteVersion",
        others=BUYER_TOO,
    ),
    Row(
        "quoteSend",
        offer_on("open"),
        "producer.SALES",
        OF_A_FIRM,
        others={**BUYERS_NOT, "producer.BUYER": DENIED},
    ),
    Row(
        "quoteSend",
        offer_on("screened"),
        "producer.SALES",
        Answers(UNAUTHENTICATED, UNKNOWN, DENIED, UNKNOWN),
        case="on a request being screened",
    ),
    Row("quoteWithdraw", about_quote(reason=REASON), "producer.SALES", OF_A_FIRM, others=BUYERS_NOT),
    Row(
        "quoteDecline",
        about_quote(reason=REASON),
        "buyer.BUYER",
        OF_A_FIRM,
        others={"producer.OWNER": DENIED, "zone.OWNER": DENIED, "buyer.SALES": DENIED},
    ),
    Row(
        "quoteAccept",
        lambda g: sent(quoteId=id_of(g.quote), versionHash=hash_read(g)),
        "buyer.APPROVER",
        OF_A_FIRM,
        others={"producer.OWNER": DENIED, "zone.OWNER": DENIED, "buyer.FINANCE": DENIED},
    ),
)

ROOM = Room("negotiation", prepare, (*REQUESTS, *QUOTES))
