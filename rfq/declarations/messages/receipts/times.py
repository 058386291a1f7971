"""Times in receipts: several forms, all Beijing time unless they say otherwise."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from rfq.declarations.messages.beijing import BEIJING

_NOT_DIGITS = re.compile(r"[^0-9]")
_FORMS = {8: "%Y%m%d", 12: "%Y%m%d%H%M", 14: "%Y%m%d%H%M%S", 17: "%Y%m%d%H%M%S%f"}


def read_moment(text: str) -> datetime | None:
    """Return a moment in UTC from `yyyyMMddHHmmss[fff]` or ISO 8601, or None when it is neither."""
    value = text.strip()
    digits = _NOT_DIGITS.sub("", value)
    if value != digits:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            return _utc(moment)
    form = _FORMS.get(len(digits))
    try:
        return _utc(datetime.strptime(digits, form)) if form else None  # noqa: DTZ007 - the zone is added next
    except ValueError:
        return None


def read_day(text: str) -> date | None:
    """Return a date by the Beijing calendar, or None."""
    moment = read_moment(text)
    return moment.astimezone(BEIJING).date() if moment else None


def _utc(moment: datetime) -> datetime:
    return (moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)).astimezone(UTC)
