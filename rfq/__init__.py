"""From request to declaration: the spine of a trade."""
