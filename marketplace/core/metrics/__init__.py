"""Prometheus metrics: requests, GraphQL operations and the outbox."""
