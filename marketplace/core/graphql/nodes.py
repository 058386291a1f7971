"""Global identities (Relay): an opaque id that names the type and the UUID."""

from typing import Any
from uuid import UUID

import graphene
from graphene.relay.node import AbstractNode
from graphql_relay import from_global_id, to_global_id

from marketplace.core.errors import ErrorCode, NotFound, fail


class Node(AbstractNode):
    """Anything that has a global id, which is opaque to clients."""

    @classmethod
    def to_global_id(cls, type_: str, id: str) -> str:
        return str(to_global_id(type_, id))

    @classmethod
    def resolve_type(cls, instance: Any, info: Any) -> type:
        """Return the type under which ``node(id:)`` found this record."""
        _, entity = _found_on(info.context)[id(instance)]
        return entity


class Entity(graphene.ObjectType):
    """Base of object types that stand for one record with a public identity.

    A subclass sets ``class Meta: interfaces = (Node,)``. The record only needs a ``uuid`` attribute.
    A type that ``node(id:)`` should find overrides ``fetch``.
    """

    class Meta:
        abstract = True

    @staticmethod
    def resolve_id(root: Any, _info: Any) -> str:
        return str(root.uuid)

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        """Return the record that this actor may see, or None; by default there is none to fetch."""
        return None


def find_node(info: Any, global_id: str) -> Any:
    """Return the record of a global id, or None when there is none for this actor or the id isn't one of ours."""
    type_name, uuid = read_global_id(global_id)
    found_type = info.schema.get_type(type_name) if uuid is not None else None
    entity = getattr(found_type, "graphene_type", None)
    if uuid is None or not isinstance(entity, type) or not issubclass(entity, Entity):
        return None
    record = entity.fetch(info, uuid)
    if record is not None:
        _found_on(info.context)[id(record)] = (record, entity)
    return record


def _found_on(context: Any) -> dict[int, tuple[Any, type]]:
    """Return what ``node(id:)`` found for this request, by the record's identity, which lasts as it is held here."""
    found: dict[int, tuple[Any, type]] = vars(context).setdefault("found_nodes", {})
    return found


def global_id(type_name: str, uuid: UUID) -> str:
    return str(to_global_id(type_name, str(uuid)))


def read_global_id(text: str) -> tuple[str, UUID | None]:
    """Return the type and the UUID in a global id; no UUID when the text is none of ours."""
    try:
        found = from_global_id(text)
        return found.type, UUID(found.id)
    except (ValueError, TypeError):
        return "", None


def uuid_from(value: str, type_name: str, field: str) -> UUID:
    """Read a global id of one type.

    :raises NotFound: at ``field`` when the text is no id, or the id of another type: to a client both are unknown.
    """
    found_type, uuid = read_global_id(value)
    if found_type != type_name or uuid is None:
        fail(NotFound, ErrorCode.NOT_FOUND, f"{value[:80]!r} is not the id of a {type_name}.", field)
    return uuid
