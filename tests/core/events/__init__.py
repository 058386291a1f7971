"""Tests of marketplace.core.events."""
