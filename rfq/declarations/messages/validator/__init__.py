"""Checks a customs file against the rules, whoever wrote it.

It shares no code with the builders, so that passing a builder's output through it means something.
"""

from __future__ import annotations

from datetime import date
from itertools import chain

from rfq.declarations.codes import Configuration, load_configuration
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import DECLARATION_ROOT, Level, Message, messages
from rfq.declarations.messages.validator.declaration import check_declaration
from rfq.declarations.messages.validator.orders import (
    check_guid,
    check_order_message,
    check_order_returns,
)
from rfq.declarations.messages.validator.reader import Reader
from rfq.declarations.messages.validator.tree import TreeCheck
from rfq.declarations.messages.validator.values import gbk_bytes, is_time
from rfq.declarations.messages.xml import Node, XmlRefused, local_name, namespace, parse_xml

__all__ = ["validate_message"]

_SCHEMA_HINTS = "{http://www.w3.org/2001/XMLSchema-instance}"


def validate_message(
    data: bytes, *, level: Level | None = None, configuration: Configuration | None = None
) -> list[Problem]:
    """Return everything that is wrong with a CEB message or a declaration; an empty list means nothing.

    `level`: how far it is to go; without it a declaration's own OperType decides. A signature is asked of a
    declaration only when its own OperType declares. The settings that count are those of the day that the
    message names, or the latest when it names none.
    """
    try:
        root = parse_xml(data)
    except XmlRefused as error:
        return [Problem("/", str(error), "well-formed XML without a DTD")]
    message = messages().get(local_name(root))
    if message is None:
        return [Problem(local_name(root), "is no message that we know", "CEBnnnMessage or DecMessage")]
    settings = configuration or load_configuration()
    reader = Reader(root, message.root)
    on = _day(reader)
    counts_bytes = settings.text("declaration.length_counts", on) == "GBK_BYTES"
    measure = gbk_bytes if counts_bytes and message.root == DECLARATION_ROOT else len
    own_level = _level(reader)
    tree = TreeCheck(message, level or own_level, own_level, measure)
    return list(chain(_check_root(root, message), tree.check(root), _beyond_form(reader, settings, on)))


def _beyond_form(root: Reader, settings: Configuration, on: date) -> list[Problem]:
    if root.path == DECLARATION_ROOT:
        return list(check_declaration(root, settings, on))
    if root.path == "CEB303Message":
        return list(check_order_message(root))
    if root.path == "CEB304Message":
        return list(check_order_returns(root))
    return []


def _check_root(root: Node, message: Message) -> list[Problem]:
    found: list[Problem] = []
    if namespace(root) != message.namespace:
        found.append(Problem(message.root, f"is in namespace {namespace(root)!r}", message.namespace))
    version = "version" if message.has_guid else "Version"
    allowed = {version, "guid"} if message.has_guid else {version}
    for name in root.attrib:
        if name not in allowed and not str(name).startswith(_SCHEMA_HINTS):
            expected = " and ".join(sorted(allowed))
            found.append(Problem(f"{message.root}/@{name}", "is not an attribute of the root", expected))
    if root.get(version) not in message.versions:
        expected = " or ".join(sorted(message.versions))
        found.append(Problem(f"{message.root}/@{version}", f"is {root.get(version)!r}", expected))
    if message.has_guid:
        guid = root.get("guid") or ""
        if len(guid) != 36:
            found.append(Problem(f"{message.root}/@guid", f"has {len(guid)} characters", "exactly 36"))
        found.extend(check_guid(_Attributes(root, message.root), "guid"))
    return found


class _Attributes(Reader):
    """Reads attributes where Reader reads elements."""

    def at(self, name: str) -> str:
        return f"{self.path}/@{name}"

    def text(self, name: str) -> str:
        return str(self.node.get(name) or "")


def _level(root: Reader) -> Level:
    """Return how far a message asks to go; what is not a declaration has no stage."""
    sign = root.block("DecSign")
    if sign is not None and sign.text("OperType") not in ("C", "D"):
        return Level.STAGE
    return Level.DECLARE


def _day(root: Reader) -> date:
    sign, order = root.block("DecSign"), root.block("Order")
    head = order.block("OrderHead") if order else None
    text = sign.text("ClientSeqNo")[:8] if sign else head.text("appTime")[:8] if head else ""
    if not is_time(text, "%Y%m%d"):
        return date.max
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
