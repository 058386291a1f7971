"""The database keys of who acts, for verbs that can't do without."""

from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, PermissionDenied, fail


def person_id(actor: Actor) -> int:
    """Return the key of the person who acts.

    :raises PermissionDenied: UNAUTHENTICATED for a visitor and for the system, which is nobody.
    """
    if actor.user_id is None:
        fail(PermissionDenied, ErrorCode.UNAUTHENTICATED, "Sign in first: a person must do this.")
    return actor.user_id


def firm_id(actor: Actor) -> int:
    """Return the key of the firm that the actor acts for.

    :raises PermissionDenied: when there is none.
    """
    if actor.organization_id is None:
        fail(PermissionDenied, ErrorCode.PERMISSION_DENIED, "This is done on behalf of a firm; choose one.")
    return actor.organization_id
