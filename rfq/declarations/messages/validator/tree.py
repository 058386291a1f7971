"""Checks the elements of a file against the rules: names, order, number, values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import (
    SIGNATURE_NAMESPACE,
    Block,
    Element,
    Kind,
    Level,
    Message,
)
from rfq.declarations.messages.validator.values import Measure, check_value
from rfq.declarations.messages.xml import Node, child_elements, local_name, namespace

SIGN_PATH = "DecMessage/DecSign"


class TreeCheck:
    """Walks one file.

    `level` says how far the message is to go; `signing` how far its signature goes, which only a file that
    is declared at once carries.
    """

    def __init__(self, message: Message, level: Level, signing: Level, measure: Measure = len) -> None:
        self.message = message
        self.level = level
        self.signing = signing
        self.measure = measure

    def check(self, root: Node) -> Iterator[Problem]:
        """Yield every problem of the tree below the root."""
        yield from self._block(root, self.message.blocks[self.message.root], self.message.root)

    def _block(self, node: Node, block: Block, path: str) -> Iterator[Problem]:
        if (node.text or "").strip() or any((child.tail or "").strip() for child in node):
            yield Problem(path, "has text between its elements", "elements only")
        seen: Counter[str] = Counter()
        last = -1
        names = [element.name for element in block.elements]
        for child in child_elements(node):
            name = local_name(child)
            rule = block.by_name.get(name)
            if rule is None:
                yield Problem(f"{path}/{name}", "is not an element of this block", _list(names))
                continue
            seen[name] += 1
            here = element_path(path, rule, seen[name])
            position = names.index(name)
            if position < last:
                yield Problem(here, f"stands after {names[last]}", f"{name} before {names[last]}")
            last = max(last, position)
            yield from self._element(child, rule, here)
        for rule in block.elements:
            yield from self._count(rule, seen[rule.name], path, self._level(path))

    def _level(self, path: str) -> Level:
        return self.signing if path == SIGN_PATH else self.level

    def _count(self, rule: Element, count: int, path: str, level: Level) -> Iterator[Problem]:
        if not count and rule.required(level):
            yield Problem(f"{path}/{rule.name}", "is missing", rule.meaning or f"the block {rule.name}")
        if rule.max_occurs is not None and count > rule.max_occurs:
            yield Problem(f"{path}/{rule.name}", f"stands {count} times", f"at most {rule.max_occurs}")

    def _element(self, node: Node, rule: Element, path: str) -> Iterator[Problem]:
        expected = SIGNATURE_NAMESPACE if rule.name == "Signature" else self.message.namespace
        if namespace(node) != expected:
            yield Problem(path, f"is in namespace {namespace(node)!r}", expected)
        if rule.omitted_because and (node.text or "").strip():
            yield Problem(path, f"is not for an export: {rule.omitted_because}", "the element left out")
        if rule.kind is Kind.ANY:
            return
        for attribute in node.attrib:
            yield Problem(f"{path}/@{attribute}", "is not an attribute of this element", "no attribute")
        if rule.kind is Kind.BLOCK:
            yield from self._block(node, self.message.blocks[rule.name], path)
            return
        if child_elements(node):
            yield Problem(path, "has elements inside", "text only")
            return
        yield from self._text(node.text or "", rule, path)

    def _text(self, text: str, rule: Element, path: str) -> Iterator[Problem]:
        if not text.strip():
            if rule.required(self._level(path.rpartition("/")[0])):
                yield Problem(path, "is empty", rule.meaning or "a value")
            elif rule.kind is not Kind.TEXT and not self.message.empty_allowed:
                yield Problem(path, "is empty", "a value, or the element left out")
            return
        for what, right in check_value(rule, text, self.measure):
            yield Problem(path, what, right)


def element_path(parent: str, rule: Element, number: int) -> str:
    """Return the path of an element; one that may repeat carries its number, from 1."""
    return f"{parent}/{rule.name}" if rule.max_occurs == 1 else f"{parent}/{rule.name}[{number}]"


def _list(names: list[str]) -> str:
    shown = ", ".join(names[:6])
    return f"one of {shown}{', …' if len(names) > 6 else ''}"
