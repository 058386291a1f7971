"""Load, lock, move and record a contract."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
from rfq.contracts.flow import CONTRACT_FLOW, Action, Party, State
from rfq.contracts.models import Contract

AGGREGATE = "rfq.contract"

PAST = {
    Action.OFFER: "offered",
    Action.COMPLETE_SIGNATURES: "signed",
    Action.LAPSE: "lapsed",
    Action.TAKE_EFFECT: "effective",
    Action.EXECUTE: "in_execution",
    Action.DELIVER: "delivered",
    Action.SETTLE: "settled",
    Action.CANCEL: "cancelled",
}


def locked_contract(uuid: UUID, *, of_actor: Actor | None = None) -> Contract:
    """Lock a contract; with ``of_actor`` only one whose party the actor's firm is.

    :raises NotFound: at ``contract_id``.
    """
    found = Contract.objects.select_for_update().filter(uuid=uuid)
    if of_actor is not None and not of_actor.is_system:
        found = found.filter(Q(seller_id=of_actor.organization_id) | Q(buyer_id=of_actor.organization_id))
    contract = found.first()
    if contract is None:
        not_found("contract", "contract_id")
    return contract


def party_of(contract: Contract, actor: Actor) -> Party:
    return Party.SELLER if contract.seller_id == actor.organization_id else Party.BUYER


def move(contract: Contract, action: Action, *, actor: Actor, at: datetime, **payload: object) -> None:
    """Advance the state, save the row and record the event."""
    before = contract.state
    contract.state = advance(CONTRACT_FLOW, contract.state, action, what="contract")
    contract.save()
    record_contract(
        contract, PAST[action], actor=actor, at=at, before=before, after=contract.state, **payload
    )


def record_contract(contract: Contract, what: str, *, actor: Actor, at: datetime, **payload: object) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=contract.uuid,
        actor=actor,
        at=at,
        payload={"number": contract.number, **payload},
    )


@transaction.atomic
def begin_execution(*, contract_uuid: UUID, actor: Actor, at: datetime) -> Contract:
    """Note that export has begun: the order message has been transmitted. Does nothing when it has already."""
    contract = locked_contract(contract_uuid)
    if contract.state == State.EFFECTIVE:
        move(contract, Action.EXECUTE, actor=actor, at=at)
    return contract
