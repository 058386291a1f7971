"""Declarations at the twin: DecMessage in, DecImportResponse and DEC_RESULT out."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from rfq.declarations.messages.validator.reader import Reader
from rfq.declarations.twin.comparison import differences
from rfq.declarations.twin.desk import Desk
from rfq.declarations.twin.facts import DeclarationFacts, declaration_facts, order_facts
from rfq.declarations.twin.papers import Paper, declaration_result, import_response, stamp
from rfq.declarations.twin.scenario import CHANNELS, NOTES, NUMBERED, OPEN_AGAIN
from rfq.declarations.twin.state import Answer, StoredDeclaration

MISMATCH = ("7", "Z")


def answer_declaration(root: Reader, desk: Desk) -> Answer:
    """Answer a valid declaration: imported, then the channels of its scenario, or returned with why."""
    facts = declaration_facts(root)
    known = desk.state.declaration(facts.client_sequence)
    again = known is not None and known.source == desk.digest
    if known is not None and not again and known.last_channel not in OPEN_AGAIN:
        error = f"ClientSeqNo {facts.client_sequence} is already declared as {known.sequence_number}"
        return desk.failed(import_response(facts.client_sequence, "", error))
    why = _mismatch(facts, desk, known)
    scenario = desk.state.scenario(facts.order_number, facts.contract_number, facts.client_sequence)
    channels = CHANNELS[scenario]
    if why and channels:
        channels = MISMATCH
    stored = _register(facts, desk, known, channels)
    at = desk.moment()
    papers = [desk.succeeded(import_response(facts.client_sequence, stored.sequence_number, ""), at)]
    papers += [_step(channel, stored, facts, desk, why if channel == "Z" else "") for channel in channels]
    return Answer(True, tuple(papers))


def _mismatch(facts: DeclarationFacts, desk: Desk, known: StoredDeclaration | None) -> str:
    order = desk.state.order(facts.order_number)
    if order is None:
        return f"order {facts.order_number} was never received"
    if order.entry_number and (known is None or order.entry_number != known.entry_number):
        return f"order {facts.order_number} is already declared as {order.entry_number}"
    ordered = order_facts(Reader(etree.fromstring(order.xml), "Order"))
    return "; ".join(differences(ordered, facts))


def _register(
    facts: DeclarationFacts, desk: Desk, known: StoredDeclaration | None, channels: tuple[str, ...]
) -> StoredDeclaration:
    """Give the numbers; a declaration that comes again keeps those it has."""
    state, year = desk.state, f"{stamp(desk.at)[:4]}"
    sequence = known.sequence_number if known else f"{year}{state.next_number('sequence'):014d}"
    entry = known.entry_number if known else ""
    if not entry and "L" in channels:
        flag = desk.configuration.text("declaration.export_flag", desk.at.date())
        entry = f"{facts.office}{year}{flag}{state.next_number('entry'):09d}"
    last = channels[-1] if channels else ""
    stored = StoredDeclaration(facts.client_sequence, desk.digest, sequence, entry, last)
    order = state.order(facts.order_number)
    if order is not None and "L" in channels:
        state.keep_order(replace(order, entry_number="" if last in OPEN_AGAIN else entry))
    state.keep_declaration(stored)
    return stored


def _step(channel: str, stored: StoredDeclaration, facts: DeclarationFacts, desk: Desk, why: str) -> Paper:
    at = desk.moment()
    fields = {
        "CUS_CIQ_NO": stored.sequence_number,
        "ENTRY_ID": stored.entry_number if channel in NUMBERED else "",
        "CHANNEL": channel,
        "NOTE": why or NOTES[channel],
        "CUSTOM_MASTER": facts.office,
    }
    return Paper(f"Receipt_{stored.sequence_number}_{stamp(at)}.xml", declaration_result(fields, at))
