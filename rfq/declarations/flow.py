"""The declaration's states. Source: the trade flow, and the receipts of the single window."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a declaration stands."""

    DRAFTED = "DRAFTED"
    CHECKED = "CHECKED"
    ORDER_TRANSMITTED = "ORDER_TRANSMITTED"
    ORDER_ACCEPTED = "ORDER_ACCEPTED"
    SUBMITTED = "SUBMITTED"
    STAGED = "STAGED"
    DECLARED = "DECLARED"
    INSPECTION = "INSPECTION"
    RELEASED = "RELEASED"
    CLEARED = "CLEARED"
    RETURNED = "RETURNED"
    REJECTED = "REJECTED"
    WITHDRAWN = "WITHDRAWN"


class Action(StrEnum):
    """What moves a declaration: people up to SUBMIT, receipts after."""

    CHECK = "CHECK"
    REVISE = "REVISE"
    TRANSMIT_ORDER = "TRANSMIT_ORDER"
    ACCEPT_ORDER = "ACCEPT_ORDER"
    SUBMIT = "SUBMIT"
    STAGE = "STAGE"
    DECLARE = "DECLARE"
    INSPECT = "INSPECT"
    RELEASE = "RELEASE"
    CLEAR = "CLEAR"
    RETURN = "RETURN"
    REJECT = "REJECT"
    WITHDRAW = "WITHDRAW"


_AT_CUSTOMS = {
    Action.STAGE: State.STAGED,
    Action.DECLARE: State.DECLARED,
    Action.INSPECT: State.INSPECTION,
    Action.RELEASE: State.RELEASED,
    Action.CLEAR: State.CLEARED,
    Action.RETURN: State.RETURNED,
    Action.REJECT: State.REJECTED,
}

DECLARATION_FLOW: Flow[State, Action] = {
    State.DRAFTED: {
        Action.CHECK: State.CHECKED,
        Action.REVISE: State.DRAFTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.CHECKED: {
        Action.TRANSMIT_ORDER: State.ORDER_TRANSMITTED,
        Action.REVISE: State.DRAFTED,
        Action.WITHDRAW: State.WITHDRAWN,
    },
    State.ORDER_TRANSMITTED: {
        Action.ACCEPT_ORDER: State.ORDER_ACCEPTED,
        Action.REJECT: State.REJECTED,
    },
    State.ORDER_ACCEPTED: {Action.SUBMIT: State.SUBMITTED},
    State.SUBMITTED: _AT_CUSTOMS,
    State.STAGED: _AT_CUSTOMS,
    State.DECLARED: _AT_CUSTOMS,
    State.INSPECTION: _AT_CUSTOMS,
    State.RELEASED: {Action.CLEAR: State.CLEARED},
    State.RETURNED: {},
    State.REJECTED: {},
    State.CLEARED: {},
    State.WITHDRAWN: {},
}
"""Receipts may come late, twice or out of order; a state at customs takes any of them but never goes back:
see ``receiving.forward_only``."""

ENDED = frozenset({State.CLEARED, State.RETURNED, State.REJECTED, State.WITHDRAWN})


class MessageKind(StrEnum):
    """The papers and messages of a declaration."""

    ORDER = "ORDER"
    DECLARATION = "DECLARATION"
    INVOICE = "INVOICE"
    PACKING_LIST = "PACKING_LIST"
