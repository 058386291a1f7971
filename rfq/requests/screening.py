"""Controlled goods and destinations: what makes a person look at a request before suppliers see it."""

import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from catalog.listings.facts import ListingFacts
from marketplace.core.texts import translated

CONTROLS_FILE = Path(__file__).with_name("controls.toml")


def controls_on(goods: Iterable[ListingFacts], destination: str) -> list[str]:
    """Say what about these goods or this destination needs a person's decision; nothing when it is free."""
    table = _table()
    found: list[str] = []
    for facts in goods:
        found.extend(
            "{}: {reason} ({source})".format(translated(facts.names, "en"), **table["flags"][flag])
            for flag in facts.control_flags
            if flag in table["flags"]
        )
    if destination in table["destinations"]:
        found.append(
            "Destination {}: {reason} ({source})".format(destination, **table["destinations"][destination])
        )
    return found


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(CONTROLS_FILE.read_text("utf-8"))
