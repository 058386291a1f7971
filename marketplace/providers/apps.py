"""The providers room as a Django app."""

from django.apps import AppConfig


class ProvidersConfig(AppConfig):
    """The providers room."""

    name = "marketplace.providers"
    label = "providers"
