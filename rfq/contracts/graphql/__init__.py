"""Contracts in the API."""
