"""The GraphQL ground: base types, permissions, limits and the HTTP endpoint."""
