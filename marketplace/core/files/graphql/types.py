"""A stored file as the API shows it."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.core.files.models import StoredFile as StoredFileRow
from marketplace.core.files.selectors import own_file
from marketplace.core.files.tokens import download_url
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime


class StoredFile(Entity):
    """A file. Its content never changes."""

    class Meta:
        interfaces = (Node,)

    name = field(graphene.String, "Its name, safe for any file system.", required=True)
    content_type = field(graphene.String, "Its media type, told from its bytes.", required=True)
    size = field(graphene.Int, "How many bytes it has.", required=True)
    sha256 = field(graphene.String, "SHA-256 of its content, 64 hexadecimal digits.", required=True)
    created_at = field(DateTime, "When it was stored, or announced.", required=True)
    download_url = field(
        graphene.String,
        "Where to download it for the next hour, without log-in; null until its bytes have come.",
    )

    @staticmethod
    def resolve_download_url(file: StoredFileRow, _info: Any) -> str | None:
        return download_url(file) if file.pk is not None else None

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> StoredFileRow | None:
        return own_file(actor=actor_of(info), uuid=uuid)
