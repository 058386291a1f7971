"""What every public record shares: a key for joins, a UUIDv7 for the public, and when it was made."""

from django.db import models

from marketplace.core.ids import uuid7


class Record(models.Model):
    """Abstract base of public records. ``created_at`` is given by the service, never read from the clock here."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    created_at = models.DateTimeField(editable=False)

    class Meta:
        abstract = True
