"""The sales contract as a document."""
