"""What declarations do when something has happened."""

from datetime import datetime

from marketplace.core.events import EventData, subscribe
from rfq.declarations import services
from rfq.declarations.flow import MessageKind


@subscribe("rfq.declaration.order_transmitted", name="declarations.send_order")
def send_order(event: EventData, at: datetime) -> None:
    """Put the order message into the OutBox."""
    services.put_into_outbox(declaration_uuid=event.aggregate_uuid, kind=MessageKind.ORDER, at=at)


@subscribe("rfq.declaration.submitted", name="declarations.send_declaration")
def send_declaration(event: EventData, at: datetime) -> None:
    """Put the declaration into the OutBox."""
    services.put_into_outbox(declaration_uuid=event.aggregate_uuid, kind=MessageKind.DECLARATION, at=at)
