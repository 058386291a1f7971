"""The order message and the customs declaration."""
