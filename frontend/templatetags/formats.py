"""Numbers, money, units and dates in the reader's habit, from what the API answers."""

from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

from django.template import Library

from frontend.api import page_language
from marketplace.core.documents.wording import Wording, load_wording

register = Library()


def _wording() -> Wording:
    return load_wording(page_language())


@register.filter
def money(value: Mapping[str, str]) -> str:
    """Write a ``Money``: the code of the currency first, as trade papers do."""
    return _wording().money(Decimal(value["amount"]), value["currency"])


@register.filter
def unit(code: str) -> str:
    """Give the short sign of a UN/ECE Rec 20 unit."""
    return _wording().unit(code)


@register.filter
def quantity(value: str, code: str) -> str:
    """Write a decimal with its unit."""
    return _wording().quantity(Decimal(value), code)


@register.filter
def day(text: str) -> str:
    """Write a day, or the UTC day of a moment, that is given in ISO 8601."""
    return _wording().date(datetime.fromisoformat(text).date())


@register.filter
def moment(text: str) -> str:
    """Write a moment that is given in ISO 8601, to the minute and with its zone."""
    at = datetime.fromisoformat(text).astimezone(UTC)
    return f"{_wording().date(at.date())}, {at:%H:%M} UTC"
