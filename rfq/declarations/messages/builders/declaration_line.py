"""One line of a declaration."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

from rfq.declarations.codes import Configuration, countries, currencies, units
from rfq.declarations.codes.packaging import packing_group_code
from rfq.declarations.messages.builders.amounts import decimals, plain, rounded_price
from rfq.declarations.messages.builders.draft import Draft
from rfq.declarations.messages.model import DangerousGoods, DeclarationLine, Measure

PRICE_DECIMALS = 4
CENT_ROUNDING = Decimal("0.005")
TOO_LARGE = Decimal(10) ** 19
IN_BULK, IN_PACKAGES, NOT_DANGEROUS = "31", "32", "33"


def write_line(
    draft: Draft, line: DeclarationLine, settings: Configuration, day: date, *, in_bulk: bool
) -> None:
    """Fill DecList; the order of the elements comes from the rule, not from here."""
    draft.whole("GNo", line.number)
    draft.text("CodeTS", line.hs_code)
    draft.text("CiqCode", line.inspection_suffix)
    draft.text("GName", line.name)
    draft.text("DeclGoodsEname", line.english_name)
    _elements(draft, line.elements, settings.text("declaration.element_separator", day))
    draft.text("DutyMode", line.duty)
    draft.code("TradeCurr", partial(currencies.customs_letters, line.currency))
    draft.text("DistrictCode", line.district)
    _countries(draft, destination=line.destination, origin=line.origin)
    _amounts(draft, line, settings.decimal("declaration.price_deviation", day))
    _measure(draft, "GQty", "GUnit", line.quantity)
    _measure(draft, "FirstQty", "FirstUnit", line.first)
    if line.second is not None:
        _measure(draft, "SecondQty", "SecondUnit", line.second)
    _nature(draft, line, in_bulk)
    draft.text("Stuff", line.ingredients)
    draft.text("MnufctrRegNo", line.manufacturer_registration)
    draft.text("MnufctrRegName", line.manufacturer_name)
    if settings.text("declaration.control_code", day) != "NONE":
        draft.text("ControlExplainCode", line.control_code)
    _licences(draft, line)


def _countries(draft: Draft, *, destination: str, origin: str) -> None:
    """Write the two countries of a line, which an export declaration carries the wrong way round.

    The import client was made for imports, where OriginCountry is the origin and DestinationCountry where
    the goods end. Its description says of exports: OriginCountry takes the final destination and
    DestinationCountry the origin. This is the only place that knows.
    """
    draft.code("OriginCountry", partial(countries.alpha3, destination))
    draft.code("DestinationCountry", partial(countries.alpha3, origin))


def _elements(draft: Draft, elements: tuple[str, ...], separator: str) -> None:
    for number, element in enumerate(elements, 1):
        if separator in element:
            draft.wrong("GModel", f"has {separator!r} inside element {number}", "it between elements only")
    if not any(element.strip() for element in elements):
        draft.wrong("GModel", "has no declaration elements", "the elements that the tariff asks for")
    draft.text("GModel", separator.join(elements))


def _measure(draft: Draft, quantity: str, unit: str, measure: Measure) -> None:
    draft.amount(quantity, measure.value)
    draft.code(unit, partial(units.customs_unit, measure.unit, measure.counted_as))


def _amounts(draft: Draft, line: DeclarationLine, deviation: Decimal) -> None:
    draft.amount("DeclTotal", line.total)
    price, total, quantity = line.price, line.total, line.quantity.value
    if not all(value.is_finite() and 0 < value < TOO_LARGE for value in (price, total, quantity)):
        draft.amount("DeclPrice", price)
        return
    declared = price
    if decimals(price) > PRICE_DECIMALS:
        declared = rounded_price(total, quantity, PRICE_DECIMALS)
        if abs(price - declared) > Decimal(1).scaleb(-PRICE_DECIMALS):
            expected = f"total divided by quantity, about {plain(declared)}"
            draft.wrong("DeclPrice", f"is {plain(price)}", expected)
    if abs(declared * quantity - total) > max(total * deviation, CENT_ROUNDING):
        what = f"{plain(declared)} makes {plain(declared * quantity)} of the line, not {plain(total)}"
        draft.wrong("DeclPrice", what, "a price that agrees with the total, or a larger unit of quantity")
    draft.amount("DeclPrice", declared)


def _nature(draft: Draft, line: DeclarationLine, in_bulk: bool) -> None:
    attributes = list(line.goods_attributes)
    if line.dangerous_chemical:
        if line.dangerous is None:
            draft.wrong("Uncode", "is missing from a dangerous chemical", "its dangerous goods data")
        else:
            attributes.insert(0, IN_BULK if in_bulk else IN_PACKAGES)
            _dangerous(draft, line.dangerous, in_bulk)
    elif line.dangerous_chemical is False:
        attributes.insert(0, NOT_DANGEROUS)
        if line.dangerous is not None:
            draft.wrong("GoodsAttr", "is dangerous and not dangerous at once", "one of the two")
    draft.text("GoodsAttr", ",".join(attributes))


def _dangerous(draft: Draft, goods: DangerousGoods, in_bulk: bool) -> None:
    draft.text("Uncode", goods.un_number)
    draft.text("DangName", goods.name)
    draft.text("DangPackType", packing_group_code(goods.packing_group))
    if in_bulk:
        if goods.package_mark:
            draft.wrong("DangPackSpec", "is given for goods in bulk", "no package mark")
        return
    limit = draft.block.by_name["DangPackSpec"].max_length or 0
    draft.text("DangPackSpec", declared_package_mark(goods.package_mark, limit))


def declared_package_mark(mark: str, limit: int) -> str:
    """Return the UN mark of a package as it fits: whole, or its code part (`1A1` of `1A1/Y1.4/150/...`)."""
    text = mark.strip()
    bare = text[2:].strip() if text.upper().startswith("UN") else text
    return bare if len(bare) <= limit else bare.split("/")[0].strip()


def _licences(draft: Draft, line: DeclarationLine) -> None:
    if not line.licences:
        return
    outer = draft.child("DecGoodsLimits")
    for licence in line.licences:
        inner = outer.child("DecGoodsLimit")
        inner.whole("GoodsNo", line.number)
        inner.text("LicTypeCode", licence.kind)
        inner.text("LicenceNo", licence.number)
        inner.text("LicWrtofDetailNo", licence.licence_line)
        if licence.quantity is not None:
            inner.text("LicWrtofQty", plain(licence.quantity.value))
            unit = partial(units.customs_unit, licence.quantity.unit, licence.quantity.counted_as)
            inner.code("LicWrtofQtyUnit", unit)
