"""The warehouses room in the API."""
