"""Declarations in the API."""
