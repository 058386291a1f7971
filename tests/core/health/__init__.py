"""Tests of marketplace.core.health."""
