"""Scalars keep every digit and every offset."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal as PyDecimal
from typing import Any

import pytest
from graphql import GraphQLError, parse_value

from marketplace.core.graphql.scalars import JSON, Date, DateTime, Decimal


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (PyDecimal("1250.500"), "1250.500"),
        (PyDecimal("1E+3"), "1000"),
        (PyDecimal("1E-7"), "0.0000001"),
        (5, "5"),
        ("0.10", "0.10"),
        (PyDecimal("123456789012345678901234.123456"), "123456789012345678901234.123456"),
    ],
)
def test_a_decimal_is_answered_with_all_its_digits(value: Any, text: str) -> None:
    assert Decimal.serialize(value) == text


@pytest.mark.parametrize(
    ("sent", "number"), [("12.50", "12.50"), (" 7 ", "7"), (7, "7"), ("-0.001", "-0.001")]
)
def test_a_decimal_is_taken_from_text_and_whole_numbers(sent: Any, number: str) -> None:
    assert Decimal.parse_value(sent) == PyDecimal(number)


@pytest.mark.parametrize(
    "sent", [1.5, True, "1e5", "NaN", "Infinity", "", "1,5", "abc", None, [], {}, "１２", "1_000"]
)
def test_a_decimal_is_not_taken_from_anything_else(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        Decimal.parse_value(sent)


@pytest.mark.parametrize(("literal", "number"), [('"1.10"', "1.10"), ("3", "3"), ("1.10", "1.10")])
def test_a_decimal_literal_keeps_its_digits(literal: str, number: str) -> None:
    assert str(Decimal.parse_literal(parse_value(literal))) == number


@pytest.mark.parametrize("literal", ["true", "[1]", "{a: 1}", "NAME"])
def test_a_decimal_literal_is_a_number_or_text(literal: str) -> None:
    with pytest.raises(GraphQLError):
        Decimal.parse_literal(parse_value(literal))


def test_a_moment_is_answered_in_utc() -> None:
    beijing = timezone(timedelta(hours=8))
    assert DateTime.serialize(datetime(2026, 11, 24, 16, 0, tzinfo=beijing)) == "2026-11-24T08:00:00Z"
    assert DateTime.serialize(datetime(2026, 11, 24, 8, 0, 0, 5, tzinfo=UTC)) == "2026-11-24T08:00:00.000005Z"


@pytest.mark.parametrize("sent", ["2026-11-24T08:00:00Z", "2026-11-24T16:00:00+08:00"])
def test_a_moment_is_taken_with_its_offset(sent: str) -> None:
    assert DateTime.parse_value(sent) == datetime(2026, 11, 24, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    "sent", ["2026-11-24T08:00:00", "2026-11-24", "2026-13-01T00:00:00Z", "now", 5, None]
)
def test_a_moment_without_offset_is_refused(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        DateTime.parse_value(sent)


def test_a_day_is_a_day() -> None:
    assert Date.parse_value("2026-11-24") == date(2026, 11, 24)
    assert Date.serialize(date(2026, 11, 24)) == "2026-11-24"


@pytest.mark.parametrize("sent", ["2026-02-30", "24.11.2026", "2026-11-24T08:00:00Z", 5, None])
def test_what_is_no_day_is_refused(sent: Any) -> None:
    with pytest.raises(GraphQLError):
        Date.parse_value(sent)


def test_json_passes_as_it_is() -> None:
    assert JSON.serialize({"a": [1, None]}) == {"a": [1, None]}
    assert JSON.parse_value({"a": [1, None]}) == {"a": [1, None]}
