"""Put a kept message into the import client's OutBox."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from marketplace.core.files import read_bytes
from rfq.declarations.flow import MessageKind
from rfq.declarations.messages import Mailbox
from rfq.declarations.models import DeclarationMessage

CLIENT_FOLDER = "DecCus001"


def mailbox() -> Mailbox:
    """Return the folders of the import client."""
    return Mailbox(settings.CUSTOMS_ROOT / CLIENT_FOLDER)


@transaction.atomic
def put_into_outbox(*, declaration_uuid: UUID, kind: MessageKind, at: datetime) -> None:
    """Write the message's file, once: a file of that name that is there already, or was taken, is left alone."""
    message = (
        DeclarationMessage.objects.select_for_update(of=("self",))
        .select_related("file")
        .get(declaration__uuid=declaration_uuid, kind=kind)
    )
    if message.sent_at is not None:
        return
    mailbox().send(message.name, read_bytes(message.file))
    message.sent_at = at
    message.save(update_fields=["sent_at"])
