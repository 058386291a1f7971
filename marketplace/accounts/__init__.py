"""People, organisations, memberships, roles and how they prove who they are."""
