"""Pages: a GraphQL document and a template each."""
