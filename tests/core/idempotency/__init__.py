"""Tests of marketplace.core.idempotency."""
