"""Quotes: immutable versions in one thread per supplier."""
