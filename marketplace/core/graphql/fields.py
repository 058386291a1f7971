"""Fields that say what they cost, who may read them and what they mean."""

from collections.abc import Callable
from operator import attrgetter
from typing import Any

import graphene
from graphql import GraphQLResolveInfo

from marketplace.core.actor import Actor
from marketplace.core.permissions import PUBLIC, Permission


def actor_of(info: GraphQLResolveInfo) -> Actor:
    """Return who asks; the endpoint puts it on the request before execution."""
    actor: Actor = info.context.actor
    return actor


class MarketField(graphene.Field):
    """A field with a description, a cost and a permission. The permission is enforced before the resolver runs.

    ``cost`` counts for each object the field is read on: by default 1 for objects and lists of objects, 0 for
    leaves, which the limits on the document's size bound. Connections multiply what they hold by the page size; a
    plain list by ``usual_size``.

    ``cacheable=True`` says of a root field that it answers everybody alike, so that shared caches may keep what
    visitors were answered; ``cacheable=False`` says of a field below it that it doesn't.
    """

    def __init__(
        self,
        type_: Any,
        *args: Any,
        description: str,
        permission: Permission | None = None,
        cost: int | None = None,
        usual_size: int = 1,
        cacheable: bool | None = None,
        **extra: Any,
    ) -> None:
        self.permission = permission
        self.cost = cost
        self.usual_size = usual_size
        self.cacheable = cacheable
        if permission is not None and not permission.public:
            description = f"{description} {permission.description}"
        super().__init__(type_, *args, description=description, **extra)

    def wrap_resolve(self, parent_resolver: Callable[..., Any]) -> Callable[..., Any]:
        resolve: Callable[..., Any] = super().wrap_resolve(parent_resolver)
        permission = self.permission
        if permission is None or permission.public:
            return resolve

        def guarded(root: Any, info: GraphQLResolveInfo, **arguments: Any) -> Any:
            permission.enforce(actor_of(info))
            return resolve(root, info, **arguments)

        return guarded


def field(
    type_: Any,
    description: str,
    *,
    required: bool = False,
    permission: Permission | None = None,
    cost: int | None = None,
    reads: str | None = None,
    **extra: Any,
) -> MarketField:
    """Declare a field. ``description`` is printed in the schema and is not optional.

    ``reads`` is the dotted path of the attribute it shows, where that isn't the field's own name.
    """
    if reads is not None:
        value_of = attrgetter(reads)
        extra["resolver"] = lambda root, _info, **_: value_of(root)
    return MarketField(
        type_, description=description, required=required, permission=permission, cost=cost, **extra
    )


def public(type_: Any, description: str, **extra: Any) -> MarketField:
    """Declare a root field that everybody may read."""
    return MarketField(type_, description=description, permission=PUBLIC, **extra)


def list_of(type_: Any) -> graphene.List:
    """A list that is there and whose items are there: ``[T!]!`` once the field is required."""
    return graphene.List(graphene.NonNull(type_))
