"""Load, lock, move and record a declaration."""

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
from marketplace.providers import selectors as providers
from rfq.contracts.models import Contract
from rfq.declarations.flow import DECLARATION_FLOW, Action
from rfq.declarations.models import Declaration

AGGREGATE = "rfq.declaration"

PAST = {
    Action.CHECK: "checked",
    Action.REVISE: "revised",
    Action.TRANSMIT_ORDER: "order_transmitted",
    Action.ACCEPT_ORDER: "order_accepted",
    Action.SUBMIT: "submitted",
    Action.STAGE: "staged",
    Action.DECLARE: "declared",
    Action.INSPECT: "inspection",
    Action.RELEASE: "released",
    Action.CLEAR: "cleared",
    Action.RETURN: "returned",
    Action.REJECT: "rejected",
    Action.WITHDRAW: "withdrawn",
}


def may_file(contract: Contract, actor: Actor) -> bool:
    """Tell whether the actor's firm files for a contract: it sells, or is the broker that the seller has appointed."""
    broker_id = providers.appointed_broker(contract.uuid, client_id=contract.seller_id)
    return actor.organization_id is not None and actor.organization_id in (contract.seller_id, broker_id)


def locked_declaration(uuid: UUID, *, actor: Actor, of_the_seller: bool = False) -> Declaration:
    """Lock a declaration that the actor's firm files; a broker that the seller has dismissed files no more.

    ``of_the_seller`` finds what a broker files for the actor's firm, too.

    :raises NotFound: at ``declaration_id``.
    """
    firm = actor.organization_id
    mine = Q(filer_id=firm) | Q(contract__seller_id=firm) if of_the_seller else Q(filer_id=firm)
    rows = Declaration.objects.select_for_update(of=("self",)).select_related("contract")
    found = rows.filter(mine, uuid=uuid).first()
    if found is None or not may_file(found.contract, actor):
        not_found("declaration", "declaration_id")
    return found


def move(declaration: Declaration, action: Action, *, actor: Actor, at: datetime, **payload: object) -> None:
    """Advance the state, save the row and record the event."""
    before = declaration.state
    declaration.state = advance(DECLARATION_FLOW, declaration.state, action, what="declaration")
    declaration.save()
    record(
        f"{AGGREGATE}.{PAST[action]}",
        aggregate=AGGREGATE,
        aggregate_uuid=declaration.uuid,
        actor=actor,
        at=at,
        payload={
            "number": declaration.number,
            "contract": declaration.contract.number,
            "before": before,
            "after": declaration.state,
            **payload,
        },
    )
