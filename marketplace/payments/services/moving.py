"""What every move of a milestone shares: the table and the event."""

from datetime import datetime

from marketplace.core.actor import Actor
from marketplace.core.events import record
from marketplace.core.flow import advance
from marketplace.payments.flow import MILESTONE_FLOW, Action, State
from marketplace.payments.models import Milestone

AGGREGATE = "payments.milestone"


def move(milestone: Milestone, action: Action, *, actor: Actor, at: datetime, **payload: object) -> Milestone:
    """Advance a locked milestone, save it and record ``payments.milestone.<what happened>``.

    :raises Conflict: WRONG_STATE when the milestone does not stand where the action begins.
    """
    before = milestone.state
    milestone.state = advance(MILESTONE_FLOW, milestone.state, action, what="payment milestone")
    if milestone.state == State.PAID:
        milestone.paid_at = at
    milestone.save()
    record_milestone(milestone, milestone.state.lower(), actor=actor, at=at, before=before, **payload)
    return milestone


def record_milestone(
    milestone: Milestone, what: str, *, actor: Actor, at: datetime, **payload: object
) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=milestone.uuid,
        actor=actor,
        at=at,
        payload={
            "subject_kind": milestone.subject_kind,
            "subject_uuid": milestone.subject_uuid,
            "subject_number": milestone.subject_number,
            "position": milestone.position,
            "trigger": milestone.trigger,
            "amount": milestone.total.amount,
            "currency": milestone.currency,
            "payer": milestone.payer.uuid,
            "payee": milestone.payee.uuid,
            **payload,
        },
    )
