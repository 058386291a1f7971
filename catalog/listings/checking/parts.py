"""Check specification rows, packaging and documents."""

import re
from collections.abc import Iterable, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from catalog.listings.choices import NOT_COUNTED, DocumentKind, PackagingKind, Visibility
from catalog.listings.facts.parts import Packaging, Specification
from catalog.listings.inputs import ListingData
from catalog.listings.models import Attribute
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.texts import check_texts

CODE = re.compile(r"[A-Z0-9][A-Z0-9_]{0,39}")
CONTAINER_LIMIT = Decimal(30_480)
"""Gross mass of an ISO 668 container in kg; what is loaded weighs less."""

PIECE_SLACK = Decimal("0.05")
MAX_ROWS = 60


def with_names(rows: tuple[Specification, ...], attributes: Iterable[Attribute]) -> tuple[Specification, ...]:
    """Give rows that measure an attribute of the category its names and unit, where they lack them."""
    known = {attribute.code: attribute for attribute in attributes}
    return tuple(
        replace(row, names=row.names or known[row.code].names, unit=row.unit or known[row.code].unit)
        if row.code in known
        else row
        for row in rows
    )


def check_specification(problems: Problems, data: ListingData) -> None:
    seen: set[str] = set()
    if len(data.specification) > MAX_ROWS:
        problems.add(f"At most {MAX_ROWS} rows.", "specification", ErrorCode.OUT_OF_RANGE)
    for index, row in enumerate(data.specification):
        path = f"specification.{index}"
        _check_code(problems, row.code, seen, path)
        with problems.under():
            check_texts(row.names, f"{path}.names", limit=120)
        values = [value for value in (row.minimum, row.typical, row.maximum) if value is not None]
        if not values and not row.text.strip():
            problems.add("Give a minimum, a maximum, a typical value or a text.", path, ErrorCode.REQUIRED)
        if values != sorted(values):
            problems.add("Minimum, typical value and maximum rise in this order.", f"{path}.minimum")
        _check_lengths(problems, row, path)


def _check_lengths(problems: Problems, row: Specification, path: str) -> None:
    for name, limit in (("text", 120), ("unit", 24), ("method", 80), ("basis", 40)):
        if len(getattr(row, name)) > limit:
            problems.add(f"At most {limit} characters.", f"{path}.{name}", ErrorCode.TOO_LONG)


def _check_code(problems: Problems, code: str, seen: set[str], path: str) -> None:
    if not CODE.fullmatch(code):
        problems.add("A code has capital letters, digits and _, at most 40.", f"{path}.code")
    if code in seen:
        problems.add(f"{code[:40]} is there twice.", f"{path}.code", ErrorCode.DUPLICATE)
    seen.add(code)


def check_packaging(problems: Problems, data: ListingData) -> None:
    seen: set[str] = set()
    if len(data.packaging) > MAX_ROWS:
        problems.add(f"At most {MAX_ROWS} ways.", "packaging", ErrorCode.OUT_OF_RANGE)
    for index, option in enumerate(data.packaging):
        path = f"packaging.{index}"
        _check_code(problems, option.code, seen, path)
        if option.kind not in set(PackagingKind):
            problems.add(f"{option.kind[:16]!r} is no kind of packaging.", f"{path}.kind")
        if option.package_code and not re.fullmatch(r"[A-Z0-9]{2}", option.package_code):
            problems.add("A package code of UN/ECE Recommendation 21 has two signs.", f"{path}.package_code")
        if option.customs_wrap and not re.fullmatch(r"\d{2}", option.customs_wrap):
            problems.add(
                "A package kind of customs has two digits, such as 00 for bulk.", f"{path}.customs_wrap"
            )
        for name, limit in (("un_mark", 60), ("container_type", 8)):
            if len(getattr(option, name)) > limit:
                problems.add(f"At most {limit} characters.", f"{path}.{name}", ErrorCode.TOO_LONG)
        if option.names:
            with problems.under():
                check_texts(option.names, f"{path}.names", limit=120)
        _check_masses(problems, option, path)
        _check_counts(problems, option, data.kg_per_piece, path)


