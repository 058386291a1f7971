"""The shape of a rule: what an element may hold and where it may stand."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What an element holds."""

    BLOCK = "block"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    SIGNED = "signed"  # a decimal that may be below zero: a charge taken off the price
    DATE = "date"
    BINARY = "binary"
    ANY = "any"


class Level(StrEnum):
    """How far a message is to go: stored for a person to sign, or declared at once."""

    STAGE = "STAGE"
    DECLARE = "DECLARE"


@dataclass(frozen=True, slots=True)
class Element:
    """The rule of one element inside its block.

    `length` is exact, `max_length` an upper limit, both in characters. `digits` counts significant digits
    of a number, `integer_digits` those before the point. `max_occurs` None means any number.
    `omitted_because` marks an element that an export message must not carry.
    """

    name: str
    kind: Kind
    required_to: frozenset[Level]
    max_occurs: int | None = 1
    length: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    digits: int | None = None
    integer_digits: int | None = None
    fraction: int | None = None
    fixed: str = ""
    meaning: str = ""
    omitted_because: str = ""

    def required(self, level: Level) -> bool:
        return level in self.required_to


@dataclass(frozen=True, slots=True)
class Block:
    """Elements in the order in which they must stand."""

    name: str
    elements: tuple[Element, ...]
    by_name: dict[str, Element] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of file: its root, its namespace, and the blocks inside.

    `empty_allowed`: an optional element may stand there empty (declarations), or must be left out (CEB).
    """

    root: str
    namespace: str
    blocks: dict[str, Block] = field(compare=False, repr=False)
    has_guid: bool
    versions: frozenset[str]
    empty_allowed: bool
