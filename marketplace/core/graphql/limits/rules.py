"""What the schema's fields declare about themselves, by type and field name, read once."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graphene.utils.str_converters import to_camel_case
from graphql import GraphQLInterfaceType, GraphQLObjectType, GraphQLSchema, get_named_type, is_composite_type

from marketplace.core.permissions import Permission

PAGE_ITEMS = frozenset({"edges", "nodes"})


@dataclass(frozen=True)
class FieldRule:
    """One field's declarations.

    ``cost`` counts for each object; ``usual_size`` is how many objects a plain list has; a connection's items
    count by the page size. ``language`` tells that the field takes a ``language`` argument.
    """

    type_name: str
    cost: int
    usual_size: int = 1
    is_connection: bool = False
    is_page_items: bool = False
    permission: Permission | None = None
    language: bool = False
    replayable: bool = True
    cacheable: bool | None = None

    def is_alike_for_all(self, *, at_root: bool) -> bool:
        """Tell whether the field answers everybody alike: a root field must say so, another one must not deny it."""
        if self.permission is not None and not self.permission.public:
            return False
        return self.cacheable is True if at_root else self.cacheable is not False


Rules = Mapping[str, Mapping[str, FieldRule]]
"""``rules[type name][field name]``"""


def read_rules(schema: GraphQLSchema) -> Rules:
    """Read every object's and interface's fields. A field that declares no cost costs 1, or 0 when it is a leaf."""
    types = [t for t in schema.type_map.values() if isinstance(t, GraphQLObjectType | GraphQLInterfaceType)]
    connections = {
        get_named_type(type_.fields[name].type).name
        for type_ in types
        for name, declared in _declared(type_)
        if getattr(declared, "is_connection", False) and name in type_.fields
    }
    return {
        type_.name: dict(_rules_of(type_, in_connection=type_.name in connections))
        for type_ in types
        if not type_.name.startswith("__")
    }


def _rules_of(
    type_: GraphQLObjectType | GraphQLInterfaceType, *, in_connection: bool
) -> Iterator[tuple[str, FieldRule]]:
    declared = dict(_declared(type_))
    for name, field in type_.fields.items():
        mounted = declared.get(name)
        named = get_named_type(field.type)
        cost = getattr(mounted, "cost", None)
        yield (
            name,
            FieldRule(
                type_name=named.name,
                cost=cost if cost is not None else int(is_composite_type(named)),
                usual_size=getattr(mounted, "usual_size", 1),
                is_connection=getattr(mounted, "is_connection", False),
                is_page_items=in_connection and name in PAGE_ITEMS,
                permission=getattr(mounted, "permission", None)
                or getattr(mounted, "declared_permission", None),
                language="language" in field.args,
                replayable=getattr(mounted, "replayable", True),
                cacheable=getattr(mounted, "cacheable", None),
            ),
        )


def _declared(type_: GraphQLObjectType | GraphQLInterfaceType) -> Iterator[tuple[str, Any]]:
    """Yield graphene's own field objects, which carry what we declared, under their names in the schema."""
    graphene_type = getattr(type_, "graphene_type", None)
    if graphene_type is None:
        return
    for attribute, declared in graphene_type._meta.fields.items():
        yield getattr(declared, "name", None) or to_camel_case(attribute), declared
