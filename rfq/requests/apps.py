"""The requests room as a Django app."""

from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """The requests room."""

    name = "rfq.requests"
    label = "requests"
