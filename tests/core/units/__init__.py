"""Core units: tests."""
