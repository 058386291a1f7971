"""Reads XML that came from outside: no entities, no network, no DTD, a limit on size."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

SIZE_LIMIT = 10 * 1024 * 1024
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"

Node = Any
"""An element of lxml, whose stubs are not complete."""


class XmlRefused(ValueError):
    """The bytes are not XML that we read; the message says why."""


def parse_xml(data: bytes, *, size_limit: int = SIZE_LIMIT) -> Node:
    """Return the root element.

    Text in a Chinese encoding is read as GB18030, which contains GB2312 and GBK: what declares itself as
    GB2312 often holds characters that only the larger sets have.

    :raises XmlRefused: too large, not well-formed, undecodable, or with a DTD.
    """
    if len(data) > size_limit:
        raise XmlRefused(f"larger than {size_limit} bytes")
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        root: Node = etree.fromstring(_as_utf8(data), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise XmlRefused(f"not well-formed: {error}") from error
    if root is None:
        raise XmlRefused("no root element")
    if root.getroottree().docinfo.doctype:
        raise XmlRefused("has a DTD")
    return root


def local_name(node: Node) -> str:
    """Return the name of an element without its namespace; comments and instructions have none."""
    return str(etree.QName(node).localname) if isinstance(node.tag, str) else ""


def namespace(node: Node) -> str:
    """Return the namespace of an element, or an empty string."""
    return str(etree.QName(node).namespace or "")


def child_elements(node: Node) -> list[Node]:
    """Return the child elements, without comments and instructions."""
    return [child for child in node if isinstance(child.tag, str)]


def _as_utf8(data: bytes) -> bytes:
    declared = _DECLARED.match(data.removeprefix(_BYTE_ORDER_MARK))
    encoding = declared.group(1).decode("ascii").lower() if declared else "utf-8"
    if not encoding.startswith(("gb", "utf-8", "utf8")):
        return data
    candidates = ("gb18030", "utf-8-sig") if encoding.startswith("gb") else ("utf-8-sig", "gb18030")
    for candidate in candidates:
        try:
            text = data.decode(candidate)
        except UnicodeDecodeError:
            continue
        return _DECLARATION.sub("", text, count=1).strip().encode("utf-8")
    raise XmlRefused(f"is neither {candidates[0]} nor {candidates[1]}")
