"""The providers room in the API."""
