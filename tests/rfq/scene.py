"""The spine, step by step: each function brings a trade one stage further, through the services."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from threading import Event
from typing import Any

from catalog.listings.models import Listing
from marketplace.accounts.roles import Role
from marketplace.core.events.delivering import deliver_due
from marketplace.core.money import Money
from marketplace.core.trade_terms import Incoterm, PaymentInstrument, PaymentTrigger, TransportMode
from marketplace.payments import services as payments
from marketplace.payments.models import Milestone
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from rfq.declarations import services as declarations
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.messages import Mailbox
from rfq.declarations.models import Declaration
from rfq.declarations.record import ContainerFacts, JourneyFacts
from rfq.declarations.twin.runner import handle
from rfq.declarations.twin.state import TwinState
from rfq.quotes import services as quotes
from rfq.quotes.inputs import Amount, MilestoneData, QuoteData, QuoteLineData
from rfq.quotes.models import Quote
from rfq.requests import services as requests
from rfq.requests.inputs import RfqData, RfqLineData
from rfq.requests.models import Rfq
from tests.cast import Cast, Firm

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def rfq_data(listing: Listing, **changes: Any) -> RfqData:
    """A request of 24 t by rail to Russia; ``changes`` replace its fields, ``line`` those of its one line."""
    line = RfqLineData(
        listing_uuid=listing.uuid, quantity=Decimal(24000), unit="KGM", tolerance_percent=Decimal(5)
    )
    line = replace(line, **changes.pop("line", {}))
    data = RfqData(
        incoterm=Incoterm.CPT,
        place_name="Zabaikalsk",
        destination_country="RU",
        transport_mode=TransportMode.RAIL,
        currency="USD",
        deadline_at=AT + 14 * DAY,
        lines=(line,),
        language="ru",
        shipment_from_date=date(2026, 12, 20),
        shipment_to_date=date(2027, 1, 20),
    )
    return replace(data, **changes)


def submitted(cast: Cast, listing: Listing, **changes: Any) -> Rfq:
    return requests.submit_rfq(actor=cast.buyer.actor(Role.BUYER), data=rfq_data(listing, **changes), at=AT)


def quote_data(rfq: Rfq, **changes: Any) -> QuoteData:
    """An offer for every line at 412.50 USD, 30 % deposit; ``line`` changes apply to each line."""
    line_changes = changes.pop("line", {})
    lines = tuple(
        replace(
            QuoteLineData(
                rfq_line_uuid=line.uuid, unit_price=Amount(Decimal("412.50"), "USD"), packaging="DRUM"
            ),
            **line_changes,
        )
        for line in rfq.lines.all()
    )
    data = QuoteData(
        lines=lines,
        milestones=(
            MilestoneData(Decimal(30), PaymentTrigger.DEPOSIT, PaymentInstrument.TT, 7),
            MilestoneData(Decimal(70), PaymentTrigger.AGAINST_DOCUMENTS, PaymentInstrument.TT, 10),
        ),
        valid_until=AT + 10 * DAY,
        shipment_from_date=date(2026, 12, 20),
        shipment_to_date=date(2027, 1, 20),
        freight=Amount(Decimal("1840.00"), "USD"),
    )
    return replace(data, **changes)


def quoted(cast: Cast, rfq: Rfq, firm: Firm | None = None, **changes: Any) -> Quote:
    actor = (firm or cast.producer).actor(Role.SALES)
    return quotes.send_quote(actor=actor, rfq_uuid=rfq.uuid, data=quote_data(rfq, **changes), at=AT)


def latest_hash(quote: Quote) -> str:
    return str(quote.versions.get(number=quote.version_number).sha256)


def accepted(cast: Cast, quote: Quote, at: datetime = AT) -> Contract:
    return contracts.accept_quote(
        actor=cast.buyer.actor(Role.BUYER), quote_uuid=quote.uuid, version_sha256=latest_hash(quote), at=at
    )


def contracted(cast: Cast, listing: Listing, **changes: Any) -> Contract:
    """A contract whose document waits for signatures."""
    contract = accepted(cast, quoted(cast, submitted(cast, listing), **changes))
    deliver_due(at=AT)
    contract.refresh_from_db()
    return contract


def signed(cast: Cast, contract: Contract) -> Contract:
    assert contract.document is not None
    for firm in (cast.producer, cast.buyer):
        contracts.sign_contract(
            actor=firm.owner, contract_uuid=contract.uuid, document_sha256=contract.document.sha256, at=AT
        )
    deliver_due(at=AT)
    return Contract.objects.get(pk=contract.pk)


def deposit_of(contract: Contract) -> Milestone:
    return Milestone.objects.get(subject_uuid=contract.uuid, trigger="DEPOSIT")


def effective(cast: Cast, listing: Listing, **changes: Any) -> Contract:
    """A contract in force, its deposit received."""
    return in_force(cast, signed(cast, contracted(cast, listing, **changes)))


def in_force(cast: Cast, contract: Contract) -> Contract:
    """Receive the deposit of a signed contract."""
    deposit = deposit_of(contract)
    payments.record_receipt(
        actor=cast.producer.actor(Role.FINANCE),
        milestone_uuid=deposit.uuid,
        amount=Money(deposit.amount, deposit.currency),
        received_at=AT,
        bank_reference=f"TT-{contract.number}",
        at=AT,
    )
    deliver_due(at=AT)
    return Contract.objects.get(pk=contract.pk)


def container(number: str) -> ContainerFacts:
    return ContainerFacts(
        number=number, size_type="L", lines=(1,), goods_kg=Decimal(24000), tare_kg=Decimal(2200)
    )


def journey_facts(**changes: Any) -> JourneyFacts:
    facts = JourneyFacts(
        transport_mode="RAIL",
        conveyance="X8065",
        voyage="8065",
        bill_number="SMGS2026112401",
        customs_office="0707",
        exit_office="0601",
        exit_port="150501",
        destination_port="RUS000",
    )
    return replace(facts, **changes)


@dataclass
class Customs:
    """The import client and customs, in this process: the twin over a folder of the test's own."""

    root: Path

    @property
    def mailbox(self) -> Mailbox:
        return Mailbox(self.root / "DecCus001")

    @property
    def twin(self) -> TwinState:
        return TwinState(self.root / "twin")

    def work(self, at: datetime = AT) -> None:
        """Write what is owed into OutBox, let customs answer it, and read the answers."""
        deliver_due(at=at)
        self.answer(at)
        declarations.read_inbox(at=at)

    def answer(self, at: datetime = AT) -> None:
        """Let customs answer what lies in OutBox."""
        self.mailbox.create()
        for path in self.mailbox.outgoing():
            handle(path, self.mailbox, self.twin, Event(), clock=lambda: at)


def prepared(cast: Cast, contract: Contract, **changes: Any) -> Declaration:
    data = DeclarationData(mode=Declaration.Mode.DIRECT_EXPORT, journey=journey_facts(**changes))
    return declarations.prepare_declaration(
        actor=cast.producer.actor(Role.CUSTOMS_CLERK), contract_uuid=contract.uuid, data=data, at=AT
    )
