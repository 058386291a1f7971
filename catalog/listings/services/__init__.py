"""The verbs of the listings room: the only writers of its tables.

Lock order: the listing, then the number counter, then the event's stream.
"""

from catalog.listings.services.catalogue import save_category, save_substance
from catalog.listings.services.editing import create_listing, submit_listing, update_listing
from catalog.listings.services.reviewing import publish_listing, return_listing
from catalog.listings.services.standing import archive_listing, resume_listing, suspend_listing

__all__ = [
    "archive_listing",
    "create_listing",
    "publish_listing",
    "resume_listing",
    "return_listing",
    "save_category",
    "save_substance",
    "submit_listing",
    "suspend_listing",
    "update_listing",
]
