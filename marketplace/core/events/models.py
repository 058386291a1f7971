"""Tables of the audit trail and the outbox."""

import pgtrigger
from django.db import models

from marketplace.core.ids import uuid7


class Stream(models.Model):
    """The head of one aggregate's chain: locked while an event is appended, so sequences have no races."""

    aggregate = models.CharField(max_length=64)
    aggregate_uuid = models.UUIDField()
    last_sequence = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["aggregate", "aggregate_uuid"], name="stream_aggregate")
        ]

    def __str__(self) -> str:
        return f"{self.aggregate} {self.aggregate_uuid} @ {self.last_sequence}"


class Event(models.Model):
    """Something that happened, for good: the database refuses to change or delete it.

    ``hash`` is the SHA-256 of the event's content and of the previous event's hash in the same aggregate.
    """

    uuid = models.UUIDField(default=uuid7, unique=True)
    aggregate = models.CharField(max_length=64)
    aggregate_uuid = models.UUIDField()
    sequence = models.PositiveIntegerField()
    name = models.CharField(max_length=96)
    actor = models.JSONField()
    at = models.DateTimeField()
    payload = models.JSONField()
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["aggregate", "aggregate_uuid", "sequence"], name="event_sequence"
            ),
        ]
        indexes = [models.Index(fields=["name", "at"], name="event_name_at")]
        triggers = [
            pgtrigger.Protect(name="event_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name} #{self.sequence} of {self.aggregate} {self.aggregate_uuid}"


class Delivery(models.Model):
    """One event owed to one subscriber. The handler's writes and ``delivered_at`` commit together, or neither does."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="deliveries")
    subscriber = models.CharField(max_length=96)
    due_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    delivered_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "subscriber"], name="delivery_once")]
        indexes = [
            models.Index(
                fields=["due_at", "id"], name="delivery_due", condition=models.Q(delivered_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.event_id} to {self.subscriber}"
