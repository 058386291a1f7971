"""Tests of marketplace.core.graphql."""
