"""Verbs of the payments room: the only writers of its rows."""

from marketplace.payments.services.receiving import record_receipt
from marketplace.payments.services.scheduling import cancel_schedule, create_schedule

__all__ = ["cancel_schedule", "create_schedule", "record_receipt"]
