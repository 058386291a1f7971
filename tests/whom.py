"""Name actors of the cast in tables: ``producer.SALES``, ``anonymous``, ``loner``."""

from marketplace.accounts.roles import Role
from marketplace.core.actor import Actor
from tests.cast import Cast


def actor_called(cast: Cast, whom: str) -> Actor:
    """Return ``cast.anonymous``, ``cast.loner`` or the member of a firm in a role."""
    firm, _, role = whom.partition(".")
    found = getattr(cast, firm)
    return found.actor(Role(role)) if role else found
