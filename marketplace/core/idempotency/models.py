"""The table of answers kept for repeated requests."""

from django.db import models


class IdempotentRequest(models.Model):
    """A key that was used, what was asked under it, and the answer.

    The row is inserted first and committed together with what the request wrote: its unique index makes a twin
    wait, and a crash leaves neither row nor writes.
    """

    owner = models.CharField(max_length=80)
    key = models.CharField(max_length=200)
    fingerprint = models.CharField(max_length=64)
    answer = models.TextField(blank=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["owner", "key"], name="idempotent_request_key")]
        indexes = [models.Index(fields=["expires_at"], name="idempotent_request_expiry")]

    def __str__(self) -> str:
        return f"{self.key} of {self.owner}"
