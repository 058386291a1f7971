"""Cancel a contract: it takes both sides, and it ends where export has begun."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.flow import advance
from marketplace.core.texts import checked_reason
from marketplace.payments import services as payments
from marketplace.providers import services as providers
from marketplace.warehouses import services as warehouses
from rfq.contracts import permissions
from rfq.contracts.flow import CONTRACT_FLOW, Action
from rfq.contracts.models import Contract
from rfq.contracts.services.moving import locked_contract, move, party_of, record_contract


@transaction.atomic
def cancel_contract(*, actor: Actor, contract_uuid: UUID, reason: str, at: datetime) -> Contract:
    """Propose to cancel, or agree to the other side's proposal; with both the contract is cancelled.

    What is still owed, ordered or booked for it is cancelled with it.

    :raises NotFound: no such contract of the actor's firm.
    :raises Conflict: WRONG_STATE once export has begun, DUPLICATE when one's own proposal stands.
    """
    permissions.CANCEL_CONTRACT.enforce(actor)
    contract = locked_contract(contract_uuid, of_actor=actor)
    advance(CONTRACT_FLOW, contract.state, Action.CANCEL, what="contract")
    party, reason = party_of(contract, actor), checked_reason(reason)
    if contract.cancellation_party == party:
        fail(Conflict, ErrorCode.DUPLICATE, "Your proposal to cancel stands; the other side has to agree.",
             "contract_id")  # fmt: skip
    if not contract.cancellation_party:
        contract.cancellation_party, contract.state_note = party, reason
        contract.save(update_fields=["cancellation_party", "state_note"])
        record_contract(contract, "cancellation_proposed", actor=actor, at=at, party=party, reason=reason)
        return contract
    for cancel in (payments.cancel_schedule, providers.cancel_orders_about, warehouses.cancel_bookings_about):
        cancel(subject_uuid=contract.uuid, reason=reason, actor=actor, at=at)
    move(contract, Action.CANCEL, actor=actor, at=at, reason=reason)
    return contract
