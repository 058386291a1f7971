"""The contract's states. Source: the trade flow's rules for contracts."""

from enum import StrEnum

from marketplace.core.flow import Flow


class State(StrEnum):
    """Where a contract stands."""

    DRAFTED = "DRAFTED"
    IN_SIGNATURE = "IN_SIGNATURE"
    SIGNED = "SIGNED"
    EFFECTIVE = "EFFECTIVE"
    IN_EXECUTION = "IN_EXECUTION"
    DELIVERED = "DELIVERED"
    SETTLED = "SETTLED"
    LAPSED = "LAPSED"
    CANCELLED = "CANCELLED"


class Action(StrEnum):
    """What moves a contract."""

    OFFER = "OFFER"
    COMPLETE_SIGNATURES = "COMPLETE_SIGNATURES"
    LAPSE = "LAPSE"
    TAKE_EFFECT = "TAKE_EFFECT"
    EXECUTE = "EXECUTE"
    DELIVER = "DELIVER"
    SETTLE = "SETTLE"
    CANCEL = "CANCEL"


CONTRACT_FLOW: Flow[State, Action] = {
    State.DRAFTED: {Action.OFFER: State.IN_SIGNATURE, Action.CANCEL: State.CANCELLED},
    State.IN_SIGNATURE: {
        Action.COMPLETE_SIGNATURES: State.SIGNED,
        Action.LAPSE: State.LAPSED,
        Action.CANCEL: State.CANCELLED,
    },
    State.SIGNED: {Action.TAKE_EFFECT: State.EFFECTIVE, Action.CANCEL: State.CANCELLED},
    State.EFFECTIVE: {Action.EXECUTE: State.IN_EXECUTION, Action.CANCEL: State.CANCELLED},
    State.IN_EXECUTION: {Action.DELIVER: State.DELIVERED},
    State.DELIVERED: {Action.SETTLE: State.SETTLED},
    State.SETTLED: {},
    State.LAPSED: {},
    State.CANCELLED: {},
}

IN_FORCE = frozenset({State.SIGNED, State.EFFECTIVE, State.IN_EXECUTION, State.DELIVERED})
"""States in which services may be ordered for it."""


class Party(StrEnum):
    """The two sides of a contract."""

    SELLER = "SELLER"
    BUYER = "BUYER"
