"""Tests of marketplace.core.logs."""
