"""Orders at the twin: CEB303 in, CEB304 out."""

from __future__ import annotations

from lxml import etree

from rfq.declarations.messages.model import Action
from rfq.declarations.messages.validator.reader import Reader
from rfq.declarations.twin.desk import Desk
from rfq.declarations.twin.facts import OrderFacts, order_facts
from rfq.declarations.twin.papers import OrderAnswer, Paper, order_returns
from rfq.declarations.twin.scenario import Scenario
from rfq.declarations.twin.state import Answer, StoredOrder

STAGED, DECLARING, REJECTED, RECEIVED = "1", "2", "100", "120"
NOT_FOUND, DUPLICATE, ALREADY_DECLARED = "-301009", "-301010", "-301011"


def answer_order(root: Reader, desk: Desk) -> Answer:
    """Answer each order of a valid message: declaring, then received, or why not."""
    orders = [(order_facts(order), order) for order in root.blocks("Order")]
    if not all(facts.declared for facts, _ in orders):
        staged = [_said(facts, STAGED, "staged") for facts, _ in orders]
        return Answer(True, (_paper(staged, desk),))
    declaring = _paper([_said(facts, DECLARING, "declaring") for facts, _ in orders], desk)
    concluded = _paper([_conclude(facts, order, desk) for facts, order in orders], desk)
    return Answer(True, (declaring, concluded))


def _paper(answers: list[OrderAnswer], desk: Desk) -> Paper:
    at = desk.moment()
    return desk.succeeded(order_returns(answers, at), at)


def _said(facts: OrderFacts, status: str, info: str) -> OrderAnswer:
    return OrderAnswer(facts.platform_code, facts.seller_code, facts.number, status, info)


def _conclude(facts: OrderFacts, order: Reader, desk: Desk) -> OrderAnswer:
    if desk.state.scenario(facts.number) is Scenario.REJECT:
        return _said(facts, REJECTED, "rejected as the scenario asks")
    known = desk.state.order(facts.number)
    if known is not None and known.source == desk.digest:
        return _said(facts, RECEIVED, "received")
    if facts.action == Action.NEW and known is not None:
        return _said(facts, DUPLICATE, f"order number {facts.number} is already used")
    if facts.action != Action.NEW and known is None:
        return _said(facts, NOT_FOUND, f"order {facts.number} was not received before")
    if known is not None and known.entry_number:
        return _said(facts, ALREADY_DECLARED, f"order {facts.number} is declared as {known.entry_number}")
    if facts.action == Action.DELETE:
        desk.state.forget_order(facts.number)
        return _said(facts, RECEIVED, "deleted")
    xml = etree.tostring(order.node, encoding="unicode")
    desk.state.keep_order(StoredOrder(facts.number, desk.digest, xml))
    return _said(facts, RECEIVED, "received")
