"""The listings room in the API."""
