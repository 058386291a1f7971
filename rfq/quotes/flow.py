"""The quote's states: a thread per supplier and request, with immutable versions. Source: the trade flow."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a quote stands."""

    SENT = "SENT"
    ACCEPTED = "ACCEPTED"
    DECLINED = "DECLINED"
    WITHDRAWN = "WITHDRAWN"
    EXPIRED = "EXPIRED"
    LOST = "LOST"


class Action(StrEnum):
    """What moves a quote."""

    SEND = "SEND"
    ACCEPT = "ACCEPT"
    DECLINE = "DECLINE"
    WITHDRAW = "WITHDRAW"
    EXPIRE = "EXPIRE"
    LOSE = "LOSE"


QUOTE_FLOW: Flow[State, Action] = {
    State.SENT: {
        Action.SEND: State.SENT,
        Action.ACCEPT: State.ACCEPTED,
        Action.DECLINE: State.DECLINED,
        Action.WITHDRAW: State.WITHDRAWN,
        Action.EXPIRE: State.EXPIRED,
        Action.LOSE: State.LOST,
    },
    State.DECLINED: {Action.SEND: State.SENT},
    State.WITHDRAWN: {Action.SEND: State.SENT},
    State.EXPIRED: {Action.SEND: State.SENT},
    State.LOST: {Action.SEND: State.SENT},
    State.ACCEPTED: {},
}
"""A new version may follow whatever ended the last one, while the request takes quotes; acceptance is final."""
