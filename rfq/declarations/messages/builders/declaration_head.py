"""The head of a declaration."""

from __future__ import annotations

from functools import partial

from rfq.declarations.codes import CodeUnknown, Configuration, countries, currencies
from rfq.declarations.codes.packaging import packaging_code
from rfq.declarations.codes.terms import price_term, transport_code
from rfq.declarations.messages.builders.draft import Draft
from rfq.declarations.messages.model import Charge, CustomsDeclaration, Filer

EXPORT = "E"
PAPERLESS = "M"
PLAIN = "0"
ORDINARY_FILING = "1"


def write_head(head: Draft, declaration: CustomsDeclaration, settings: Configuration) -> None:
    """Fill DecHead; the order of the elements comes from the rule, not from here."""
    day = declaration.declaration_date
    head.text("SeqNo", declaration.sequence_number)
    head.text("IEFlag", EXPORT)
    head.text("EntryType", PAPERLESS)
    head.text("DeclTrnRel", PLAIN)
    head.text("ChkSurety", "0")
    head.text("ContrNo", _required(head, "ContrNo", declaration.contract_number))
    head.text("CustomMaster", declaration.customs_office)
    head.text("IEPort", declaration.exit_office)
    head.text("EntyPortCode", declaration.exit_port)
    head.text("CutMode", declaration.levy)
    head.text("TradeMode", declaration.mode.value)
    head.text("LicenseNo", declaration.licence_number)
    head.text("NoteS", declaration.note)
    head.text("MarkNo", declaration.marks or settings.text("declaration.no_marks", day))
    statements = declaration.price_statements or settings.text("declaration.price_statements", day)
    head.text("PromiseItmes", statements)
    _firms(head, declaration)
    _goods(head, declaration)
    _way(head, declaration)
    _price(head, declaration)
    _filer(head, declaration.filer)


def _required(head: Draft, name: str, value: str) -> str:
    """Demand a value that the interface leaves open but the chain of numbers needs."""
    if not value.strip():
        head.wrong(name, "is empty", "a value: documents of one trade are found by it")
    return value


def _firms(head: Draft, declaration: CustomsDeclaration) -> None:
    agent, consignor, producer = declaration.agent, declaration.consignor, declaration.producer
    head.text("AgentCode", agent.customs_code)
    head.text("AgentCodeScc", agent.credit_code)
    head.text("AgentName", agent.name)
    head.text("DeclCiqCode", agent.inspection_code)
    head.text("TradeCode", consignor.customs_code)
    head.text("TradeCoScc", consignor.credit_code)
    head.text("TradeName", consignor.name)
    head.text("TradeCiqCode", consignor.inspection_code)
    head.text("OwnerCode", producer.customs_code)
    head.text("OwnerCodeScc", producer.credit_code)
    head.text("OwnerName", producer.name)
    head.text("OwnerCiqCode", producer.inspection_code)
    consignee = _required(head, "OverseasConsigneeEname", declaration.consignee_name)
    head.text("OverseasConsigneeEname", consignee)


def _goods(head: Draft, declaration: CustomsDeclaration) -> None:
    head.amount("GrossWet", declaration.gross_weight)
    head.amount("NetWt", declaration.net_weight)
    head.whole("PackNo", declaration.packages)
    head.code("WrapType", partial(packaging_code, declaration.packaging))
    head.text("NoOtherPack", "0" if declaration.other_packaging else "1")


def _way(head: Draft, declaration: CustomsDeclaration) -> None:
    head.code("TradeCountry", partial(countries.alpha3, declaration.destination))
    head.code("TradeAreaCode", partial(countries.alpha3, declaration.buyer_country))
    head.text("DistinatePort", declaration.destination_port)
    head.code("TrafMode", partial(transport_code, declaration.conveyance.mode))
    head.text("TrafName", declaration.conveyance.name)
    head.text("BillNo", declaration.conveyance.bill_number)


def _price(head: Draft, declaration: CustomsDeclaration) -> None:
    try:
        term = price_term(declaration.incoterm, insured=declaration.insurance is not None)
    except CodeUnknown as error:
        head.wrong("TransMode", f"{error.table} has no code for {error.value!r}", error.expected)
        return
    head.text("TransMode", term.value)
    charges = (("Fee", declaration.freight), ("Insur", declaration.insurance))
    for prefix, charge in (*charges, ("Other", declaration.other_charges)):
        if charge is not None:
            _charge(head, prefix, charge)


def _charge(head: Draft, prefix: str, charge: Charge) -> None:
    head.text(f"{prefix}Mark", charge.kind.value)
    head.amount(f"{prefix}Rate", charge.amount)
    if charge.currency:
        head.code(f"{prefix}Curr", partial(currencies.customs_letters, charge.currency))


def _filer(head: Draft, filer: Filer) -> None:
    """Fill what the interface demands and a working export message does without, when the filer has it."""
    if filer == Filer():
        return
    head.text("EdiId", ORDINARY_FILING)
    head.text("CopCode", filer.organisation_code)
    head.text("CopName", filer.name)
    head.text("InputerName", filer.typist)
    head.text("TypistNo", filer.card_number)
    head.text("DeclareName", filer.declarant)
    head.text("GoodsPlace", filer.goods_place)
