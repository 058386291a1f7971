"""Whole trades through the public API, against a real server with its worker, beat and customs."""
