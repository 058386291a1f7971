"""The sample zone."""
