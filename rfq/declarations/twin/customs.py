"""Answers one file, as the import client and customs would."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import PurePath

from rfq.declarations.codes import Configuration, load_configuration
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import DECLARATION_ROOT, Level
from rfq.declarations.messages.validator import validate_message
from rfq.declarations.messages.validator.reader import Reader
from rfq.declarations.messages.xml import XmlRefused, local_name, parse_xml
from rfq.declarations.twin.declarations import answer_declaration
from rfq.declarations.twin.desk import Desk
from rfq.declarations.twin.orders import answer_order
from rfq.declarations.twin.papers import import_response, refusal
from rfq.declarations.twin.state import Answer, TwinState

ORDER_ROOT = "CEB303Message"


def answer(
    data: bytes,
    state: TwinState,
    *,
    name: str,
    at: datetime,
    configuration: Configuration | None = None,
) -> Answer:
    """Return the receipt files for one file that was sent, and remember what it said.

    The same bytes under the same name get the same answer again, so a twin that was killed repeats itself
    without harm. `at`: aware.
    """
    digest = hashlib.sha256(name.encode() + b"\0" + data).hexdigest()
    known = state.answer(digest)
    if known is not None:
        return known
    desk = Desk(state, PurePath(name).stem, digest, at, configuration or load_configuration())
    given = _answer(data, desk)
    state.keep_answer(digest, given)
    return given


def _answer(data: bytes, desk: Desk) -> Answer:
    try:
        root = parse_xml(data)
    except XmlRefused as error:
        return desk.failed(import_response("", "", f"the file is {error}"))
    kind = local_name(root)
    problems = validate_message(data, level=Level.DECLARE, configuration=desk.configuration)
    reader = Reader(root, kind)
    if kind == ORDER_ROOT:
        if problems:
            return desk.failed(refusal("CEB303", _said(problems), desk.moment()))
        return answer_order(reader, desk)
    if kind == DECLARATION_ROOT:
        if problems:
            sign = reader.block("DecSign")
            number = sign.text("ClientSeqNo") if sign else ""
            return desk.failed(import_response(number, "", _said(problems)))
        return answer_declaration(reader, desk)
    return desk.failed(import_response("", "", _said(problems) or f"{kind} is not taken here"))


def _said(problems: list[Problem]) -> str:
    return "; ".join(str(problem) for problem in problems)
