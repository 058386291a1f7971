"""Kinds of organisation, roles of a membership, and the permissions made of them."""

from collections.abc import Iterable
from enum import StrEnum

from marketplace.core.permissions import Permission


class OrganizationKind(StrEnum):
    """What a firm is on the marketplace. One firm has one kind."""

    BUYER = "BUYER"
    PRODUCER = "PRODUCER"
    PROVIDER = "PROVIDER"
    WAREHOUSE_OPERATOR = "WAREHOUSE_OPERATOR"
    ZONE_OPERATOR = "ZONE_OPERATOR"


class Role(StrEnum):
    """What a member may do for the firm. A membership has one or more."""

    OWNER = "OWNER"
    MANAGER = "MANAGER"
    SALES = "SALES"
    BUYER = "BUYER"
    APPROVER = "APPROVER"
    FINANCE = "FINANCE"
    CUSTOMS_CLERK = "CUSTOMS_CLERK"
    VIEWER = "VIEWER"


ALL_ROLES = frozenset(role.value for role in Role)


def with_implied(roles: Iterable[str]) -> frozenset[str]:
    """Return all roles that these stand for: an owner's are all, a manager's all but the owner's."""
    held = frozenset(roles)
    if Role.OWNER in held:
        return ALL_ROLES
    return ALL_ROLES - {Role.OWNER.value} if Role.MANAGER in held else held


def may(
    name: str,
    *,
    kinds: tuple[OrganizationKind, ...] = (),
    roles: tuple[Role, ...] = (),
    needs_admission: bool = True,
) -> Permission:
    """Declare a permission. Owners and managers may do whatever any role of their firm may."""
    allowed = frozenset({*roles, Role.OWNER, Role.MANAGER}) if roles else frozenset()
    return Permission(
        name,
        kinds=frozenset(kind.value for kind in kinds),
        roles=frozenset(role.value for role in allowed),
        needs_admission=needs_admission,
    )
