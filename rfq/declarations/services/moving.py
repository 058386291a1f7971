"""Load, lock, move and record a declaration."""

from datetime import datetime
from uuid import UUID

from marketplace.core.actor import Actor
from marketplace.core.errors import not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
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


def locked_declaration(uuid: UUID, *, filer_id: int | None) -> Declaration:
    """Lock a declaration that the actor's firm files.

    :raises NotFound: at ``declaration_id``.
    """
    found = (
        Declaration.objects.select_for_update(of=("self",))
        .select_related("contract")
        .filter(uuid=uuid, filer_id=filer_id)
        .first()
    )
    if found is None:
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
