"""A trade as of now: the spine's steps at the ground's own moment, so that the API's clock fits them."""

from datetime import timedelta
from typing import Any

from catalog.listings.models import Listing
from marketplace.accounts.roles import Role
from marketplace.core.events.delivering import deliver_due
from marketplace.core.money import Money
from marketplace.payments import services as payments
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from rfq.quotes import services as quotes
from rfq.quotes.models import Quote
from rfq.requests import services as requests
from rfq.requests.models import Rfq
from tests.cast import Firm
from tests.permissions.rows import Ground
from tests.rfq import scene


def requested(ground: Ground, listing: Listing, **changes: Any) -> Rfq:
    """The buyer asks for 24 t of the listing, of its maker and whom ``supplier_uuids`` names."""
    return requests.submit_rfq(
        actor=ground.cast.buyer.actor(Role.BUYER),
        data=scene.rfq_data(
            listing, deadline_at=ground.at + timedelta(days=14), **shipment(ground), **changes
        ),
        at=ground.at,
    )


def quoted(ground: Ground, rfq: Rfq, firm: Firm | None = None, **changes: Any) -> Quote:
    """The producer, or another firm, quotes on it."""
    data = scene.quote_data(rfq, valid_until=ground.at + timedelta(days=10), **shipment(ground), **changes)
    actor = (firm or ground.cast.producer).actor(Role.SALES)
    return quotes.send_quote(actor=actor, rfq_uuid=rfq.uuid, data=data, at=ground.at)


def contracted(ground: Ground, listing: Listing) -> Contract:
    """A contract whose document waits for signatures."""
    contract = scene.accepted(ground.cast, quoted(ground, requested(ground, listing)), ground.at)
    deliver_due(at=ground.at)
    return Contract.objects.get(pk=contract.pk)


def signed(ground: Ground, contract: Contract) -> Contract:
    """The contract with both signatures; its second paper is not made yet."""
    assert contract.document is not None
    for firm in (ground.cast.producer, ground.cast.buyer):
        contracts.sign_contract(
            actor=firm.actor(Role.APPROVER),
            contract_uuid=contract.uuid,
            document_sha256=contract.document.sha256,
            at=ground.at,
        )
    return Contract.objects.get(pk=contract.pk)


def in_force(ground: Ground, contract: Contract) -> Contract:
    """The signed contract with its deposit received."""
    deposit = scene.deposit_of(contract)
    payments.record_receipt(
        actor=ground.cast.producer.actor(Role.FINANCE),
        milestone_uuid=deposit.uuid,
        amount=Money(deposit.amount, deposit.currency),
        received_at=ground.at,
        bank_reference=f"TT-{contract.number}",
        at=ground.at,
    )
    deliver_due(at=ground.at)
    return Contract.objects.get(pk=contract.pk)


def shipment(ground: Ground) -> dict[str, Any]:
    first = ground.at.date() + timedelta(days=30)
    return {"shipment_from_date": first, "shipment_to_date": first + timedelta(days=30)}
