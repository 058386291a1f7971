"""Persisted documents: a query known by its SHA-256, so that it can be read by GET and cached."""
