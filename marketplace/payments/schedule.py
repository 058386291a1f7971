"""Divide a sum into instalments."""

from collections.abc import Sequence
from decimal import Decimal

from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.money import Money
from marketplace.core.money.splitting import split
from marketplace.payments.inputs import MilestoneRow

WHOLE = Decimal(100)
PERCENT_DECIMALS = 4
MAX_ROWS = 12
MAX_DAYS = 720


def check_rows(rows: Sequence[MilestoneRow], field: str = "milestones") -> None:
    """Check that instalments make up the whole.

    :raises InvalidInput: every problem at ``<field>.N.<column>``; at ``<field>`` when the sum is not 100 %.
    """
    problems = Problems()
    if not 1 <= len(rows) <= MAX_ROWS:
        problems.add(f"One to {MAX_ROWS} instalments.", field, ErrorCode.OUT_OF_RANGE)
    for index, row in enumerate(rows):
        at = f"{field}.{index}"
        if not row.percent.is_finite() or not 0 < row.percent <= WHOLE:
            words = f"A share lies above 0 and at most at 100 %, not {row.percent}."
            problems.add(words, f"{at}.percent", ErrorCode.OUT_OF_RANGE)
        elif row.percent != round(row.percent, PERCENT_DECIMALS):
            problems.add(f"At most {PERCENT_DECIMALS} decimals.", f"{at}.percent")
        if not 0 <= row.due_days <= MAX_DAYS:
            problems.add(f"0 to {MAX_DAYS} days.", f"{at}.due_days", ErrorCode.OUT_OF_RANGE)
    problems.raise_if_any()
    total = sum((row.percent for row in rows), Decimal(0))
    if total != WHOLE:
        problems.add(f"The shares add up to {total} %, not to 100 %.", field, ErrorCode.OUT_OF_RANGE)
    problems.raise_if_any()


def instalments(total: Money, rows: Sequence[MilestoneRow]) -> list[Money]:
    """Divide ``total`` by the rows' shares; the parts add up to it exactly.

    :raises InvalidInput: OUT_OF_RANGE at a row whose share is worth nothing.
    """
    parts = split(total, [row.percent for row in rows])
    problems = Problems()
    for index, part in enumerate(parts):
        if part.amount <= 0:
            words = f"This share of {total} rounds to nothing."
            problems.add(words, f"milestones.{index}.percent", ErrorCode.OUT_OF_RANGE)
    problems.raise_if_any()
    return parts
