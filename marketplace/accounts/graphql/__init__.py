"""People and organisations as GraphQL sees them."""
