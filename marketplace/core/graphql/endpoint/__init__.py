"""The GraphQL endpoint: the GraphQL-over-HTTP specification, persisted documents, caching and idempotency keys."""

from marketplace.core.graphql.endpoint.view import Endpoint

__all__ = ["Endpoint"]
