"""The table of files."""

import pgtrigger
from django.db import models

from marketplace.core.records import Record


class StoredFile(Record):
    """One file as somebody gave it: a name and a type over content that is found by its SHA-256.

    Equal content is stored once, under ``storage_name``; each record keeps its own name and owner. ``owner_uuid``
    is the organisation's, null for the marketplace's own files. Rows are never changed or deleted.
    """

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    name = models.CharField(max_length=150)
    owner_uuid = models.UUIDField(null=True)
    storage_name = models.CharField(max_length=80)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$"), name="stored_file_sha256_hex"
            ),
            models.CheckConstraint(condition=models.Q(size__gt=0), name="stored_file_not_empty"),
        ]
        indexes = [
            models.Index(fields=["owner_uuid", "id"], name="stored_file_owner"),
            models.Index(fields=["sha256"], name="stored_file_sha256"),
        ]
        triggers = [
            pgtrigger.Protect(name="stored_file_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return self.name
