"""States of a service order."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a service order stands."""

    PLACED = "PLACED"
    ACCEPTED = "ACCEPTED"
    COMPLETED = "COMPLETED"
    DECLINED = "DECLINED"
    CANCELLED = "CANCELLED"


class Action(StrEnum):
    """What moves a service order. The client cancels; the provider declines, or resigns after accepting."""

    ACCEPT = "ACCEPT"
    DECLINE = "DECLINE"
    COMPLETE = "COMPLETE"
    CANCEL = "CANCEL"
    RESIGN = "RESIGN"


SERVICE_ORDER_FLOW: Flow[State, Action] = {
    State.PLACED: {
        Action.ACCEPT: State.ACCEPTED,
        Action.DECLINE: State.DECLINED,
        Action.CANCEL: State.CANCELLED,
    },
    State.ACCEPTED: {
        Action.COMPLETE: State.COMPLETED,
        Action.CANCEL: State.CANCELLED,
        Action.RESIGN: State.CANCELLED,
    },
    State.COMPLETED: {},
    State.DECLINED: {},
    State.CANCELLED: {},
}

STANDING = (State.PLACED, State.ACCEPTED, State.COMPLETED)
"""States in which the client has the service or may still get it."""

APPOINTED = (State.ACCEPTED, State.COMPLETED)
"""States in which a provider acts for the client. A broker stays appointed once its work is done."""
