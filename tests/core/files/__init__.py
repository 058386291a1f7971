"""Tests of marketplace.core.files."""
