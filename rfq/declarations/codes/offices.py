"""Customs offices of the region, as far as a source names them.

The table is not complete and not official, so an office that it lacks is no error: the office of a
declaration is chosen by the filer. It helps a person to choose.
"""

from __future__ import annotations

from dataclasses import dataclass

from rfq.declarations.codes.tables import Provenance, index, provenance, rows


@dataclass(frozen=True, slots=True)
class CustomsOffice:
    """One office: its four-digit code and its names."""

    code: str
    name_zh: str
    name_en: str
    provenance: Provenance


def offices() -> tuple[CustomsOffice, ...]:
    """Return the offices that the table has, in file order."""
    return tuple(
        CustomsOffice(row["code"], row["name_zh"], row["name_en"], provenance("customs_offices", row))
        for row in rows("customs_offices")
    )


def office_name(code: str) -> str | None:
    """Return the Chinese name of an office, or None when the table lacks it."""
    row = index("customs_offices", "code").get(code)
    return row["name_zh"] if row else None
