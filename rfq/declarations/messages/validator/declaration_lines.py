"""What customs asks of the lines of a declaration, beyond their form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rfq.declarations.codes import countries, units
from rfq.declarations.codes.packaging import LOOSE, is_packing_group_code
from rfq.declarations.codes.tables import known
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.validator.amounts import check_line
from rfq.declarations.messages.validator.declaration_head import check_country, check_currency
from rfq.declarations.messages.validator.reader import Reader, check_numbers

PRICE_DECIMALS = 4
IN_BULK, IN_PACKAGES, NOT_DANGEROUS = "31", "32", "33"

_FORMS = (
    ("CodeTS", re.compile(r"[0-9]{10}"), "an HS code of ten digits"),
    ("CiqCode", re.compile(r"[0-9]{3}"), "an inspection suffix of three digits"),
    ("DistrictCode", re.compile(r"[0-9A-Z]{5}"), "a domestic source of five characters"),
    ("Uncode", re.compile(r"[0-9]{4}"), "a UN number of four digits"),
    ("ControlExplainCode", re.compile(r"[0-9A-Z]{4}"), "a control code of four characters"),
)


@dataclass(frozen=True, slots=True)
class LineContext:
    """What of the head and the settings the lines depend on."""

    wrap_type: str
    max_lines: int
    control_code_required: bool


def check_lines(lists: Reader, context: LineContext) -> Iterator[Problem]:
    """Yield what is wrong with the lines of an export declaration."""
    lines = lists.blocks("DecList")
    if len(lines) > context.max_lines:
        yield Problem(lists.at("DecList"), f"stands {len(lines)} times", f"at most {context.max_lines}")
    yield from check_numbers(lines, "GNo")
    for line in lines:
        yield from _line(line)
        yield from _dangerous(line, context.wrap_type)
        if context.control_code_required and not line.text("ControlExplainCode"):
            yield line.wrong("ControlExplainCode", "is missing", "a control code of four characters")
        if line.text("TradeCurr") not in ("", lines[0].text("TradeCurr")):
            yield line.wrong("TradeCurr", f"is {line.text('TradeCurr')}", "one currency on all lines")


def _line(line: Reader) -> Iterator[Problem]:
    for name, form, expected in _FORMS:
        value = line.text(name)
        if value and not form.fullmatch(value):
            yield line.wrong(name, f"is {value!r}", expected)
    yield from check_line(line, "GQty", "DeclPrice", "DeclTotal", PRICE_DECIMALS)
    yield from check_currency(line, "TradeCurr")
    yield from _quantities(line)
    if line.text("DutyMode") and not known("duty_modes", line.text("DutyMode")):
        yield line.wrong("DutyMode", f"is {line.text('DutyMode')!r}", "a duty mode, such as 1")
    for name in ("OriginCountry", "DestinationCountry"):
        yield from check_country(line, name)
    if line.text("OriginCountry") == countries.CHINA:
        what = "is CHN: on export this element carries the final destination"
        yield line.wrong("OriginCountry", what, "the destination here and the origin in DestinationCountry")


def _quantities(line: Reader) -> Iterator[Problem]:
    yield from line.above_zero("FirstQty", "SecondQty")
    for name in ("GUnit", "FirstUnit", "SecondUnit"):
        unit = line.text(name)
        if unit and not units.is_customs_unit(unit):
            yield line.wrong(name, f"is {unit!r}", "a customs unit, such as 035 for kg")
    if bool(line.text("SecondUnit")) != bool(line.text("SecondQty")):
        yield line.wrong("SecondQty", "stands without its other half", "SecondQty and SecondUnit together")
    for quantity, unit in (("FirstQty", "FirstUnit"), ("SecondQty", "SecondUnit")):
        yield from _same_amount(line, quantity, unit)


def _same_amount(line: Reader, quantity: str, unit: str) -> Iterator[Problem]:
    """Check a legal quantity that the quantity of the deal already decides: one unit, or two of mass."""
    deal, legal = line.decimal("GQty"), line.decimal(quantity)
    if deal is None or legal is None:
        return
    if line.text("GUnit") == line.text(unit):
        expected = deal
    else:
        factors = [units.KILOGRAMS.get(line.text(name)) for name in ("GUnit", unit)]
        if factors[0] is None or factors[1] is None:
            return
        expected = deal * factors[0] / factors[1]
    if abs(expected - legal) > units.LEGAL_QUANTITY_ROUNDING:
        yield line.wrong(quantity, f"is {legal}", f"the same amount as GQty, {expected.normalize():f}")


def _dangerous(line: Reader, wrap_type: str) -> Iterator[Problem]:
    attributes = [code for code in line.text("GoodsAttr").split(",") if code]
    for code in attributes:
        if not known("goods_attributes", code):
            yield line.wrong("GoodsAttr", f"has {code!r}", "codes of the goods attribute table")
    if len(set(attributes)) != len(attributes):
        yield line.wrong("GoodsAttr", f"is {line.text('GoodsAttr')}", "each attribute once")
    natures = {code for code in attributes if code in (IN_BULK, IN_PACKAGES, NOT_DANGEROUS)}
    yield from _nature(line, natures, wrap_type)
    yield from _danger_fields(line, natures)


def _nature(line: Reader, natures: set[str], wrap_type: str) -> Iterator[Problem]:
    if len(natures) > 1:
        yield line.wrong("GoodsAttr", f"has {' and '.join(sorted(natures))}", "one of 31, 32 and 33")
    if IN_BULK in natures and wrap_type not in ("", *LOOSE):
        loose = ", ".join(sorted(LOOSE))
        yield line.wrong("GoodsAttr", f"is 31 in packaging {wrap_type}", f"31 with {loose}, else 32")
    if IN_PACKAGES in natures and wrap_type in LOOSE:
        yield line.wrong("GoodsAttr", f"is 32 in packaging {wrap_type}", "32 with a packaging, 31 in bulk")


def _danger_fields(line: Reader, natures: set[str]) -> Iterator[Problem]:
    dangerous = bool({IN_BULK, IN_PACKAGES} & natures)
    needed = ["Uncode", "DangName", "DangPackType"] if dangerous else []
    if IN_PACKAGES in natures:
        needed.append("DangPackSpec")
    for name in needed:
        if not line.text(name):
            yield line.wrong(name, "is missing from a dangerous chemical", f"{name} with GoodsAttr 31 or 32")
    if line.text("Uncode") and not dangerous:
        yield line.wrong("GoodsAttr", "does not say that the goods are dangerous", "31 in bulk or 32 packed")
    group = line.text("DangPackType")
    if group and not is_packing_group_code(group):
        yield line.wrong("DangPackType", f"is {group!r}", "1, 2 or 3 for packing group I, II or III")
