"""What the zone operator keeps: categories with their attributes, and substances."""

import re
from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from catalog.listings.checking.substances import check_substance
from catalog.listings.choices import AttributeKind, Vertical
from catalog.listings.inputs import CategoryData, SubstanceData
from catalog.listings.models import Attribute, Category, Substance, TransportEntry
from catalog.listings.permissions import CURATE_CATALOGUE
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.events import record
from marketplace.core.texts import check_texts

MAX_DEPTH = 4
"""Levels of the category tree, so that its ancestors can be read in one go."""


@transaction.atomic
def save_category(*, actor: Actor, data: CategoryData) -> Category:
    """Make or change the category of a code, with its own attributes; it stays where it was put at first.

    An attribute that is no longer named is removed; what listings said about it stays in their versions.
    """
    CURATE_CATALOGUE.enforce(actor)
    parent = Category.objects.filter(code=data.parent_code).first() if data.parent_code else None
    vertical = parent.vertical if parent else data.vertical
    _check_category(data, parent, vertical)
    path = f"{parent.path}/{data.code}" if parent else data.code
    category, _ = Category.objects.update_or_create(
        code=data.code,
        defaults={"names": data.names, "position": data.position},
        create_defaults={
            "code": data.code, "names": data.names, "position": data.position,
            "parent": parent, "vertical": vertical, "path": path,
        },
    )  # fmt: skip
    _write_attributes(category, data)
    return category


def _write_attributes(category: Category, data: CategoryData) -> None:
    """Make the category's own attributes those of ``data``: one insert, updates of those that were there."""
    known = {row.code: row for row in category.attributes.all()}
    wanted = {
        row.code: Attribute(
            category=category, position=position, **{**asdict(row), "choices": list(row.choices)}
        )
        for position, row in enumerate(data.attributes)
    }
    category.attributes.exclude(code__in=wanted).delete()
    for code in wanted.keys() & known.keys():
        wanted[code].pk = known[code].pk
    changing = [row for row in wanted.values() if row.pk is not None]
    Attribute.objects.bulk_create(row for row in wanted.values() if row.pk is None)
    if changing:
        Attribute.objects.bulk_update(
            changing, ["kind", "names", "unit", "choices", "is_required", "position"]
        )


@transaction.atomic
def save_substance(*, actor: Actor, data: SubstanceData, at: datetime) -> Substance:
    """Make or change the substance of a CAS number. Published listings keep what they froze of it."""
    CURATE_CATALOGUE.enforce(actor)
    check_substance(data)
    values = {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in asdict(data).items()
        if name not in ("cas", "transport_entries")
    }
    values["synonyms"] = {language: list(words) for language, words in data.synonyms.items()}
    substance, _ = Substance.objects.update_or_create(
        cas=data.cas, defaults=values, create_defaults={**values, "cas": data.cas, "created_at": at}
    )
    substance.transport_entries.all().delete()
    TransportEntry.objects.bulk_create(
        TransportEntry(substance=substance, **{**asdict(e), "subsidiary_classes": list(e.subsidiary_classes)})
        for e in data.transport_entries
    )
    record(
        "catalog.substance.saved",
        aggregate="catalog.substance",
        aggregate_uuid=substance.uuid,
        actor=actor,
        at=at,
        payload={"cas": substance.cas},
    )
    return substance


def _check_category(data: CategoryData, parent: Category | None, vertical: str) -> None:
    problems = Problems()
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9_]{0,39}", data.code):
        problems.add("A code has capital letters, digits and _, at most 40.", "code")
    if data.parent_code and parent is None:
        problems.add(f"{data.parent_code[:40]!r} is no category.", "parent_code", ErrorCode.NOT_FOUND)
    if parent is not None and parent.path.count("/") + 2 > MAX_DEPTH:
        problems.add(f"The tree has at most {MAX_DEPTH} levels.", "parent_code", ErrorCode.OUT_OF_RANGE)
    if vertical not in set(Vertical):
        problems.add(f"A category at the root is in one of {', '.join(Vertical)}.", "vertical")
    with problems.under():
        check_texts(data.names, "names", limit=120)
    for index, row in enumerate(data.attributes):
        if row.kind not in set(AttributeKind):
            problems.add(f"{row.kind[:10]!r} is no kind of attribute.", f"attributes.{index}.kind")
        if (row.kind == AttributeKind.CHOICE) != bool(row.choices):
            problems.add("Choices belong to a choice, and a choice has some.", f"attributes.{index}.choices")
    problems.raise_if_any()
