"""Money: exact amounts beside their currency."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.money import Money, check_currency, check_money, check_price, minor_unit_digits
from marketplace.core.money.currencies import CURRENCIES


def codes(error) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("currency", "amount", "rounded"),
    [
        ("USD", "10.005", "10.00"),
        ("USD", "10.015", "10.02"),
        ("JPY", "100.5", "100"),
        ("JPY", "101.5", "102"),
        ("KWD", "1.2345", "1.234"),
        ("CNY", "7", "7.00"),
    ],
)
def test_it_rounds_half_to_even_to_the_minor_unit(currency, amount, rounded):
    assert str(Money(Decimal(amount), currency).rounded().amount) == rounded


def test_it_knows_minor_units_by_iso_4217_and_not_by_habit():
    digits = {
        code: minor_unit_digits(code)
        for code in ("USD", "CNY", "RUB", "MNT", "KZT", "JPY", "KRW", "KWD", "IQD")
    }
    assert digits == {
        "USD": 2, "CNY": 2, "RUB": 2, "MNT": 2, "KZT": 2, "JPY": 0, "KRW": 0, "KWD": 3, "IQD": 3,
    }  # fmt: skip


def test_it_refuses_an_amount_without_currency():
    with pytest.raises(InvalidInput) as error:
        check_money(Decimal("5"), None, "lines.0.unit_price.amount")
    assert codes(error) == [(ErrorCode.CURRENCY_REQUIRED, "lines.0.unit_price.currency")]


@pytest.mark.parametrize("code", ["USS", "usd", "XAU", "XXX", "XDR", "EURO", "$"])
def test_it_refuses_what_is_no_currency_of_trade(code):
    with pytest.raises(InvalidInput) as error:
        check_currency(code, "currency")
    assert codes(error) == [(ErrorCode.UNKNOWN_CURRENCY, "currency")]


def test_it_proposes_the_currency_that_was_meant():
    with pytest.raises(InvalidInput) as error:
        check_currency("usd")
    assert "USD" in error.value.message


@pytest.mark.parametrize(
    ("amount", "code"),
    [
        ("-1", ErrorCode.OUT_OF_RANGE),
        ("0", ErrorCode.OUT_OF_RANGE),
        ("1000000000000", ErrorCode.OUT_OF_RANGE),
        ("1.001", ErrorCode.INVALID),
        ("NaN", ErrorCode.INVALID),
        ("Infinity", ErrorCode.INVALID),
    ],
)
def test_it_refuses_amounts_that_cannot_be(amount, code):
    with pytest.raises(InvalidInput) as error:
        check_money(Decimal(amount), "USD", "total")
    assert codes(error) == [(code, "total")]


def test_it_takes_decimals_by_currency():
    assert check_money(Decimal("1.001"), "KWD") == Money(Decimal("1.001"), "KWD")
    with pytest.raises(InvalidInput):
        check_money(Decimal("1.5"), "JPY")


def test_a_unit_price_may_be_finer_than_the_minor_unit():
    assert check_price(Decimal("0.3125"), "USD").amount == Decimal("0.3125")
    with pytest.raises(InvalidInput) as error:
        check_price(Decimal("0.31255"), "USD", "unit_price")
    assert codes(error) == [(ErrorCode.INVALID, "unit_price")]


def test_zero_is_taken_only_where_it_is_allowed():
    assert check_money(Decimal(0), "USD", zero=True).amount == 0


def test_it_names_every_problem_at_once():
    with pytest.raises(InvalidInput) as error:
        check_money(None, "ABC", "freight")
    assert codes(error) == [(ErrorCode.UNKNOWN_CURRENCY, "currency"), (ErrorCode.REQUIRED, "freight")]


def test_amounts_of_two_currencies_never_mix():
    with pytest.raises(ValueError, match="can't be added"):
        Money(Decimal(1), "USD").plus(Money(Decimal(1), "EUR"))


amounts = st.decimals(min_value=0, max_value=10**9, places=4, allow_nan=False)
currencies = st.sampled_from(sorted(CURRENCIES))


@given(amounts, currencies)
def test_rounding_moves_an_amount_by_at_most_half_a_minor_unit(amount, currency):
    money = Money(amount, currency)
    step = Decimal(1).scaleb(-minor_unit_digits(currency))
    assert abs(money.rounded().amount - amount) <= step / 2
    assert money.rounded().rounded() == money.rounded()


@given(st.lists(amounts, min_size=1, max_size=20))
def test_sums_are_exact(values):
    total = Money(Decimal(0), "CNY")
    for value in values:
        total = total.plus(Money(value, "CNY"))
    assert total.amount == sum(values)


@given(amounts.filter(lambda amount: amount > 0), currencies)
def test_what_the_check_lets_through_is_kept_unchanged(amount, currency):
    rounded = Money(amount, currency).rounded()
    if rounded.amount > 0:
        assert check_money(rounded.amount, currency) == rounded
