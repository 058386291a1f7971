"""The project's own transcription of the customs messages, as data, and its loader."""

from rfq.declarations.messages.rules.loading import (
    CEB_NAMESPACE,
    DECLARATION_NAMESPACE,
    DECLARATION_ROOT,
    SIGNATURE_NAMESPACE,
    messages,
    read_rows,
)
from rfq.declarations.messages.rules.model import Block, Element, Kind, Level, Message

__all__ = [
    "CEB_NAMESPACE",
    "DECLARATION_NAMESPACE",
    "DECLARATION_ROOT",
    "SIGNATURE_NAMESPACE",
    "Block",
    "Element",
    "Kind",
    "Level",
    "Message",
    "messages",
    "read_rows",
]
