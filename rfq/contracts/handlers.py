"""What contracts do when something happens elsewhere."""

from datetime import datetime
from uuid import UUID

from marketplace.core.events import EventData, subscribe
from marketplace.core.trade_terms import PaymentTrigger
from rfq.contracts import services
from rfq.contracts.models import Contract


@subscribe("rfq.contract.drafted", name="contracts.offer_for_signature")
def offer(event: EventData, at: datetime) -> None:
    """Render the document of a fresh contract."""
    services.offer_for_signature(contract_uuid=event.aggregate_uuid, at=at)


@subscribe("rfq.contract.signed", name="contracts.store_signed_document")
def store_signed(event: EventData, at: datetime) -> None:
    """Render the document with both signatures."""
    services.store_signed_document(contract_uuid=event.aggregate_uuid, at=at)


@subscribe("payments.milestone.paid", name="contracts.take_effect")
def take_effect(event: EventData, at: datetime) -> None:
    """Put the contract into effect when its deposit is in."""
    if event.payload.get("trigger") != PaymentTrigger.DEPOSIT:
        return
    contract = Contract.objects.select_for_update().filter(uuid=UUID(event.payload["subject_uuid"])).first()
    if contract is not None:
        services.take_effect(contract=contract, at=at)
