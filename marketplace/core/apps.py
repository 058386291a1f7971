"""The ground as a Django app."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Ground app."""

    name = "marketplace.core"
    label = "core"
