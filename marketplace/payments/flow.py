"""States of a payment milestone."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """How far a milestone has been paid."""

    DUE = "DUE"
    PARTLY_PAID = "PARTLY_PAID"
    PAID = "PAID"
    CANCELLED = "CANCELLED"


class Action(StrEnum):
    """What moves a milestone."""

    PAY_PART = "PAY_PART"
    PAY_REST = "PAY_REST"
    CANCEL = "CANCEL"


MILESTONE_FLOW: Flow[State, Action] = {
    State.DUE: {
        Action.PAY_PART: State.PARTLY_PAID,
        Action.PAY_REST: State.PAID,
        Action.CANCEL: State.CANCELLED,
    },
    State.PARTLY_PAID: {
        Action.PAY_PART: State.PARTLY_PAID,
        Action.PAY_REST: State.PAID,
        Action.CANCEL: State.CANCELLED,
    },
    State.PAID: {},
    State.CANCELLED: {},
}

OPEN = (State.DUE, State.PARTLY_PAID)
