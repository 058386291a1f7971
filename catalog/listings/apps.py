"""The listings room as a Django app."""

from django.apps import AppConfig


class ListingsConfig(AppConfig):
    """The listings room."""

    name = "catalog.listings"
    label = "listings"
