"""Turns the rule files into rules.

`ceb.csv` has the CEB export messages of edition 202205 [O], `MessageReturn` of CEB900 excepted [C].
`envelopes.csv` says which block a message carries and which message answers it.
`declaration.csv` has the customs declaration, transcribed from working integrations [C]; the order of its
rows is the order of the elements. Its column `export` says where an export under 9710 or 9810 deviates from
the columns `stage` and `declare`, and `reason` says why. Where a field that the working export message does
not show belongs is taken from a second integration [C].
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from importlib.resources import files

from rfq.declarations.messages.rules.model import Block, Element, Kind, Level, Message

CEB_NAMESPACE = "http://www.chinaport.gov.cn/ceb"
DECLARATION_NAMESPACE = "http://www.chinaport.gov.cn/dec"
SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#"
DECLARATION_ROOT = "DecMessage"
BUSINESS_NODES = 100

_BOTH = frozenset(Level)
_NEVER: frozenset[Level] = frozenset()


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of one rule file."""
    text = files("rfq.declarations.messages.rules").joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _number(text: str) -> int | None:
    return int(text) if text else None


def _occurs(text: str) -> int | None:
    return None if text == "*" else int(text)


def _ceb_element(row: dict[str, str]) -> Element:
    return Element(
        name=row["element"],
        kind=Kind(row["kind"]),
        required_to=_BOTH if row["min"] == "1" else _NEVER,
        max_occurs=_occurs(row["max"]),
        length=_number(row["length"]),
        min_length=_number(row["min_length"]),
        max_length=_number(row["max_length"]),
        digits=_number(row["digits"]),
        fraction=_number(row["fraction"]),
        fixed=row["fixed"],
        meaning=row["meaning"],
    )


def _declaration_element(row: dict[str, str]) -> Element:
    kind, size, fraction = Kind(row["kind"]), _number(row["size"]), _number(row["fraction"])
    numeric = kind in (Kind.DECIMAL, Kind.SIGNED, Kind.INTEGER)
    needed = {level for level in Level if row[level.value.lower()] == "yes"}
    if Level.STAGE in needed:
        needed.add(Level.DECLARE)
    return Element(
        name=row["element"],
        kind=kind,
        required_to=_NEVER if row["export"] else frozenset(needed),
        max_occurs=_occurs(row["max"]),
        length=size if kind is Kind.DATE else None,
        max_length=size if kind is Kind.TEXT else None,
        digits=size if numeric else None,
        integer_digits=size - (fraction or 0) if numeric and size else None,
        fraction=fraction,
        meaning=row["meaning"],
        omitted_because=row["reason"] if row["export"] == "omitted" else "",
    )


def _blocks(rows: Iterable[dict[str, str]], element: Callable[[dict[str, str]], Element]) -> dict[str, Block]:
    members: dict[str, list[Element]] = {}
    for row in rows:
        members.setdefault(row["block"], []).append(element(row))
    return {name: make_block(name, elements) for name, elements in members.items()}


def make_block(name: str, elements: Iterable[Element]) -> Block:
    """Build a block from its elements in order."""
    ordered = tuple(elements)
    return Block(name, ordered, {entry.name: entry for entry in ordered})


def _envelope(row: dict[str, str]) -> Block:
    def part(name: str, most: int, needed: bool, kind: Kind = Kind.BLOCK) -> Element:
        return Element(name, kind, _BOTH if needed else _NEVER, max_occurs=most)

    parts = [part(row["block"], BUSINESS_NODES, needed=True)]
    if row["direction"] == "sent":
        signed = row["signature"] == "required"
        parts += [
            part("BaseTransfer", 1, needed=True),
            part("BaseSubscribe", 5, needed=False),
            part("Signature", 1, needed=signed, kind=Kind.ANY),
            part("ExtendMessage", 1, needed=False),
        ]
    return make_block(row["message"], parts)


@cache
def messages() -> dict[str, Message]:
    """Return the rules of every message, by the name of its root element."""
    ceb = _blocks(read_rows("ceb.csv"), _ceb_element)
    found: dict[str, Message] = {}
    for row in read_rows("envelopes.csv"):
        root = row["message"]
        found[root] = Message(
            root=root,
            namespace=CEB_NAMESPACE,
            blocks={**ceb, root: _envelope(row)},
            has_guid=True,
            versions=frozenset({"1.0"}),
            empty_allowed=False,
        )
    found[DECLARATION_ROOT] = Message(
        root=DECLARATION_ROOT,
        namespace=DECLARATION_NAMESPACE,
        blocks=_blocks(read_rows("declaration.csv"), _declaration_element),
        has_guid=False,
        versions=frozenset({"3.1", "4.8", "5.0"}),
        empty_allowed=True,
    )
    return found
