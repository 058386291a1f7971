"""GraphQL enums out of our own enums."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import graphene


def enum_of(
    enum: type[StrEnum], description: str, values: Mapping[Any, str] | None = None, name: str | None = None
) -> Any:
    """Make the GraphQL enum of a Python enum, once; ``values`` describe its members, else their names do."""
    words = values or {}

    def describe(member: StrEnum | None) -> str:
        if member is None:
            return description
        return words.get(member) or member.name.replace("_", " ").capitalize() + "."

    return graphene.Enum.from_enum(enum, name=name, description=describe)
