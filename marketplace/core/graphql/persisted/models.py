"""The table of persisted documents."""

import pgtrigger
from django.db import models


class PersistedDocument(models.Model):
    """A GraphQL document known by the SHA-256 of its text.

    ``owner_uuid`` is the organisation that registered it, null for the marketplace's own documents, which are
    never dropped. The text never changes, since the hash is its name.
    """

    sha256 = models.CharField(max_length=64, unique=True)
    document = models.TextField()
    owner_uuid = models.UUIDField(null=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["owner_uuid", "id"], name="persisted_document_owner")]
        triggers = [pgtrigger.Protect(name="persisted_document_is_immutable", operation=pgtrigger.Update)]

    def __str__(self) -> str:
        return self.sha256
