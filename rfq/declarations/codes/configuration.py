"""Settings whose truth is not settled, each with its source, its first day and its confidence."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from rfq.declarations.codes.errors import CodeUnknown


@dataclass(frozen=True, slots=True)
class Setting:
    """One value of one key from one day on."""

    key: str
    value: str | int
    valid_from: date
    source: str
    confidence: str


class Configuration:
    """Answers which value of a key counts on a day."""

    def __init__(self, settings: Iterable[Setting]) -> None:
        self.settings = tuple(settings)

    def setting(self, key: str, on: date) -> Setting:
        """Return the setting that counts: the latest that has begun, of two on one day the later in the file.

        :raises CodeUnknown: no such key, or none that has begun.
        """
        begun = [entry for entry in self.settings if entry.key == key and entry.valid_from <= on]
        if not begun:
            raise CodeUnknown("configuration", key, f"a setting that is valid on {on.isoformat()}")
        return max(enumerate(begun), key=lambda pair: (pair[1].valid_from, pair[0]))[1]

    def text(self, key: str, on: date) -> str:
        return str(self.setting(key, on).value)

    def number(self, key: str, on: date) -> int:
        return int(self.setting(key, on).value)

    def decimal(self, key: str, on: date) -> Decimal:
        return Decimal(str(self.setting(key, on).value))


def parse_settings(text: str) -> tuple[Setting, ...]:
    """Read settings from TOML text.

    :raises ValueError: not TOML, or a setting without key, value, valid_from, source or confidence.
    """
    entries: list[dict[str, Any]] = tomllib.loads(text).get("setting", [])
    try:
        return tuple(Setting(**entry) for entry in entries)
    except TypeError as error:
        raise ValueError(f"a setting has the keys of Setting and no others: {error}") from error


@cache
def packaged_configuration() -> Configuration:
    """Return the settings that the project ships."""
    text = files("rfq.declarations.codes").joinpath("configuration.toml").read_text(encoding="utf-8")
    return Configuration(parse_settings(text))


def load_configuration(path: Path | None = None) -> Configuration:
    """Return the project's settings, with those of a deployment's own file after them."""
    packaged = packaged_configuration()
    if path is None:
        return packaged
    return Configuration((*packaged.settings, *parse_settings(path.read_text(encoding="utf-8"))))
