"""Uploading in the API."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.files import uploads
from marketplace.core.files.graphql.types import StoredFile
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation


class FileUploadPrepare(Mutation):
    """Announce a file and get the address to send its bytes to, by HTTP PUT within an hour.

    The bytes must have the size, SHA-256 and type that are announced here. Only then can the file be used.
    """

    permission = uploads.UPLOAD
    replayable = False

    class Input:
        name = graphene.String(required=True, description="The file's name.")
        content_type = graphene.String(
            required=True, description="Media type: PDF, XML, PNG, JPEG, WebP, XLSX or CSV."
        )
        size = graphene.Int(required=True, description="How many bytes it has.")
        sha256 = graphene.String(
            required=True, description="SHA-256 of its bytes, 64 small hexadecimal digits."
        )

    upload_url = field(graphene.String, "Where to PUT the bytes; keep it to yourself.")
    file = field(StoredFile, "The file as it will be.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        prepared = uploads.prepare_upload(actor=actor, at=at, **data)
        return {"upload_url": prepared.upload_url, "file": prepared.file}


class FileMutations(graphene.ObjectType):
    """Mutations about files."""

    file_upload_prepare = FileUploadPrepare.Field()
