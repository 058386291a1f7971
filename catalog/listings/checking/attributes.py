"""Check attribute values against what the category says they are."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from catalog.listings.choices import AttributeKind
from catalog.listings.models import Attribute
from marketplace.core.errors import ErrorCode, Problems, invalid


def check_attributes(
    problems: Problems, values: Mapping[str, Any], attributes: Iterable[Attribute]
) -> dict[str, str]:
    """Return the values as text: numbers plain, ranges as ``low..high``, yes and no as YES and NO."""
    known = {attribute.code: attribute for attribute in attributes}
    checked: dict[str, str] = {}
    for code, value in values.items():
        path = f"attributes.{code}"
        if code not in known:
            words = ", ".join(known) or "none"
            problems.add(f"The category has no such attribute; it has {words}.", path, ErrorCode.NOT_FOUND)
            continue
        with problems.under():
            checked[code] = _read(known[code], value, path)
    return checked


def _read(attribute: Attribute, value: Any, path: str) -> str:
    if attribute.kind == AttributeKind.YES_NO:
        return _read_yes_no(value, path)
    text = str(value).strip()
    if attribute.kind == AttributeKind.NUMBER:
        return _read_number(text, path)
    if attribute.kind == AttributeKind.RANGE:
        return _read_range(text, path)
    if attribute.kind == AttributeKind.CHOICE:
        return _read_choice(attribute, text, path)
    if attribute.kind == AttributeKind.DATE:
        return _read_date(text, path)
    if not 0 < len(text) <= 200:
        invalid("A text here has 1 to 200 characters.", path, ErrorCode.TOO_LONG)
    return text


def _read_yes_no(value: Any, path: str) -> str:
    if value not in (True, False, "YES", "NO"):
        invalid("This is YES or NO.", path)
    return "YES" if value in (True, "YES") else "NO"


def _read_number(text: str, path: str) -> str:
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
        invalid(f"{text[:20]!r} is no number.", path)
    return format(number.normalize(), "f")


def _read_range(text: str, path: str) -> str:
    low, dots, high = text.partition("..")
    if not dots:
        invalid("A range is written low..high, such as 14.5..15.5.", path)
    low, high = _read_number(low.strip(), path), _read_number(high.strip(), path)
    if Decimal(low) > Decimal(high):
        invalid("A range begins with its lower end.", path)
    return f"{low}..{high}"


def _read_choice(attribute: Attribute, text: str, path: str) -> str:
    codes = [choice["code"] for choice in attribute.choices]
    if text not in codes:
        invalid(f"Choose one of {', '.join(codes)}.", path)
    return text


def _read_date(text: str, path: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        invalid("A day is written such as 2026-11-24.", path)
