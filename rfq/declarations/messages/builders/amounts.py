"""Decimal amounts on their way into a message."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, localcontext

_PRECISION = 60


def plain(value: Decimal) -> str:
    """Write a number without exponent and without trailing zeros, so that equal numbers are equal bytes."""
    with localcontext() as context:
        context.prec = _PRECISION
        text = format(value.normalize(), "f")
    return "0" if text in ("-0", "0") else text


def decimals(value: Decimal) -> int:
    """Count the digits behind the point, trailing zeros left out."""
    return len(plain(value).partition(".")[2])


def apportion(amount: Decimal, weights: Sequence[Decimal], places: int = 2) -> tuple[Decimal, ...]:
    """Split an amount over lines by weight, in steps of the last place, so that the parts add up to it.

    Every part is rounded down and what is left goes to the largest remainders, the first line first. Takes
    freight and insurance out of the line totals of a CIF price: the order message is FOB.

    :raises ValueError: no weight above 0, a negative weight, or an amount with more places.
    """
    total = sum(weights, Decimal(0))
    if total <= 0 or any(weight < 0 for weight in weights):
        raise ValueError("weights are not negative and at least one is above 0")
    if decimals(amount) > places:
        raise ValueError(f"{amount} has more than {places} decimals")
    step = Decimal(1).scaleb(-places)
    with localcontext() as context:
        context.prec = _PRECISION
        exact = [amount * weight / total for weight in weights]
        parts = [share.quantize(step, rounding=ROUND_DOWN) for share in exact]
        left = int((amount - sum(parts, Decimal(0))) / step)
        by_remainder = sorted(range(len(parts)), key=lambda line: (-abs(exact[line] - parts[line]), line))
        for line in by_remainder[: abs(left)]:
            parts[line] += step if left > 0 else -step
    return tuple(parts)


def rounded_price(total: Decimal, quantity: Decimal, places: int) -> Decimal:
    """Return total divided by quantity, rounded half up."""
    with localcontext() as context:
        context.prec = _PRECISION
        return (total / quantity).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
