"""State machines as data."""

from enum import StrEnum

import pytest

from marketplace.core.errors import Conflict, ErrorCode
from marketplace.core.flow import Flow, advance, terminal_states


class State(StrEnum):
    DRAFT = "DRAFT"
    SENT = "SENT"
    ENDED = "ENDED"


class Action(StrEnum):
    SEND = "SEND"
    CANCEL = "CANCEL"


FLOW: Flow[State, Action] = {
    State.DRAFT: {Action.SEND: State.SENT, Action.CANCEL: State.ENDED},
    State.SENT: {Action.CANCEL: State.ENDED},
    State.ENDED: {},
}


@pytest.mark.parametrize(
    ("state", "action", "next_state"),
    [("DRAFT", Action.SEND, State.SENT), (State.SENT, Action.CANCEL, State.ENDED)],
)
def test_an_action_leads_to_the_next_state(state: str, action: Action, next_state: State) -> None:
    assert advance(FLOW, state, action, what="letter") is next_state


@pytest.mark.parametrize(
    ("state", "action", "told"),
    [
        ("SENT", Action.SEND, "The letter is SENT; SEND is not possible now. Possible: CANCEL."),
        (
            "ENDED",
            Action.CANCEL,
            "The letter is ENDED; CANCEL is not possible now. Possible: nothing: it has ended.",
        ),
    ],
)
def test_an_action_out_of_turn_is_refused_with_what_is_possible(
    state: str, action: Action, told: str
) -> None:
    with pytest.raises(Conflict) as refused:
        advance(FLOW, state, action, what="letter")
    assert refused.value.code == ErrorCode.WRONG_STATE
    assert refused.value.message == told
    assert refused.value.problems[0].data == {"state": state}


def test_a_state_that_no_table_knows_is_a_mistake_in_our_data() -> None:
    with pytest.raises(LookupError):
        advance(FLOW, "LOST", Action.SEND, what="letter")


def test_states_without_actions_are_final() -> None:
    assert terminal_states(FLOW) == {State.ENDED}
