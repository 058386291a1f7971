"""Files that an actor may see by themselves; others are reached through the records they belong to."""

from uuid import UUID

from marketplace.core.actor import Actor
from marketplace.core.files.models import StoredFile


def own_file(*, actor: Actor, uuid: UUID) -> StoredFile | None:
    """Return a file of the actor's own organisation, or None."""
    if actor.organization_uuid is None:
        return None
    return StoredFile.objects.filter(uuid=uuid, owner_uuid=actor.organization_uuid).first()
