"""Does a total agree with its quantity and price?"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, localcontext

from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.validator.reader import Reader

CENT_ROUNDING = Decimal("0.005")
_PRECISION = 60


def price_agrees(quantity: Decimal, price: Decimal, total: Decimal, decimals: int) -> bool:
    """Tell whether a price is exact, or the total divided by the quantity as well as the field can say it.

    Exact means that price times quantity is the total when rounded to cents; else it may be off by half of
    the last decimal.
    """
    with localcontext() as context:
        context.prec = _PRECISION
        if abs(quantity * price - total) <= CENT_ROUNDING:
            return True
        if not quantity:
            return False
        return abs(price - total / quantity) <= Decimal(5).scaleb(-decimals - 1)


def check_line(line: Reader, quantity: str, price: str, total: str, decimals: int) -> Iterator[Problem]:
    """Yield what is wrong with the quantity, price and total of a line."""
    yield from line.above_zero(quantity, price, total)
    values = [line.decimal(name) for name in (quantity, price, total)]
    amount, each, sum_ = values
    if amount is None or each is None or sum_ is None:
        return
    if amount > 0 and not price_agrees(amount, each, sum_, decimals):
        yield line.wrong(total, f"is {sum_}", f"{quantity} {amount} × {price} {each} = {amount * each:f}")
