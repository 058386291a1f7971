"""Verbs of the warehouses room: the only writers of its rows.

Lock order: the warehouse, then its bookings by key.
"""

from marketplace.warehouses.services.answering import confirm_booking, decline_booking
from marketplace.warehouses.services.booking import request_booking
from marketplace.warehouses.services.cancelling import cancel_booking, cancel_bookings_about
from marketplace.warehouses.services.directory import (
    recognize_warehouse,
    register_warehouse,
    update_warehouse,
)
from marketplace.warehouses.services.handling import receive_booking, release_booking

__all__ = [
    "cancel_booking",
    "cancel_bookings_about",
    "confirm_booking",
    "decline_booking",
    "receive_booking",
    "recognize_warehouse",
    "register_warehouse",
    "release_booking",
    "request_booking",
    "update_warehouse",
]
