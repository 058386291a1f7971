"""Short facts set two a row, so that a page holds more of them."""

from collections.abc import Iterable

Fact = tuple[str, str]
"""A label and its value, ready to be shown."""


def in_pairs(facts: Iterable[Fact]) -> tuple[tuple[Fact, Fact], ...]:
    """Set facts two a row, without those that have no value; an odd last one is followed by an empty pair."""
    kept = [fact for fact in facts if fact[1]]
    if len(kept) % 2:
        kept.append(("", ""))
    return tuple(zip(kept[::2], kept[1::2], strict=True))


def in_lines(*parts: str) -> str:
    """Set texts under each other, without those that are empty."""
    return "\n".join(part for part in parts if part)
