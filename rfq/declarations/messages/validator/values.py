"""Checks the text of one element against its rule."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Iterator
from datetime import datetime

from rfq.declarations.messages.rules import Element, Kind

Finding = tuple[str, str]
"""What is wrong, and what would be right."""

Measure = Callable[[str], int]
"""Counts the length of a text."""

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_INTEGER = re.compile(r"-?[0-9]+")


def gbk_bytes(text: str) -> int:
    """Count a text as customs counts it where a Chinese character is two."""
    return len(text.encode("gb18030"))


def check_value(rule: Element, text: str, measure: Measure = len) -> Iterator[Finding]:
    """Yield what is wrong with a text that is not empty."""
    if rule.fixed and text != rule.fixed:
        yield f"is {text!r}", f"{rule.fixed!r}"
    if rule.kind is Kind.TEXT:
        yield from _check_length(rule, text, measure)
    elif rule.kind in (Kind.DECIMAL, Kind.SIGNED, Kind.INTEGER):
        yield from _check_number(rule, text)
    elif rule.kind is Kind.DATE:
        if not is_time(text, "%Y%m%d"):
            yield f"is {text!r}", "a date as yyyyMMdd"
    elif rule.kind is Kind.BINARY and not _is_base64(text):
        yield "is not base64", "the file in base64"


def is_time(text: str, pattern: str) -> bool:
    """Tell whether a text is a moment in exactly a pattern of digits, such as `%Y%m%d%H%M%S`.

    Milliseconds (17 digits) are allowed for with `%f` at the end of the pattern.
    """
    if not text.isascii() or not text.isdigit():
        return False
    expected = {"%Y%m%d": 8, "%Y%m%d%H%M%S": 14, "%Y%m%d%H%M%S%f": 17}[pattern]
    if len(text) != expected:
        return False
    try:
        datetime.strptime(text, pattern)  # noqa: DTZ007 - only the form is checked
    except ValueError:
        return False
    return True


def _check_length(rule: Element, text: str, measure: Measure) -> Iterator[Finding]:
    size = measure(text)
    if rule.length is not None and size != rule.length:
        yield f"has {size} characters", f"exactly {rule.length}"
    if rule.max_length is not None and size > rule.max_length:
        yield f"has {size} characters", f"at most {rule.max_length}"
    if rule.min_length is not None and size < rule.min_length:
        yield f"has {size} characters", f"at least {rule.min_length}"


def _check_number(rule: Element, text: str) -> Iterator[Finding]:
    whole = rule.kind is Kind.INTEGER
    if not (_INTEGER if whole else _NUMBER).fullmatch(text):
        yield f"is {text!r}", "digits only" if whole else "digits with at most one point"
        return
    if text.startswith("-") and rule.kind is not Kind.SIGNED:
        yield f"is {text}", "a number that is not negative"
    before, _, after = text.lstrip("-").partition(".")
    before, after = before.lstrip("0"), after.rstrip("0")
    if rule.fraction is not None and len(after) > rule.fraction:
        yield f"has {len(after)} decimals", f"at most {rule.fraction}"
    if rule.digits is not None and len(before) + len(after) > rule.digits:
        yield f"has {len(before) + len(after)} digits", f"at most {rule.digits}"
    elif rule.integer_digits is not None and len(before) > rule.integer_digits:
        yield f"has {len(before)} digits before the point", f"at most {rule.integer_digits}"


def _is_base64(text: str) -> bool:
    try:
        base64.b64decode("".join(text.split()), validate=True)
    except (binascii.Error, ValueError):
        return False
    return True
