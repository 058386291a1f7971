"""Customs messages: rules as data, builders, validator, receipts and the folders they travel by.

Pure Python: no ORM and no clock. `build_order_message` and `build_declaration` write, `validate_message`
checks any file, `read_receipts` reads what customs answers, `Mailbox` moves files.
"""

from rfq.declarations.messages.builders import (
    apportion,
    build_declaration,
    build_order_message,
    client_sequence,
    usual_order_note,
)
from rfq.declarations.messages.mailbox import Mailbox, ReceivedFile
from rfq.declarations.messages.problems import MessageInvalid, Problem
from rfq.declarations.messages.receipts import read_receipts
from rfq.declarations.messages.validator import validate_message

__all__ = [
    "Mailbox",
    "MessageInvalid",
    "Problem",
    "ReceivedFile",
    "apportion",
    "build_declaration",
    "build_order_message",
    "client_sequence",
    "read_receipts",
    "usual_order_note",
    "validate_message",
]
