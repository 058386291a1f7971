"""Core: tests."""
