"""Values as plain JSON."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

import pytest

from marketplace.core.jsonable import to_jsonable


class Colour(StrEnum):
    RED = "RED"


class Level(IntEnum):
    HIGH = 3


@dataclass(frozen=True)
class Line:
    quantity: Decimal
    colours: tuple[Colour, ...]


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (None, None),
        (True, True),
        (5, 5),
        ("烧碱", "烧碱"),
        (Colour.RED, "RED"),
        (Level.HIGH, 3),
        (Decimal("1E+3"), "1000"),
        (Decimal("1.500"), "1.500"),
        (datetime(2026, 1, 1, 8, tzinfo=timezone(timedelta(hours=8))), "2026-01-01T00:00:00+00:00"),
        (datetime(2026, 1, 1, 0, 0, 0, 5, tzinfo=UTC), "2026-01-01T00:00:00.000005+00:00"),
        (date(2026, 1, 1), "2026-01-01"),
        (UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        ({1: (Decimal("0.1"),)}, {"1": ["0.1"]}),
        ({"b", "a"}, ["a", "b"]),
        (Line(Decimal("2.0"), (Colour.RED,)), {"quantity": "2.0", "colours": ["RED"]}),
    ],
)
def test_a_value_becomes_plain_json(value: Any, plain: Any) -> None:
    found = to_jsonable(value)
    assert found == plain
    assert type(found) is type(plain)


@pytest.mark.parametrize("value", [1.5, object(), b"bytes", Line])
def test_what_has_no_exact_json_form_is_refused(value: Any) -> None:
    with pytest.raises(TypeError):
        to_jsonable(value)
