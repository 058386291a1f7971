"""Commands of the listings room."""
