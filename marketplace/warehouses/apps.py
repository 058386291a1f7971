"""The warehouses room as a Django app."""

from django.apps import AppConfig


class WarehousesConfig(AppConfig):
    """The warehouses room."""

    name = "marketplace.warehouses"
    label = "warehouses"