def _check_masses(problems: Problems, option: Packaging, path: str) -> None:
    for name in ("net_kg", "tare_kg", "volume_m3"):
        value = getattr(option, name)
        if value is not None and not 0 <= value < 10**6:
            problems.add(
                "This is not negative and below a million.", f"{path}.{name}", ErrorCode.OUT_OF_RANGE
            )
    counted = option.kind not in NOT_COUNTED
    if counted and option.net_kg is None and option.pieces is None:
        problems.add(
            "A package holds a net mass or a number of pieces.", f"{path}.net_kg", ErrorCode.REQUIRED
        )
    if option.net_kg == 0:
        problems.add("A net mass is above zero.", f"{path}.net_kg", ErrorCode.OUT_OF_RANGE)
    if not counted and (option.net_kg is not None or option.pieces is not None):
        problems.add("Bulk has no packages that hold a mass or pieces.", f"{path}.net_kg")


def _check_counts(problems: Problems, option: Packaging, kg_per_piece: Decimal | None, path: str) -> None:
    for name in ("pieces", "packages_per_pallet", "packages_per_container"):
        value = getattr(option, name)
        if value is not None and not 0 < value < 10**6:
            problems.add("A number here is 1 or more.", f"{path}.{name}", ErrorCode.OUT_OF_RANGE)
    if option.pieces and option.net_kg and kg_per_piece:
        mass = option.pieces * kg_per_piece
        if abs(mass - option.net_kg) > mass * PIECE_SLACK:
            problems.add(
                f"{option.pieces} pieces of {kg_per_piece:f} kg weigh {mass:f} kg, not {option.net_kg:f}.",
                f"{path}.net_kg",
            )
    in_container, gross = option.packages_per_container, option.gross_kg
    if in_container and gross and in_container * gross > CONTAINER_LIMIT:
        problems.add(
            f"{in_container} packages weigh {in_container * gross:f} kg; a container takes less than "
            f"{CONTAINER_LIMIT:f} kg.",
            f"{path}.packages_per_container",
            ErrorCode.OUT_OF_RANGE,
        )
    if in_container and option.packages_per_pallet and in_container < option.packages_per_pallet:
        problems.add("A container holds at least one pallet.", f"{path}.packages_per_container")


def check_documents(problems: Problems, data: ListingData, own_files: Set[UUID], today: date) -> None:
    seen: set[tuple[str, str, str]] = set()
    for index, paper in enumerate(data.documents):
        path = f"documents.{index}"
        if paper.kind not in set(DocumentKind):
            problems.add(f"{paper.kind[:20]!r} is no kind of document.", f"{path}.kind")
        if paper.visibility not in set(Visibility):
            problems.add(f"{paper.visibility[:20]!r} is no visibility.", f"{path}.visibility")
        if not re.fullmatch(r"[a-z]{2}(-[A-Z][a-z]{3})?", paper.language):
            problems.add("A language is given as en, zh-Hans, ru, mn or alike.", f"{path}.language")
        if paper.issued_date and paper.issued_date > today:
            problems.add(
                "A document isn't issued in the future.", f"{path}.issued_date", ErrorCode.OUT_OF_RANGE
            )
        for name, limit in (("title", 150), ("edition", 20)):
            if len(getattr(paper, name)) > limit:
                problems.add(f"At most {limit} characters.", f"{path}.{name}", ErrorCode.TOO_LONG)
        if paper.file_uuid and paper.file_uuid not in own_files:
            problems.add("No such file of yours.", f"{path}.file_id", ErrorCode.NOT_FOUND)
        key = (paper.kind, paper.language, paper.title)
        if key in seen:
            problems.add("This document is there twice; give it another title.", path, ErrorCode.DUPLICATE)
        seen.add(key)
