"""Reads tables of the data files field by field, and says which file and record is wrong."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from catalog.sample.texts import Text

DATA = Path(__file__).parent / "data"
Code = TypeVar("Code", bound=StrEnum)


class SampleError(ValueError):
    """A record of the sample data is wrong. The message names file, record and field."""


def read_file(path: Path) -> "Row":
    """Read one data file; numbers with a point become ``Decimal``.

    :raises SampleError: the file is not TOML.
    """
    name = path.name if not path.is_relative_to(DATA) else path.relative_to(DATA).as_posix()
    try:
        return Row(name, tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))
    except tomllib.TOMLDecodeError as error:
        raise SampleError(f"{name}: {error}") from error


class Row:
    """A table of a data file. Every field is taken once; ``done`` complains about fields that nobody took."""

    def __init__(self, where: str, fields: Mapping[str, Any]) -> None:
        self.where = where
        self._fields = dict(fields)

    def fail(self, problem: str) -> NoReturn:
        raise SampleError(f"{self.where}: {problem}")

    def done(self) -> None:
        if self._fields:
            self.fail(f"unknown field {', '.join(sorted(self._fields))}")

    def has(self, name: str) -> bool:
        return name in self._fields

    def string(self, name: str, *, pattern: str = r".+") -> str:
        value = self._take(name, str)
        if value != value.strip() or not re.fullmatch(pattern, value):
            self.fail(f"{name} {value!r} does not look right")
        return str(value)

    def optional_string(self, name: str, *, pattern: str = r".+") -> str | None:
        return self.string(name, pattern=pattern) if name in self._fields else None

    def decimal(self, name: str) -> Decimal:
        value = self._take(name, (int, Decimal))
        if isinstance(value, bool):
            self.fail(f"{name} is not a number")
        return Decimal(value)

    def optional_decimal(self, name: str) -> Decimal | None:
        return self.decimal(name) if name in self._fields else None

    def positive(self, name: str) -> Decimal:
        value = self.decimal(name)
        if value <= 0:
            self.fail(f"{name} must be above zero")
        return value

    def integer(self, name: str) -> int:
        value = self._take(name, int)
        if isinstance(value, bool) or value < 0:
            self.fail(f"{name} must be a whole number")
        return int(value)

    def optional_integer(self, name: str) -> int | None:
        return self.integer(name) if name in self._fields else None

    def boolean(self, name: str, *, default: bool) -> bool:
        return bool(self._take(name, bool)) if name in self._fields else default

    def date(self, name: str) -> date:
        value: date = self._take(name, date)
        return value

    def optional(self, name: str) -> Any:
        return self._fields.pop(name, None)

    def choice(self, name: str, codes: type[Code]) -> Code:
        value = self._take(name, str)
        if value not in {code.value for code in codes}:
            self.fail(f"{name} {value!r} is none of {', '.join(codes)}")
        return codes(value)

    def choices(self, name: str, codes: type[Code]) -> tuple[Code, ...]:
        return tuple(Row(self.where, {name: value}).choice(name, codes) for value in self.strings(name))

    def strings(self, name: str, *, pattern: str = r".+") -> tuple[str, ...]:
        values = self._take(name, list) if name in self._fields else []
        texts = tuple(Row(self.where, {name: value}).string(name, pattern=pattern) for value in values)
        if len(set(texts)) != len(texts):
            self.fail(f"{name} repeats a value")
        return texts

    def pairs(self, name: str) -> list[tuple[Any, Any]]:
        values = self._take(name, list)
        if not all(isinstance(value, list) and len(value) == 2 for value in values):
            self.fail(f"{name} must be pairs")
        return [(left, right) for left, right in values]

    def text(self, name: str) -> Text:
        return self.row(name).as_text()

    def as_text(self) -> Text:
        text = Text(en=self.string("en"), zh=self.string("zh"), ru=self.string("ru"), mn=self.string("mn"))
        self.done()
        return text

    def row(self, name: str) -> "Row":
        return Row(f"{self.where}, {name}", self._take(name, dict))

    def optional_row(self, name: str) -> "Row | None":
        return self.row(name) if name in self._fields else None

    def rows(self, name: str) -> "list[Row]":
        """Return the tables of a list; each is called by its position."""
        values = self._take(name, list) if name in self._fields else []
        return [Row(f"{self.where}, {name} {number}", value) for number, value in enumerate(values, start=1)]

    def records(self) -> "Iterator[tuple[str, Row]]":
        """Yield every table of a file whose keys are the records' codes."""
        for name in list(self._fields):
            yield name, Row(f"{self.where}, {name}", self._take(name, dict))

    def _take(self, name: str, kind: type | tuple[type, ...]) -> Any:
        if name not in self._fields:
            self.fail(f"{name} is missing")
        value = self._fields.pop(name)
        if not isinstance(value, kind):
            self.fail(f"{name} has the wrong type")
        return value
