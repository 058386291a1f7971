"""A block on its way to XML: takes values, checks each against its rule, and writes in rule order."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any

from lxml import etree

from rfq.declarations.codes import CodeUnknown
from rfq.declarations.messages.beijing import BEIJING
from rfq.declarations.messages.builders.amounts import decimals, plain
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import Block, Element, Kind, Level, Message
from rfq.declarations.messages.xml import Node

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Measure = Callable[[str], int]


class Draft:
    """One block. A value that breaks its rule becomes a problem, and is written all the same if it can be:
    so the check of the whole message can find the rest of what is wrong in the same round.
    """

    def __init__(
        self, message: Message, block: str, path: str, problems: list[Problem], measure: Measure = len
    ) -> None:
        self.message = message
        self.block: Block = message.blocks[block]
        self.path = path
        self.problems = problems
        self.measure = measure
        self.values: dict[str, list[str | Draft]] = {}

    def wrong(self, name: str, what: str, expected: str) -> None:
        self.problems.append(Problem(f"{self.path}/{name}", what, expected))

    def text(self, name: str, value: str) -> None:
        """Set a text; an empty one leaves the element out, which is a problem where the rule wants it."""
        rule = self._rule(name)
        if not value.strip():
            if rule.required(Level.DECLARE):
                self.wrong(name, "is empty", rule.meaning)
            return
        if value != value.strip():
            self.wrong(name, "begins or ends with a space", "no space around it")
        if _NOT_XML.search(value):
            self.wrong(name, "has a control character", "characters that XML allows")
            return
        self._check_length(rule, value)
        self.values[name] = [value]

    def amount(self, name: str, value: Decimal) -> None:
        """Set a number, written exactly; one that does not fit is a problem, never rounded."""
        rule = self._rule(name)
        if not value.is_finite():
            self.wrong(name, f"is {value}", "a number")
            return
        text = plain(value)
        whole = len(text.lstrip("-").partition(".")[0].lstrip("0"))
        after = decimals(value)
        if value < 0 and rule.kind is not Kind.SIGNED:
            self.wrong(name, f"is {text}", "a number that is not negative")
        if after > (rule.fraction or 0):
            self.wrong(name, f"has {after} decimals", f"at most {rule.fraction or 0}")
        if rule.digits is not None and whole + after > rule.digits:
            self.wrong(name, f"has {whole + after} digits", f"at most {rule.digits}")
        elif rule.integer_digits is not None and whole > rule.integer_digits:
            self.wrong(name, f"has {whole} digits before the point", f"at most {rule.integer_digits}")
        self.values[name] = [text]

    def whole(self, name: str, value: int) -> None:
        self.amount(name, Decimal(value))

    def code(self, name: str, lookup: Callable[[], str]) -> None:
        """Set what a code table answers; no answer is a problem that names table and value."""
        try:
            self.text(name, lookup())
        except CodeUnknown as error:
            self.wrong(name, f"{error.table} has no code for {error.value!r}", error.expected)

    def moment(self, name: str, value: datetime, pattern: str = "%Y%m%d%H%M%S") -> None:
        """Set a time in Beijing time; a time without a zone is a problem."""
        if value.utcoffset() is None:
            self.wrong(name, "has no time zone", "an aware datetime")
            return
        self.text(name, value.astimezone(BEIJING).strftime(pattern))

    def child(self, name: str) -> Draft:
        """Add a block inside this one and return it."""
        rule = self._rule(name)
        siblings = self.values.setdefault(name, [])
        number = "" if rule.max_occurs == 1 else f"[{len(siblings) + 1}]"
        draft = Draft(self.message, name, f"{self.path}/{name}{number}", self.problems, self.measure)
        siblings.append(draft)
        return draft

    def write(self, parent: Node) -> None:
        """Append everything to an XML element, in the order of the rule."""
        for rule in self.block.elements:
            for value in self.values.get(rule.name, ()):
                node = etree.SubElement(parent, f"{{{self.message.namespace}}}{rule.name}")
                if isinstance(value, Draft):
                    value.write(node)
                else:
                    node.text = value

    def _rule(self, name: str) -> Element:
        return self.block.by_name[name]

    def _check_length(self, rule: Element, value: str) -> None:
        size = self.measure(value)
        if rule.length is not None and size != rule.length:
            self.wrong(rule.name, f"has {size} characters", f"exactly {rule.length}")
        if rule.max_length is not None and size > rule.max_length:
            self.wrong(rule.name, f"has {size} characters", f"at most {rule.max_length}")


def serialise(draft: Draft, prefix: str | None, attributes: dict[str, str]) -> bytes:
    """Return the file: UTF-8, XML declaration, one element a line."""
    namespace = draft.message.namespace
    prefixes: Any = {prefix: namespace}
    root = etree.Element(f"{{{namespace}}}{draft.message.root}", attrib=attributes, nsmap=prefixes)
    draft.write(root)
    etree.indent(root, space="  ")
    body: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=False)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"
