"""Make the contract's papers and keep them beside it."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import SYSTEM
from marketplace.core.files import store_bytes
from rfq.contracts.flow import Action, State
from rfq.contracts.models import Contract
from rfq.contracts.papers import contract_pdf
from rfq.contracts.services.moving import locked_contract, move, record_contract

PDF = "application/pdf"


@transaction.atomic
def offer_for_signature(*, contract_uuid: UUID, at: datetime) -> Contract:
    """Render the contract and offer it to both sides for signature. Does nothing when that has been done."""
    contract = locked_contract(contract_uuid)
    if contract.state != State.DRAFTED:
        return contract
    facts = contract.terms
    contract.document = store_bytes(
        content=contract_pdf(facts),
        name=f"{contract.number}.pdf",
        content_type=PDF,
        owner_uuid=contract.seller.uuid,
        actor=SYSTEM,
        at=at,
    )
    contract.offered_at = at
    move(contract, Action.OFFER, actor=SYSTEM, at=at, document_sha256=contract.document.sha256)
    return contract


@transaction.atomic
def store_signed_document(*, contract_uuid: UUID, at: datetime) -> Contract:
    """Render the contract with both signatures on it. Does nothing when that has been done."""
    contract = locked_contract(contract_uuid)
    if contract.signed_document_id is not None or contract.document is None:
        return contract
    facts = contract.terms
    content = contract_pdf(
        facts, signatures=tuple(contract.signatures.all()), signed_sha256=contract.document.sha256
    )
    contract.signed_document = store_bytes(
        content=content,
        name=f"{contract.number}-signed.pdf",
        content_type=PDF,
        owner_uuid=contract.seller.uuid,
        actor=SYSTEM,
        at=at,
    )
    contract.save(update_fields=["signed_document"])
    record_contract(
        contract, "paper_signed", actor=SYSTEM, at=at, document_sha256=contract.signed_document.sha256
    )
    return contract
