"""Tests of marketplace.core.metrics."""
