"""An amount of money, and the checks of one that was sent to us."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.money.currencies import Currency, check_currency, minor_unit_digits

MAX_AMOUNT = Decimal(10) ** 12
PRICE_DIGITS = 4
"""Decimals that a price per unit may have: a customs declaration takes four."""


@dataclass(frozen=True)
class Money:
    """An exact amount in one currency. Amounts of two currencies never mix."""

    amount: Decimal
    currency: str

    def rounded(self) -> "Money":
        """Round half to even to the currency's minor unit."""
        step = Decimal(1).scaleb(-minor_unit_digits(self.currency))
        return Money(self.amount.quantize(step, ROUND_HALF_EVEN), self.currency)

    def times(self, factor: Decimal | int) -> "Money":
        return Money(self.amount * factor, self.currency)

    def plus(self, other: "Money") -> "Money":
        """Add an amount of the same currency.

        :raises ValueError: when the currencies differ; that is a fault of the program, not of the user.
        """
        if self.currency != other.currency:
            raise ValueError(f"{other.currency} can't be added to {self.currency}")
        return Money(self.amount + other.amount, self.currency)

    def percent(self, share: Decimal) -> "Money":
        """Take a share in percent, rounded to the minor unit."""
        return self.times(share / 100).rounded()

    def __str__(self) -> str:
        return f"{self.amount:f} {self.currency}"


def check_money(
    amount: Decimal | None, currency: str | None, field: str = "amount", *, zero: bool = False
) -> Money:
    """Return the money that was sent: a known currency, positive, no more decimals than the currency has.

    :raises InvalidInput: every problem at once, at ``field`` and ``<field's parent>.currency``.
    """
    return _checked(amount, currency, field, None, zero=zero)


def check_price(amount: Decimal | None, currency: str | None, field: str = "unit_price") -> Money:
    """Check a price of one unit: as :func:`check_money`, but with four decimals, since units can be small."""
    return _checked(amount, currency, field, PRICE_DIGITS)


def _checked(
    amount: Decimal | None, currency: str | None, field: str, digits: int | None, *, zero: bool = False
) -> Money:
    problems = Problems()
    known: Currency | None = None
    with problems.under():
        known = check_currency(currency, _beside(field))
    if amount is None:
        problems.add("The amount is missing.", field, ErrorCode.REQUIRED)
    elif not amount.is_finite():
        problems.add("An amount is a finite number.", field)
    else:
        _check_amount(problems, amount, known, field, digits, zero=zero)
    problems.raise_if_any()
    assert amount is not None
    assert known is not None
    return Money(amount, known.code)


def _check_amount(
    problems: Problems,
    amount: Decimal,
    currency: Currency | None,
    field: str,
    digits: int | None,
    *,
    zero: bool,
) -> None:
    if amount < 0 or (amount == 0 and not zero):
        words = "zero or more" if zero else "more than zero"
        problems.add(f"An amount here is {words}, not {amount:f}.", field, ErrorCode.OUT_OF_RANGE)
    if amount >= MAX_AMOUNT:
        problems.add("No amount here reaches a million million.", field, ErrorCode.OUT_OF_RANGE)
    if currency is not None:
        allowed = max(currency.digits, digits or 0)
        if decimals_of(amount) > allowed:
            problems.add(f"{currency.code} amounts have at most {allowed} decimals here.", field)


def plain_amount(amount: Decimal, currency: str) -> str:
    """Write an amount with the currency's minor unit, and further decimals only where they say something."""
    digits = max(minor_unit_digits(currency), decimals_of(amount))
    return f"{amount:.{digits}f}"


def decimals_of(value: Decimal) -> int:
    """Count the decimals that matter: 1.500 has one."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _beside(field: str) -> str:
    head, dot, _ = field.rpartition(".")
    return f"{head}{dot}currency"
