"""Payment milestones and the money received for them."""
