"""Quotes in the API."""
