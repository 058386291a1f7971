"""The frontend room as a Django app."""

from django.apps import AppConfig


class FrontendConfig(AppConfig):
    """The frontend room."""

    name = "frontend"
    label = "frontend"
