"""The request's states. Source: the trade flow's rules for requests."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a request stands."""

    DRAFT = "DRAFT"
    SCREENING = "SCREENING"
    OPEN = "OPEN"
    QUOTED = "QUOTED"
    PARTLY_AWARDED = "PARTLY_AWARDED"
    AWARDED = "AWARDED"
    CLOSED_WITHOUT_AWARD = "CLOSED_WITHOUT_AWARD"
    REJECTED = "REJECTED"
    CANCELLED = "CANCELLED"


class Action(StrEnum):
    """What moves a request."""

    SUBMIT = "SUBMIT"
    OPEN = "OPEN"
    REJECT = "REJECT"
    QUOTE = "QUOTE"
    AWARD = "AWARD"
    AWARD_PART = "AWARD_PART"
    CLOSE = "CLOSE"
    CANCEL = "CANCEL"


RFQ_FLOW: Flow[State, Action] = {
    State.DRAFT: {Action.SUBMIT: State.SCREENING, Action.CANCEL: State.CANCELLED},
    State.SCREENING: {
        Action.OPEN: State.OPEN,
        Action.REJECT: State.REJECTED,
        Action.CANCEL: State.CANCELLED,
    },
    State.OPEN: {
        Action.QUOTE: State.QUOTED,
        Action.CLOSE: State.CLOSED_WITHOUT_AWARD,
        Action.CANCEL: State.CANCELLED,
    },
    State.QUOTED: {
        Action.QUOTE: State.QUOTED,
        Action.AWARD: State.AWARDED,
        Action.AWARD_PART: State.PARTLY_AWARDED,
        Action.CLOSE: State.CLOSED_WITHOUT_AWARD,
        Action.CANCEL: State.CANCELLED,
    },
    State.PARTLY_AWARDED: {
        Action.QUOTE: State.PARTLY_AWARDED,
        Action.AWARD: State.AWARDED,
        Action.AWARD_PART: State.PARTLY_AWARDED,
    },
    State.AWARDED: {},
    State.CLOSED_WITHOUT_AWARD: {},
    State.REJECTED: {},
    State.CANCELLED: {},
}

OPEN_FOR_QUOTES = frozenset({State.OPEN, State.QUOTED, State.PARTLY_AWARDED})
HIDDEN_FROM_SUPPLIERS = frozenset({State.DRAFT, State.SCREENING, State.REJECTED})
"""To a supplier such a request doesn't exist, though it will be asked once the request is open."""


class InvitationStatus(StrEnum):
    """What an invited supplier has done."""

    INVITED = "INVITED"
    VIEWED = "VIEWED"
    DECLINED = "DECLINED"
    QUOTED = "QUOTED"


class CloseReason(StrEnum):
    """Why a request ended without an award."""

    NO_QUOTES = "NO_QUOTES"
    DEADLINE_PASSED = "DEADLINE_PASSED"
