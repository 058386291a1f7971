"""The steps of the trade, in order. Each makes its calls, checks what came back and says what it made."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from marketplace.journey.cast import People
from marketplace.journey.client import Session, StepFailed
from marketplace.journey.plot import Plot, above

Step = Callable[["Trade"], str]


@dataclass
class Trade:
    """What the trade knows so far."""

    plot: Plot
    people: People
    visitor: Session
    sign_in: Callable[[str], Session]
    out: Path
    started_at: datetime = field(default_factory=lambda: datetime.now(UTC))
    files: list[Path] = field(default_factory=list)
    listing: dict[str, Any] = field(default_factory=dict)
    rfq: dict[str, Any] = field(default_factory=dict)
    quote: dict[str, Any] = field(default_factory=dict)
    contract: dict[str, Any] = field(default_factory=dict)
    declaration: dict[str, Any] = field(default_factory=dict)
    _sessions: dict[str, Session] = field(default_factory=dict)

    def as_(self, email: str) -> Session:
        """Return a person's session, signed in once."""
        if email not in self._sessions:
            self._sessions[email] = self.sign_in(email)
        return self._sessions[email]

    def keep(self, session: Session, file: dict[str, Any]) -> Path:
        path = session.download(file, self.out)
        self.files.append(path)
        return path

    def day(self, days: int) -> str:
        return (self.started_at + timedelta(days=days)).date().isoformat()

    def moment(self, days: int) -> str:
        return (self.started_at + timedelta(days=days)).isoformat()


def find_goods(trade: Trade) -> str:
    """Anybody finds the goods in the public catalogue."""
    found = trade.visitor.ask("find_listing", text=trade.plot.search, vertical=trade.plot.vertical)
    nodes = [node for node in found["listings"]["nodes"] if node["sku"] == trade.plot.sku]
    if not nodes:
        raise StepFailed(f"{trade.plot.sku} does not answer to {trade.plot.search!r}")
    trade.listing = nodes[0]
    return f"{trade.listing['number']} {trade.listing['name']}, HS {trade.listing['hsCode']}"


def submit_request(trade: Trade) -> str:
    """The buyer asks for a quote; the same key sent twice makes one request."""
    buyer, plot = trade.as_(trade.people.buyer), trade.plot
    value, unit = plot.quantity
    data = {
        "lines": [
            {
                "listingId": trade.listing["id"],
                "quantity": {"value": value, "unit": unit},
                "tolerancePercent": "5",
            }
        ],
        "incoterm": plot.incoterm,
        "placeCode": plot.place_code,
        "placeName": plot.place_name,
        "destinationCountry": plot.destination_country,
        "transportMode": plot.transport_mode,
        "currency": plot.currency,
        "deadlineAt": trade.moment(14),
        "shipmentFromDate": trade.day(30),
        "shipmentToDate": trade.day(60),
    }
    key = f"journey-{trade.started_at.timestamp()}"
    trade.rfq = buyer.do("rfq_submit", key=key, **data)["rfq"]
    again = buyer.do("rfq_submit", key=key, **data)["rfq"]
    if again["id"] != trade.rfq["id"]:
        raise StepFailed("a request sent twice with one key made two requests")
    buyer.expect_refusal("rfq_submit", "IDEMPOTENCY_KEY_REUSED", key=key, **{**data, "note": "another body"})
    return f"{trade.rfq['number']} for {value} {unit}, {plot.incoterm} {plot.place_name}"


def open_request(trade: Trade) -> str:
    """What is controlled is screened by the zone operator; what isn't is open already."""
    if trade.rfq["state"] == "SCREENING":
        zone = trade.as_(trade.people.zone)
        trade.rfq = {**trade.rfq, **zone.do("rfq_open", rfqId=trade.rfq["id"])["rfq"]}
        return f"{trade.rfq['number']} let through by the zone operator"
    if trade.rfq["state"] != "OPEN":
        raise StepFailed(f"the request is {trade.rfq['state']}")
    return f"{trade.rfq['number']} open at once: nothing controlled"


def quote_twice(trade: Trade) -> str:
    """The producer finds the request among its own and offers; then it offers better."""
    sales = trade.as_(trade.people.sales)
    seen = [r for r in sales.ask("inbox")["rfqs"]["nodes"] if r["id"] == trade.rfq["id"]]
    if not seen:
        raise StepFailed("the producer does not see the request addressed to it")
    first = _offer(trade, above(trade.plot.unit_price, 3))
    sales.do("quote_send", **first)
    trade.quote = sales.do("quote_send", **_offer(trade, trade.plot.unit_price))["quote"]
    total = trade.quote["latest"]["total"]
    return f"{trade.quote['number']} version {trade.quote['latest']['number']}, {total['amount']} {total['currency']}"


