"""What customs asks of the head of a declaration, beyond its form."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from rfq.declarations.codes import CodeUnknown, countries, currencies, packaging, terms
from rfq.declarations.codes.tables import known
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.validator.reader import Reader

_OFFICE = re.compile(r"[0-9]{4}")
_FIRM = re.compile(r"[0-9A-Z]{10}")
_CREDIT_CODE = re.compile(r"[0-9A-Z]{18}")
_STATEMENTS = re.compile(r"[019]+")
ONE_KILOGRAM = Decimal(1)


def check_head(head: Reader) -> Iterator[Problem]:
    """Yield what is wrong with the head of an export declaration."""
    yield from head.one_of("IEFlag", ("E",))
    yield from _codes(head)
    yield from _firms(head)
    yield from _weights(head)
    yield from _countries(head)
    yield from _charges(head)
    yield from head.one_of("NoOtherPack", ("0", "1"))
    yield from head.one_of("DeclTrnRel", ("0", "1"))
    statements = head.text("PromiseItmes")
    if statements and not _STATEMENTS.fullmatch(statements):
        yield head.wrong("PromiseItmes", f"is {statements!r}", "a digit for each statement: 1, 0 or 9")


def _codes(head: Reader) -> Iterator[Problem]:
    checks = (
        ("TradeMode", lambda code: known("supervision_modes", code), "a supervision mode, such as 9710"),
        ("CutMode", lambda code: known("levies", code), "a levy, such as 101"),
        ("EntryType", lambda code: known("entry_types", code), "an entry type, such as M"),
        ("TrafMode", terms.is_transport_code, "a transport mode, such as 3 for rail"),
        ("TransMode", terms.is_price_term, "a price term, such as 3 for FOB"),
        ("WrapType", packaging.is_packaging_code, "a packaging, such as 39 for drums"),
        ("CustomMaster", _OFFICE.fullmatch, "a customs office, four digits"),
        ("IEPort", _OFFICE.fullmatch, "a customs office, four digits"),
    )
    for name, accepts, expected in checks:
        code = head.text(name)
        if code and not accepts(code):
            yield head.wrong(name, f"is {code!r}", expected)


def _firms(head: Reader) -> Iterator[Problem]:
    for name in ("AgentCode", "TradeCode"):
        code = head.text(name)
        if code and not _FIRM.fullmatch(code):
            yield head.wrong(name, f"is {code!r}", "a customs code: ten digits or capitals")
    for name in ("AgentCodeScc", "TradeCoScc", "OwnerCodeScc"):
        code = head.text(name)
        if code and not _CREDIT_CODE.fullmatch(code):
            yield head.wrong(name, f"is {code!r}", "a unified social credit code: 18 digits or capitals")


def _weights(head: Reader) -> Iterator[Problem]:
    """Check weights; less than a kilogram is declared as one (rules for filling in, 2019-18)."""
    for name in ("GrossWet", "NetWt"):
        weight = head.decimal(name)
        if weight is not None and 0 <= weight < ONE_KILOGRAM:
            yield head.wrong(name, f"is {weight}", "at least 1 kg: what weighs less is declared as 1")
    gross, net = head.decimal("GrossWet"), head.decimal("NetWt")
    if gross is not None and net is not None and net > gross:
        yield head.wrong("NetWt", f"is {net}", f"at most the gross weight, {gross}")
    yield from head.above_zero("PackNo")


def _countries(head: Reader) -> Iterator[Problem]:
    for name in ("TradeCountry", "TradeAreaCode"):
        yield from check_country(head, name)
    if head.text("TradeCountry") == countries.CHINA:
        yield head.wrong("TradeCountry", "is CHN", "the country where an export arrives")


def check_country(block: Reader, name: str) -> Iterator[Problem]:
    """Yield a problem when an element isn't the alpha-3 code of a country that customs knows."""
    code = block.text(name)
    try:
        if code and (len(code) != 3 or countries.alpha3(code) != code):
            yield block.wrong(name, f"is {code!r}", "an ISO 3166 alpha-3 code in capitals")
    except CodeUnknown as error:
        yield block.wrong(name, f"is {code!r}", error.expected)


def check_currency(block: Reader, name: str) -> Iterator[Problem]:
    """Yield a problem when an element isn't an ISO 4217 code that customs has a number for."""
    code = block.text(name)
    try:
        if code:
            currencies.customs_letters(code)
    except CodeUnknown as error:
        yield block.wrong(name, f"is {code!r}", error.expected)


def _charges(head: Reader) -> Iterator[Problem]:
    for prefix in ("Fee", "Insur", "Other"):
        yield from _charge(head, prefix)
    code = head.text("TransMode")
    if code not in set(terms.PriceTerm):
        return
    term = terms.PriceTerm(code)
    parts = (("FeeRate", term.has_freight, "freight"), ("InsurRate", term.has_insurance, "insurance"))
    for name, has, what in parts:
        given = bool(head.text(name))
        if has and not given:
            yield head.wrong(name, f"is missing though the price has {what} in it ({term.name})", what)
        if given and not has:
            yield head.wrong(name, f"is given though the price has no {what} in it ({term.name})", "none")


def _charge(head: Reader, prefix: str) -> Iterator[Problem]:
    rate, mark, currency = f"{prefix}Rate", f"{prefix}Mark", f"{prefix}Curr"
    if not any(head.text(name) for name in (rate, mark, currency)):
        return
    for name in (rate, mark):
        if not head.text(name):
            yield head.wrong(name, "is missing beside the others of its charge", "amount and mark together")
    yield from head.one_of(mark, ("1", "2", "3") if prefix == "Fee" else ("1", "3"))
    yield from head.above_zero(rate)
    if head.text(mark) == "1" and head.text(currency):
        yield head.wrong(currency, "is given for a rate", "no currency beside a rate")
    if head.text(mark) in ("2", "3") and not head.text(currency):
        yield head.wrong(currency, "is missing", "the currency of the charge")
    yield from check_currency(head, currency)
