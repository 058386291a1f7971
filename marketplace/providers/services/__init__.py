"""Verbs of the providers room: the only writers of its rows."""

from marketplace.providers.services.answering import accept_order, complete_order, decline_order
from marketplace.providers.services.cancelling import cancel_order, cancel_orders_about
from marketplace.providers.services.placing import place_order
from marketplace.providers.services.profiles import register_provider, update_provider

__all__ = [
    "accept_order",
    "cancel_order",
    "cancel_orders_about",
    "complete_order",
    "decline_order",
    "place_order",
    "register_provider",
    "update_provider",
]