def _offer(trade: Trade, price: str) -> dict[str, Any]:
    plot = trade.plot
    offer: dict[str, Any] = {
        "rfqId": trade.rfq["id"],
        "lines": [{"rfqLineId": trade.rfq["lines"][0]["id"], "unitPrice": plot.money(price)}],
        "milestones": [
            {"percent": "30", "trigger": "DEPOSIT", "instrument": "TT", "days": 7},
            {"percent": "70", "trigger": "AGAINST_DOCUMENTS", "instrument": "TT", "days": 10},
        ],
        "validUntil": trade.moment(10),
        "shipmentFromDate": trade.day(30),
        "shipmentToDate": trade.day(60),
    }
    if plot.freight:
        offer["freight"] = plot.money(plot.freight)
    if plot.insurance:
        offer["insurance"] = plot.money(plot.insurance)
    return offer


def accept(trade: Trade) -> str:
    """The buyer reads the latest version and accepts its hash: once."""
    buyer = trade.as_(trade.people.buyer)
    latest = buyer.ask("quote", id=trade.quote["id"])["quote"]["latest"]
    stale = {"quoteId": trade.quote["id"], "versionHash": "0" * 64}
    buyer.expect_refusal("quote_accept", "STALE", **stale)
    accepted = {"quoteId": trade.quote["id"], "versionHash": latest["hash"]}
    trade.contract = buyer.do("quote_accept", **accepted)["contract"]
    buyer.expect_refusal("quote_accept", "WRONG_STATE", **accepted)
    return f"{trade.contract['number']} made; a second acceptance was refused"


def sign(trade: Trade) -> str:
    """Both sides download the contract and sign its hash."""
    seller, buyer = trade.as_(trade.people.seller_owner), trade.as_(trade.people.buyer_owner)
    found = seller.until("contract", "contract", "IN_SIGNATURE", id=trade.contract["id"])
    document = found["document"]
    trade.keep(seller, document)
    for side in (seller, buyer):
        side.do("contract_sign", contractId=trade.contract["id"], documentHash=document["sha256"])
    found = buyer.until("contract", "contract", "SIGNED", id=trade.contract["id"])
    trade.contract = found
    return f"{found['number']} signed by {' and '.join(s['name'] for s in found['signatures'])}"


def order_services(trade: Trade) -> str:
    """The seller orders a broker and a carrier, the buyer an insurer; each accepts."""
    done = []
    for kind, client, email in trade.people.service_orders():
        session, provider = trade.as_(client), trade.as_(email)
        listed = session.ask("providers", kind=kind)["providers"]["nodes"]
        target = next((p for p in listed if p["organization"]["name"] == trade.people.firm_of(email)), None)
        if target is None:
            raise StepFailed(f"{trade.people.firm_of(email)} is not in the directory as {kind}")
        order = session.do(
            "service_order_place",
            contractId=trade.contract["id"],
            providerId=target["id"],
            kind=kind,
            scope=f"{kind.replace('_', ' ').lower()} for {trade.contract['number']}",
            price=trade.plot.money("500.00"),
        )["serviceOrder"]
        provider.do("service_order_accept", serviceOrderId=order["id"])
        done.append(f"{order['number']} {kind}")
        trade.contract.setdefault("orders", []).append((email, order))
    return "; ".join(done)


def book_warehouse(trade: Trade) -> str:
    """The buyer books space abroad; the operator confirms."""
    buyer, operator = trade.as_(trade.people.buyer), trade.as_(trade.people.warehouse)
    hazard = trade.plot.hazard_classes[0] if trade.plot.hazard_classes else None
    places = buyer.ask("warehouses", hazardClass=hazard)["warehouses"]["nodes"]
    place = next(
        (w for w in places if w["operator"]["name"] == trade.people.firm_of(trade.people.warehouse)), None
    )
    if place is None:
        raise StepFailed("no warehouse of the operator takes the goods")
    booking = buyer.do(
        "warehouse_book",
        contractId=trade.contract["id"],
        warehouseId=place["id"],
        pallets=trade.plot.pallets,
        volumeM3=str(trade.plot.pallets * 1.5),
        weightKg="18000",
        hazardClasses=list(trade.plot.hazard_classes),
        fromDate=trade.day(65),
        toDate=trade.day(95),
    )["warehouseBooking"]
    operator.do("warehouse_booking_confirm", warehouseBookingId=booking["id"])
    return f"{booking['number']} at {place['number']} {place['name']}, confirmed"


