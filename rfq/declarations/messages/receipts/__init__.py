"""Readers for what customs answers."""

from rfq.declarations.messages.receipts.model import (
    DeclarationReceipt,
    FileOutcome,
    ImportReceipt,
    MessageRefused,
    OrderReceipt,
    Receipt,
    ReceiptFile,
    ReceiptName,
    UnknownReceipt,
)
from rfq.declarations.messages.receipts.names import is_unfinished, parse_receipt_name
from rfq.declarations.messages.receipts.reading import read_receipts

__all__ = [
    "DeclarationReceipt",
    "FileOutcome",
    "ImportReceipt",
    "MessageRefused",
    "OrderReceipt",
    "Receipt",
    "ReceiptFile",
    "ReceiptName",
    "UnknownReceipt",
    "is_unfinished",
    "parse_receipt_name",
    "read_receipts",
]
