"""What the codes in receipts mean: return statuses of CEB messages and channels of declarations."""

from __future__ import annotations

from enum import StrEnum

from rfq.declarations.codes.tables import index


class Outcome(StrEnum):
    """What a meaning asks of whoever reads it."""

    PROGRESS = "PROGRESS"
    WAITING = "WAITING"
    DONE = "DONE"
    FAILED = "FAILED"


class Meaning(StrEnum):
    """What a receipt says, in words of the declaration flow."""

    STAGED = "STAGED"
    DECLARING = "DECLARING"
    SENT = "SENT"
    SENDING_FAILED = "SENDING_FAILED"
    DECLARED = "DECLARED"
    RECEIVED = "RECEIVED"
    MANUAL_REVIEW = "MANUAL_REVIEW"
    INSPECTION = "INSPECTION"
    CONCLUDED = "CONCLUDED"
    RELEASED = "RELEASED"
    CLEARED = "CLEARED"
    HELD = "HELD"
    GUARANTEE = "GUARANTEE"
    TAX_DUE = "TAX_DUE"
    REJECTED = "REJECTED"
    RETURNED = "RETURNED"
    DELETED = "DELETED"
    ERROR = "ERROR"
    UNKNOWN = "UNKNOWN"

    @property
    def outcome(self) -> Outcome:
        return Outcome(index("meanings", "meaning")[self.value]["outcome"])

    @property
    def step(self) -> int | None:
        """Return the place on the normal path, rising; None for what is off it.

        Receipts arrive out of order: one with a lower step than the last is history, not a step back.
        """
        step = index("meanings", "meaning")[self.value]["step"]
        return int(step) if step else None


def order_status(code: str) -> Meaning:
    """Return what a return status means: below 0 an error, one that the table lacks UNKNOWN."""
    number = code.strip().replace("−", "-")
    row = index("order_statuses", "code").get(number)
    if row is not None:
        return Meaning(row["meaning"])
    return Meaning.ERROR if number.startswith("-") else Meaning.UNKNOWN


def channel(code: str) -> Meaning:
    """Return what a channel of a declaration means; one that the table lacks is UNKNOWN."""
    row = index("channels", "code").get(code.strip().upper())
    return Meaning(row["meaning"]) if row is not None else Meaning.UNKNOWN
