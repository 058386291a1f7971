"""State machines as data: a table says which action leads from which state to which, one function guards it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from marketplace.core.errors import Conflict, ErrorCode, fail

State = TypeVar("State", bound=StrEnum)
Action = TypeVar("Action", bound=StrEnum)

Flow = Mapping[State, Mapping[Action, State]]
"""``{state: {action: next state}}``; a state without actions is terminal and nothing overwrites it."""


def advance(flow: Flow[State, Action], state: str, action: Action, *, what: str) -> State:
    """Return the state that ``action`` leads to.

    :raises Conflict: WRONG_STATE when the table has no such transition; the message names what is possible.
    """
    current = _as_state(flow, state)
    options = flow.get(current, {})
    if action not in options:
        possible = ", ".join(sorted(options)) or "nothing: it has ended"
        fail(
            Conflict,
            ErrorCode.WRONG_STATE,
            f"The {what} is {current}; {action} is not possible now. Possible: {possible}.",
            state=str(current),
        )
    return options[action]


def terminal_states(flow: Flow[State, Action]) -> frozenset[State]:
    return frozenset(state for state, actions in flow.items() if not actions)


def _as_state(flow: Flow[State, Action], state: str) -> State:
    for known in flow:
        if known == state:
            return known
    raise LookupError(f"{state!r} is not a state of this flow")