def pay_deposit(trade: Trade) -> str:
    """The producer's finance records the deposit; the contract takes effect."""
    finance = trade.as_(trade.people.finance)
    rows = finance.ask("contract", id=trade.contract["id"])["contract"]["milestones"]
    deposit = next(row for row in rows if row["trigger"] == "DEPOSIT")
    finance.do(
        "payment_record",
        milestoneId=deposit["id"],
        amount=deposit["amount"],
        receivedAt=trade.moment(0),
        bankReference=f"TT-{trade.contract['number']}",
    )
    finance.until("contract", "contract", "EFFECTIVE", id=trade.contract["id"])
    return f"{deposit['amount']['amount']} {deposit['amount']['currency']} received; contract effective"


def prepare_declaration(trade: Trade) -> str:
    """The appointed broker's clerk adds the journey; both messages pass the customs rules."""
    clerk = trade.as_(trade.people.clerk)
    trade.declaration = clerk.do(
        "declaration_prepare", contractId=trade.contract["id"], mode="MODE_9710", journey=trade.plot.journey
    )["declaration"]
    clerk.do("declaration_check", declarationId=trade.declaration["id"])
    return f"{trade.declaration['number']} checked, client number {trade.declaration['clientSequence']}"


def transmit_order(trade: Trade) -> str:
    """The order message goes first; customs takes it."""
    clerk = trade.as_(trade.people.clerk)
    clerk.do("declaration_transmit_order", declarationId=trade.declaration["id"])
    clerk.until("declaration", "declaration", "ORDER_ACCEPTED", id=trade.declaration["id"])
    return f"order {trade.declaration['orderNumber']} accepted by customs"


def clear(trade: Trade) -> str:
    """The declaration follows and is cleared."""
    clerk = trade.as_(trade.people.clerk)
    clerk.do("declaration_submit", declarationId=trade.declaration["id"])
    found = clerk.until("declaration", "declaration", "CLEARED", seconds=90, id=trade.declaration["id"])
    if len(found["entryId"] or "") != 18:
        raise StepFailed(f"customs gave the number {found['entryId']!r}, not one of 18 characters")
    trade.declaration = found
    return f"cleared as {found['entryId']} after {len(found['receipts'])} receipts"


def collect_files(trade: Trade) -> str:
    """Every paper and message is downloaded, each with the right hash."""
    clerk, seller = trade.as_(trade.people.clerk), trade.as_(trade.people.seller_owner)
    contract = seller.ask("contract", id=trade.contract["id"])["contract"]
    trade.keep(seller, contract["signedDocument"])
    for message in trade.declaration["messages"]:
        trade.keep(clerk, message["file"])
    kinds = {message["kind"] for message in trade.declaration["messages"]}
    if kinds != {"ORDER", "DECLARATION", "INVOICE", "PACKING_LIST"}:
        raise StepFailed(f"only {', '.join(sorted(kinds))} were made")
    return ", ".join(path.name for path in trade.files)


def complete_services(trade: Trade) -> str:
    """Each provider completes its order."""
    done = []
    for email, order in trade.contract["orders"]:
        trade.as_(email).do(
            "service_order_complete", serviceOrderId=order["id"], resultReference=f"DONE-{order['number']}"
        )
        done.append(order["number"])
    return ", ".join(done)


def steps() -> Iterator[tuple[str, Step]]:
    """Give the steps in order, each with its title."""
    yield "Find the goods", find_goods
    yield "Request a quote", submit_request
    yield "Open the request", open_request
    yield "Quote, and quote again", quote_twice
    yield "Accept the quote", accept
    yield "Sign the contract", sign
    yield "Order broker, carrier, insurer", order_services
    yield "Book an overseas warehouse", book_warehouse
    yield "Receive the deposit", pay_deposit
    yield "Prepare the declaration", prepare_declaration
    yield "Transmit the order message", transmit_order
    yield "Declare and clear", clear
    yield "Complete the services", complete_services
    yield "Collect the files", collect_files
