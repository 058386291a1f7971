"""Signatures, and what follows from them: the payment schedule and the contract's effect."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from marketplace.accounts import selectors as accounts
from marketplace.accounts.acting import person_id
from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.flow import advance
from marketplace.core.money import Money
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger
from marketplace.payments import services as payments
from marketplace.payments.inputs import MilestoneRow
from rfq.contracts import permissions
from rfq.contracts.flow import CONTRACT_FLOW, Action, Party, State
from rfq.contracts.models import Contract, Signature
from rfq.contracts.services.moving import locked_contract, move, party_of, record_contract

SIGNATURE_PERIOD = timedelta(days=14)


@transaction.atomic
def sign_contract(*, actor: Actor, contract_uuid: UUID, document_sha256: str, at: datetime) -> Contract:
    """Sign for one's firm exactly the document with this SHA-256; with both signatures the contract is signed.

    :raises NotFound: no such contract of the actor's firm.
    :raises Conflict: WRONG_STATE, STALE when the hash is of another document, DUPLICATE when the firm has signed.
    """
    permissions.SIGN_CONTRACT.enforce(actor)
    contract = locked_contract(contract_uuid, of_actor=actor)
    advance(CONTRACT_FLOW, contract.state, Action.COMPLETE_SIGNATURES, what="contract")
    if contract.document is None or contract.document.sha256 != document_sha256:
        fail(Conflict, ErrorCode.STALE, "This is not the hash of the contract's document; read it again.",
             "document_hash")  # fmt: skip
    party = party_of(contract, actor)
    signed = set(contract.signatures.values_list("party", flat=True))
    if party in signed:
        fail(Conflict, ErrorCode.DUPLICATE, f"The {party.lower()} has signed already.", "contract_id")
    _write_signature(contract, party, actor, document_sha256, at)
    if signed | {party} == set(Party):
        contract.signed_at = at
        move(contract, Action.COMPLETE_SIGNATURES, actor=actor, at=at)
        _after_signature(contract, at)
    return contract


def _write_signature(contract: Contract, party: Party, actor: Actor, sha256: str, at: datetime) -> None:
    Signature.objects.create(
        contract=contract,
        created_at=at,
        party=party,
        user_id=person_id(actor),
        name=actor.name,
        title=accounts.title_of(actor),
        document_sha256=sha256,
    )
    record_contract(contract, "signature_given", actor=actor, at=at, party=party, document_sha256=sha256)


def _after_signature(contract: Contract, at: datetime) -> None:
    facts = contract.terms
    payments.create_schedule(
        subject_uuid=contract.uuid,
        subject_number=contract.number,
        payer=contract.buyer,
        payee=contract.seller,
        total=Money(facts.total, facts.currency),
        rows=[
            MilestoneRow(
                percent=row.percent,
                trigger=PaymentTrigger(row.trigger),
                instrument=PaymentInstrument(row.instrument),
                due_days=row.days,
            )
            for row in facts.payments
        ],
        actor=SYSTEM,
        at=at,
    )
    if all(row.trigger != PaymentTrigger.DEPOSIT for row in facts.payments):
        take_effect(contract=contract, at=at)


def take_effect(*, contract: Contract, at: datetime) -> None:
    """Put a signed contract, whose row the caller has locked, into effect. Does nothing in any other state."""
    if contract.state != State.SIGNED:
        return
    contract.effective_at = at
    move(contract, Action.TAKE_EFFECT, actor=SYSTEM, at=at)


def lapse_contracts(*, at: datetime, limit: int = 500) -> int:
    """Let contracts lapse that nobody has signed in time."""
    due = Contract.objects.filter(state=State.IN_SIGNATURE, offered_at__lt=at - SIGNATURE_PERIOD)
    return sum(_lapse(uuid, at) for uuid in due.order_by("offered_at").values_list("uuid", flat=True)[:limit])


@transaction.atomic
def _lapse(uuid: UUID, at: datetime) -> bool:
    contract = locked_contract(uuid)
    if contract.state != State.IN_SIGNATURE or contract.offered_at is None:
        return False
    if contract.offered_at >= at - SIGNATURE_PERIOD:
        return False
    contract.state_note = f"Not signed by both sides within {SIGNATURE_PERIOD.days} days."
    move(contract, Action.LAPSE, actor=SYSTEM, at=at)
    return True
