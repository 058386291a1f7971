"""Helpers: what is wrong with a file, and files with one thing changed."""

from collections.abc import Callable

import pytest
from lxml import etree

from rfq.declarations.messages import MessageInvalid, Problem, validate_message
from rfq.declarations.messages.rules import Level

NAMESPACES = {"d": "http://www.chinaport.gov.cn/dec", "c": "http://www.chinaport.gov.cn/ceb"}


def problems_of(build: Callable[[], bytes]) -> dict[str, Problem]:
    """Return the problems that a builder raises, by path; a builder that raises nothing fails the test."""
    with pytest.raises(MessageInvalid) as caught:
        build()
    return {problem.path: problem for problem in caught.value.problems}


def found_in(data: bytes, level: Level | None = None) -> dict[str, Problem]:
    return {problem.path: problem for problem in validate_message(data, level=level)}


def edited(data: bytes, edit: Callable[[etree._Element], object]) -> bytes:
    """Return a file after a change to its tree."""
    root = etree.fromstring(data)
    edit(root)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def with_text(data: bytes, path: str, text: str) -> bytes:
    """Return a file in which one element has another text."""

    def change(root: etree._Element) -> None:
        node = root.find(path, NAMESPACES)
        assert node is not None, path
        node.text = text

    return edited(data, change)


def without(data: bytes, path: str) -> bytes:
    """Return a file from which one element was taken."""

    def change(root: etree._Element) -> None:
        node = root.find(path, NAMESPACES)
        assert node is not None, path
        parent = node.getparent()
        assert parent is not None
        parent.remove(node)

    return edited(data, change)
