"""Verbs of the declaration. Lock order: the contract, then its declaration."""

from rfq.declarations.services.mailing import put_into_outbox
from rfq.declarations.services.preparing import check_declaration, prepare_declaration, withdraw_declaration
from rfq.declarations.services.receiving import read_inbox
from rfq.declarations.services.transmitting import submit_declaration, transmit_order

__all__ = [
    "check_declaration",
    "prepare_declaration",
    "put_into_outbox",
    "read_inbox",
    "submit_declaration",
    "transmit_order",
    "withdraw_declaration",
]
