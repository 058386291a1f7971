"""Verbs of the contract. Lock order: the request, its quotes by id, then the contract."""

from rfq.contracts.services.accepting import accept_quote
from rfq.contracts.services.cancelling import cancel_contract
from rfq.contracts.services.linking import book_warehouse, place_service_order
from rfq.contracts.services.moving import begin_execution
from rfq.contracts.services.publishing import offer_for_signature, store_signed_document
from rfq.contracts.services.signing import lapse_contracts, sign_contract, take_effect

__all__ = [
    "accept_quote",
    "begin_execution",
    "book_warehouse",
    "cancel_contract",
    "lapse_contracts",
    "offer_for_signature",
    "place_service_order",
    "sign_contract",
    "store_signed_document",
    "take_effect",
]
