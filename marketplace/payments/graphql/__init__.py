"""The payments room in the API."""
