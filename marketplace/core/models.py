"""The ground's tables, gathered for Django."""

from marketplace.core.events.models import Delivery, Event, Stream
from marketplace.core.files.models import StoredFile
from marketplace.core.graphql.persisted.models import PersistedDocument
from marketplace.core.idempotency.models import IdempotentRequest
from marketplace.core.ids import Counter

__all__ = ["Counter", "Delivery", "Event", "IdempotentRequest", "PersistedDocument", "StoredFile", "Stream"]
