"""Check how dangerous goods travel, by the UN Model Regulations and what is known of the substance."""

import re

from catalog.listings.choices import PACKING_GROUPS
from catalog.listings.facts.parts import DangerousGoods
from catalog.listings.inputs import ListingData
from catalog.listings.models import Substance, TransportEntry
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.hazards import HAZARD_CLASSES
from marketplace.core.texts import check_texts

NEEDS_PACKING_GROUP = frozenset({"3", "4.2", "4.3", "5.1", "6.1", "8"})
NO_PACKING_GROUP = ("1.", "2.", "7")
"""Explosives, gases and radioactive material have none; some articles and self-reactives neither."""

SHIPPING_NAME = 80
"""Characters of DangName in the customs declaration."""


def check_dangerous_goods(problems: Problems, data: ListingData, substance: Substance | None) -> None:
    goods = data.dangerous_goods
    if goods is None:
        return
    path = "dangerous_goods"
    if not re.fullmatch(r"\d{4}", goods.un_number):
        problems.add("A UN number has 4 digits, such as 1230.", f"{path}.un_number")
    _check_class(problems, goods, path)
    with problems.under():
        check_texts(goods.proper_shipping_names, f"{path}.proper_shipping_names", limit=SHIPPING_NAME)
    for name, limit in (
        ("emergency_phone", 40),
        ("ems", 12),
        ("hazard_identification", 6),
        ("limited_quantity", 12),
    ):
        if len(getattr(goods, name)) > limit:
            problems.add(f"At most {limit} characters.", f"{path}.{name}", ErrorCode.TOO_LONG)
    if substance is not None:
        _check_against_substance(problems, goods, list(substance.transport_entries.all()), path)


def _check_class(problems: Problems, goods: DangerousGoods, path: str) -> None:
    if goods.hazard_class not in HAZARD_CLASSES:
        problems.add(f"{goods.hazard_class[:5]!r} is no class or division.", f"{path}.hazard_class")
    for index, risk in enumerate(goods.subsidiary_classes):
        if risk not in HAZARD_CLASSES or risk == goods.hazard_class:
            problems.add(f"{risk[:5]!r} is no subsidiary class here.", f"{path}.subsidiary_classes.{index}")
    group = goods.packing_group
    if group and (group not in PACKING_GROUPS or goods.hazard_class.startswith(NO_PACKING_GROUP)):
        problems.add(
            f"Class {goods.hazard_class[:5]} has no packing group {group[:5]!r}.", f"{path}.packing_group"
        )
    if not group and goods.hazard_class in NEEDS_PACKING_GROUP:
        problems.add(
            f"Class {goods.hazard_class} needs its packing group I, II or III.",
            f"{path}.packing_group",
            ErrorCode.REQUIRED,
        )


def _check_against_substance(
    problems: Problems, goods: DangerousGoods, entries: list[TransportEntry], path: str
) -> None:
    if not entries:
        return
    same = [entry for entry in entries if entry.un_number == goods.un_number]
    if not same:
        known = ", ".join(sorted({f"UN {entry.un_number}" for entry in entries}))
        problems.add(f"This substance travels as {known}.", f"{path}.un_number")
    elif goods.hazard_class not in {entry.hazard_class for entry in same}:
        problems.add(f"UN {goods.un_number} is class {same[0].hazard_class}.", f"{path}.hazard_class")
    elif goods.packing_group not in {entry.packing_group for entry in same}:
        groups = " or ".join(entry.packing_group or "none" for entry in same)
        problems.add(f"UN {goods.un_number} has packing group {groups}.", f"{path}.packing_group")
