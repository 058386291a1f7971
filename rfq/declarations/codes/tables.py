"""Reads the code tables: CSV files in `data/`, each row a dictionary."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rfq.declarations.codes.errors import CodeUnknown

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a table or a row comes from.

    `confidence`: O official, C seen in working integrations, S secondary page, ? uncertain.
    """

    source: str
    confidence: str


@cache
def rows(name: str) -> tuple[Row, ...]:
    """Return the rows of one data file, in file order."""
    text = files("rfq.declarations.codes").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def index(name: str, column: str, table: str = "") -> Mapping[str, Row]:
    """Return the rows of a file by one column; the first row of a value counts, empty values are left out."""
    found: dict[str, Row] = {}
    for row in rows(name):
        if row[column] and (not table or row["table"] == table):
            found.setdefault(row[column], row)
    return found


def find(name: str, column: str, value: str, answer: str, *, expected: str = "") -> str:
    """Return the answer column of the row whose column has the value.

    :raises CodeUnknown: no such row, or the row has no answer.
    """
    row = index(name, column).get(value)
    if row is None or not row[answer]:
        raise CodeUnknown(name, value, expected)
    return row[answer]


@cache
def plain_tables() -> tuple[str, ...]:
    """Return the names of the tables that are only a code and its name."""
    return tuple(dict.fromkeys(row["table"] for row in rows("plain")))


def known(table: str, code: str) -> bool:
    """Tell whether a plain table has a code."""
    return code in index("plain", "code", table)


def name_zh(table: str, code: str) -> str:
    """Return the Chinese name of a code in a plain table.

    :raises CodeUnknown: the table has no such code.
    """
    row = index("plain", "code", table).get(code)
    if row is None:
        raise CodeUnknown(table, code)
    return row["name_zh"]


def provenance(table: str, row: Row | None = None) -> Provenance:
    """Return where a row comes from, or its table when the row doesn't say.

    :raises CodeUnknown: neither says.
    """
    if row is not None and row.get("source"):
        return Provenance(row["source"], row["confidence"])
    entry = index("sources", "table").get(table)
    if entry is None:
        raise CodeUnknown("sources", table)
    return Provenance(entry["source"], entry["confidence"])
