"""Split an amount into shares that add up to it again."""

from collections.abc import Sequence
from decimal import Decimal

from marketplace.core.money.money import Money


def split(total: Money, percents: Sequence[Decimal]) -> list[Money]:
    """Split by percent, each share rounded to the minor unit; the last takes the remainder.

    :raises ValueError: when the shares don't add up to 100.
    """
    if sum(percents, Decimal(0)) != 100:
        raise ValueError("shares add up to 100 percent")
    shares = [total.percent(percent) for percent in percents[:-1]]
    rest = total.amount - sum((share.amount for share in shares), Decimal(0))
    return [*shares, Money(rest, total.currency)]
