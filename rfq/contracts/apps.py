"""The contracts room as a Django app."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """The contracts room."""

    name = "rfq.contracts"
    label = "contracts"

    def ready(self) -> None:
        import rfq.contracts.handlers  # noqa: F401, PLC0415 - declares the room's subscribers, once apps are loaded
