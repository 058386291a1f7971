"""From a document's text to an answer: parse, validate, limit, execute, tell errors."""
