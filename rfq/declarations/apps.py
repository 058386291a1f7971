"""The declarations room as a Django app."""

from django.apps import AppConfig


class DeclarationsConfig(AppConfig):
    """The declarations room."""

    name = "rfq.declarations"
    label = "declarations"

    def ready(self) -> None:
        import rfq.declarations.handlers  # noqa: F401, PLC0415 - declares the room's subscribers, once apps are loaded
