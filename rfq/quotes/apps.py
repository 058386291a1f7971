"""The quotes room as a Django app."""

from django.apps import AppConfig


class QuotesConfig(AppConfig):
    """The quotes room."""

    name = "rfq.quotes"
    label = "quotes"
