"""Errors carry what, where and what would be right."""

import pytest

from marketplace.core.errors import (
    Conflict,
    ErrorCode,
    InvalidInput,
    MarketplaceError,
    NotFound,
    Problem,
    Problems,
    fail,
    invalid,
    not_found,
)


def test_an_error_is_its_first_problem() -> None:
    error = MarketplaceError(
        Problem(ErrorCode.REQUIRED, "Give a name.", "name"), Problem(ErrorCode.TOO_LONG, "Too long.")
    )
    assert (error.code, error.field, error.message) == (ErrorCode.REQUIRED, "name", "Give a name.")
    assert str(error) == "name: Give a name.; -: Too long."


def test_an_error_without_a_problem_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        MarketplaceError()


def test_data_travels_with_the_problem() -> None:
    with pytest.raises(Conflict) as raised:
        fail(Conflict, ErrorCode.WRONG_STATE, "It has ended.", "state", state="ENDED")
    assert raised.value.problems[0].data == {"state": "ENDED"}


def test_not_found_says_the_same_whatever_the_reason() -> None:
    with pytest.raises(NotFound) as raised:
        not_found("quote", "quote_id")
    assert (raised.value.code, raised.value.field) == (ErrorCode.NOT_FOUND, "quote_id")
    assert raised.value.message == "No such quote."


def test_all_that_is_wrong_is_told_at_once_under_its_path() -> None:
    problems = Problems()
    problems.add("Give a title.", "title", ErrorCode.REQUIRED)
    with problems.under("lines.0"):
        invalid("Too little.", "quantity", ErrorCode.OUT_OF_RANGE)
    with problems.under("lines.1"):
        invalid("Nothing to ship.")
    with problems.under():
        invalid("No such place.", "place")
    with pytest.raises(InvalidInput) as raised:
        problems.raise_if_any()
    assert [(p.field, p.code) for p in raised.value.problems] == [
        ("title", ErrorCode.REQUIRED),
        ("lines.0.quantity", ErrorCode.OUT_OF_RANGE),
        ("lines.1", ErrorCode.INVALID),
        ("place", ErrorCode.INVALID),
    ]


def test_nothing_wrong_raises_nothing() -> None:
    problems = Problems()
    with problems.under("lines.0"):
        pass
    assert not problems
    problems.raise_if_any()


def test_a_mistake_in_our_code_is_not_collected() -> None:
    problems = Problems()
    with pytest.raises(ZeroDivisionError), problems.under("lines.0"):
        raise ZeroDivisionError
    assert not problems
