"""What a document may ask for, measured before it is executed."""

from marketplace.core.graphql.limits.settings import Limits

__all__ = ["Limits"]
