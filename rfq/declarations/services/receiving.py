"""Read what customs answers, and move declarations by it: forward only, each file once."""

import logging
from contextlib import suppress
from datetime import datetime

from django.db import IntegrityError, transaction

from marketplace.core.actor import SYSTEM
from rfq.declarations.codes import Meaning, Outcome
from rfq.declarations.flow import DECLARATION_FLOW, ENDED, Action, State
from rfq.declarations.messages.receipts import (
    DeclarationReceipt as CustomsStep,
)
from rfq.declarations.messages.receipts import (
    ImportReceipt,
    MessageRefused,
    OrderReceipt,
    Receipt,
    ReceiptFile,
    read_receipts,
)
from rfq.declarations.models import Declaration, DeclarationReceipt
from rfq.declarations.services.mailing import mailbox
from rfq.declarations.services.moving import move

log = logging.getLogger(__name__)

ORDER_ACTIONS = {
    Meaning.RECEIVED: Action.ACCEPT_ORDER,
    Meaning.CONCLUDED: Action.ACCEPT_ORDER,
    Meaning.REJECTED: Action.REJECT,
    Meaning.RETURNED: Action.REJECT,
    Meaning.SENDING_FAILED: Action.REJECT,
    Meaning.ERROR: Action.REJECT,
}
CUSTOMS_ACTIONS = {
    Meaning.STAGED: Action.STAGE,
    Meaning.DECLARED: Action.DECLARE,
    Meaning.RECEIVED: Action.DECLARE,
    Meaning.CONCLUDED: Action.DECLARE,
    Meaning.INSPECTION: Action.INSPECT,
    Meaning.RELEASED: Action.RELEASE,
    Meaning.CLEARED: Action.CLEAR,
    Meaning.RETURNED: Action.RETURN,
    Meaning.REJECTED: Action.REJECT,
    Meaning.DELETED: Action.REJECT,
    Meaning.ERROR: Action.RETURN,
}


def read_inbox(*, at: datetime) -> int:
    """Take in every new file of the InBox and return how many there were.

    A file is taken in within one transaction and moved away after it. A crash in between shows the file again,
    and its hash that it has been taken in.
    """
    box = mailbox()
    files = box.received()
    for file in files:
        read = read_receipts(file.name, file.content)
        if not DeclarationReceipt.objects.filter(sha256=read.sha256).exists():
            _take_in(read, file.content, at)
        with suppress(FileNotFoundError):  # another worker has moved it
            box.done(file)
    return len(files)


def _take_in(read: ReceiptFile, content: bytes, at: datetime) -> None:
    """Take in one file whole; another worker that was quicker has done it already."""
    try:
        with transaction.atomic():
            for position, receipt in enumerate(read.receipts):
                _take_in_one(read, receipt, position, content, at)
    except IntegrityError:
        log.info("receipt taken in by another worker", extra={"receipt": read.name.file_name})


def _take_in_one(read: ReceiptFile, receipt: Receipt, position: int, content: bytes, at: datetime) -> None:
    declaration = _addressee(receipt, read)
    DeclarationReceipt.objects.create(
        created_at=at,
        declaration=declaration,
        sha256=read.sha256,
        position=position,
        name=read.name.file_name,
        code=getattr(receipt, "code", ""),
        meaning=receipt.meaning,
        text=_words(receipt),
        content=content,
    )
    if declaration is None:
        log.warning("receipt for no declaration of ours", extra={"receipt": read.name.file_name})
    else:
        _apply(declaration, receipt, at)


def _addressee(receipt: Receipt, read: ReceiptFile) -> Declaration | None:
    rows = Declaration.objects.select_for_update(of=("self",)).select_related("contract")
    if isinstance(receipt, OrderReceipt):
        return rows.filter(order_number=receipt.order_number).first()
    if isinstance(receipt, ImportReceipt):
        return rows.filter(client_sequence=receipt.client_sequence).first()
    if isinstance(receipt, CustomsStep) and receipt.sequence_number:
        return rows.filter(sequence_number=receipt.sequence_number).first()
    if isinstance(receipt, MessageRefused) and read.name.original:
        return rows.filter(messages__name=f"{read.name.original}.xml").first()
    return None


def _apply(declaration: Declaration, receipt: Receipt, at: datetime) -> None:
    if isinstance(receipt, ImportReceipt) and receipt.sequence_number:
        declaration.sequence_number = receipt.sequence_number
    if isinstance(receipt, CustomsStep) and receipt.entry_number:
        declaration.entry_id = receipt.entry_number
    action = _action(declaration, receipt)
    if action is None:
        if receipt.meaning.outcome is Outcome.WAITING and declaration.state not in ENDED:
            declaration.state_note = _words(receipt)
        declaration.save(update_fields=["sequence_number", "entry_id", "state_note"])
        return
    declaration.state_note = ""
    if action in (Action.REJECT, Action.RETURN):
        declaration.state_note = _words(receipt)
    if action is Action.CLEAR:
        declaration.cleared_at = at
    if not isinstance(receipt, OrderReceipt) and receipt.meaning.step is not None:
        declaration.step = receipt.meaning.step
    move(declaration, action, actor=SYSTEM, at=at, code=getattr(receipt, "code", ""), note=_words(receipt))


def _action(declaration: Declaration, receipt: Receipt) -> Action | None:
    """Say what a receipt does here and now; late news and what the state doesn't take does nothing."""
    if isinstance(receipt, OrderReceipt | MessageRefused):
        action = ORDER_ACTIONS.get(receipt.meaning)
    else:
        action = CUSTOMS_ACTIONS.get(receipt.meaning)
        step = receipt.meaning.step
        if step is not None and step < declaration.step:
            return None
    possible = DECLARATION_FLOW[State(declaration.state)]
    return action if action in possible else None


def _words(receipt: Receipt) -> str:
    for name in ("note", "info", "error", "reason"):
        text = getattr(receipt, name, "")
        if text:
            return str(text)
    return ""
