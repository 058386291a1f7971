"""States of a warehouse booking."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a booking stands."""

    REQUESTED = "REQUESTED"
    CONFIRMED = "CONFIRMED"
    RECEIVED = "RECEIVED"
    RELEASED = "RELEASED"
    DECLINED = "DECLINED"
    CANCELLED = "CANCELLED"


class Action(StrEnum):
    """What moves a booking. The client cancels; the operator declines, or revokes what it has confirmed."""

    CONFIRM = "CONFIRM"
    DECLINE = "DECLINE"
    RECEIVE = "RECEIVE"
    RELEASE = "RELEASE"
    CANCEL = "CANCEL"
    REVOKE = "REVOKE"


BOOKING_FLOW: Flow[State, Action] = {
    State.REQUESTED: {
        Action.CONFIRM: State.CONFIRMED,
        Action.DECLINE: State.DECLINED,
        Action.CANCEL: State.CANCELLED,
    },
    State.CONFIRMED: {
        Action.RECEIVE: State.RECEIVED,
        Action.CANCEL: State.CANCELLED,
        Action.REVOKE: State.CANCELLED,
    },
    State.RECEIVED: {Action.RELEASE: State.RELEASED},
    State.RELEASED: {},
    State.DECLINED: {},
    State.CANCELLED: {},
}

HOLDING = (State.REQUESTED, State.CONFIRMED, State.RECEIVED)
"""States that take space. A request takes it too, so that what was asked for can still be confirmed."""

EXPECTED = (State.CONFIRMED, State.RECEIVED)
"""States in which the operator has agreed to keep the goods and has them or will have them."""
