"""Money: an exact amount beside its currency."""

from marketplace.core.money.currencies import Currency, check_currency, minor_unit_digits
from marketplace.core.money.money import Money, check_money, check_price, plain_amount
from marketplace.core.money.splitting import split

__all__ = [
    "Currency",
    "Money",
    "check_currency",
    "check_money",
    "check_price",
    "minor_unit_digits",
    "plain_amount",
    "split",
]
