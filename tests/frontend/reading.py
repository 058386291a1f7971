"""Read pages as a browser would."""

import re
from html.parser import HTMLParser
from typing import Any

from django.test import Client

LANGUAGES = ("en", "zh-hans", "ru", "mn")
VOID = {"meta", "link", "input", "br", "hr", "img", "source", "path", "rect"}
HANDLER = re.compile(r"on[a-z]+")


def visitor(language: str = "en") -> Client:
    """Return a browser without a cookie."""
    return Client(headers={"Accept-Language": language})


def words(response: Any) -> str:
    return str(response.content.decode())


class Page(HTMLParser):
    """The elements of a page, what is inline, and whether every tag is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inline: list[str] = []
        self.misplaced: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.misplaced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "style" or "style" in found or any(HANDLER.fullmatch(name) for name in found):
            self.inline.append(self.get_starttag_text() or tag)
        if tag == "script" and "src" not in found:
            self.inline.append(self.get_starttag_text() or tag)
        if any((value or "").strip().lower().startswith("javascript:") for value in found.values()):
            self.inline.append(self.get_starttag_text() or tag)
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if not self._open or self._open.pop() != tag:
            self.misplaced.append(tag)

    def of(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    def unlabelled(self) -> list[dict[str, str | None]]:
        """Return the fields that no label names."""
        labels = {label.get("for") for label in self.of("label")}
        return [
            field
            for field in self.of("input", "select", "textarea")
            if field.get("type") not in ("hidden", "submit") and field.get("id") not in labels
        ]

    def ids_named_twice(self) -> set[str]:
        ids = [attributes["id"] for _, attributes in self.elements if attributes.get("id")]
        return {str(name) for name in ids if ids.count(name) > 1}
