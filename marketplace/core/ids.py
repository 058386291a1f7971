"""Identities: UUIDv7 for the public, numbers for people."""

from datetime import datetime
from uuid import UUID

import uuid_utils.compat
from django.db import connection, models


def uuid7() -> UUID:
    """Make a time-ordered identity (RFC 9562), so that index pages fill from the right."""
    return uuid_utils.compat.uuid7()


class Counter(models.Model):
    """The last number given out for a prefix in a year."""

    prefix = models.CharField(max_length=8)
    year = models.PositiveSmallIntegerField()
    value = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["prefix", "year"], name="counter_prefix_year")]

    def __str__(self) -> str:
        return f"{self.prefix}-{self.year}: {self.value}"


_TAKE = """
INSERT INTO core_counter (prefix, year, value) VALUES (%s, %s, 1)
ON CONFLICT (prefix, year) DO UPDATE SET value = core_counter.value + 1
RETURNING value
"""


def next_number(prefix: str, *, at: datetime) -> str:
    """Take the next number of a prefix, such as ``RFQ-2026-000042``.

    Without gaps: the counter's row stays locked until the caller's transaction ends, so take the number last.
    """
    with connection.cursor() as cursor:
        cursor.execute(_TAKE, [prefix, at.year])
        (value,) = cursor.fetchone()
    return f"{prefix}-{at.year}-{value:06d}"
