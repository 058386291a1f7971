"""Reads values out of a checked tree, with the path to report them by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.xml import Node, child_elements, local_name

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")
"""A number that is worth calculating with; a longer one has failed in the tree check."""


class Reader:
    """One block of a file. A value that is missing or malformed reads as empty: the tree check says so."""

    def __init__(self, node: Node, path: str) -> None:
        self.node = node
        self.path = path

    def at(self, name: str) -> str:
        return f"{self.path}/{name}"

    def text(self, name: str) -> str:
        for child in child_elements(self.node):
            if local_name(child) == name:
                return (child.text or "").strip()
        return ""

    def decimal(self, name: str) -> Decimal | None:
        text = self.text(name)
        return Decimal(text) if _NUMBER.fullmatch(text) else None

    def block(self, name: str) -> Reader | None:
        for child in child_elements(self.node):
            if local_name(child) == name:
                return Reader(child, self.at(name))
        return None

    def blocks(self, name: str) -> list[Reader]:
        found = [child for child in child_elements(self.node) if local_name(child) == name]
        return [Reader(child, f"{self.at(name)}[{number}]") for number, child in enumerate(found, 1)]

    def inner(self, wrapper: str, name: str) -> list[Reader]:
        outer = self.block(wrapper)
        return outer.blocks(name) if outer else []

    def wrong(self, name: str, what: str, expected: str) -> Problem:
        return Problem(self.at(name), what, expected)

    def one_of(self, name: str, allowed: Iterable[str]) -> Iterator[Problem]:
        """Yield a problem when the element has a value that is not allowed."""
        value, choices = self.text(name), tuple(allowed)
        if value and value not in choices:
            yield self.wrong(name, f"is {value!r}", " or ".join(choices))

    def above_zero(self, *names: str) -> Iterator[Problem]:
        """Yield a problem for each element whose number is zero; a negative one fails in the tree check."""
        for name in names:
            if self.decimal(name) == 0:
                yield self.wrong(name, "is 0", "a number above 0")


def check_numbers(lines: list[Reader], name: str) -> Iterator[Problem]:
    """Yield a problem for each line number that is not the next one from 1: 0, a gap, or a duplicate."""
    seen: set[str] = set()
    for expected, line in enumerate(lines, 1):
        number = line.text(name)
        if number in seen:
            yield line.wrong(name, f"{number} stands twice", str(expected))
        elif number and number != str(expected):
            yield line.wrong(name, f"is {number}", f"{expected}, counting from 1")
        seen.add(number)


def check_unique(blocks: list[Reader], *names: str) -> Iterator[Problem]:
    """Yield a problem for each block whose values repeat those of an earlier one."""
    seen: set[tuple[str, ...]] = set()
    for block in blocks:
        key = tuple(block.text(name) for name in names)
        if all(key) and key in seen:
            yield block.wrong(names[0], f"{' '.join(key)} stands twice", "each once")
        seen.add(key)
