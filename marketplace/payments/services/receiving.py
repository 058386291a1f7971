"""Money has arrived. Lock: the milestone's row, so that two receipts at once are counted in turn."""

from datetime import datetime, timedelta
from decimal import Decimal
from typing import NoReturn
from uuid import UUID

from django.db import IntegrityError, transaction

from marketplace.accounts.acting import firm_id, person_id
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems, invalid, not_found
from marketplace.core.flow import advance
from marketplace.core.money import Money, check_money
from marketplace.core.texts import MAX_REASON, checked_text
from marketplace.payments import permissions
from marketplace.payments.flow import MILESTONE_FLOW, Action
from marketplace.payments.models import Milestone, Receipt
from marketplace.payments.selectors import milestones_visible_to
from marketplace.payments.services.moving import move

NOTHING = Decimal(0)
TOLERANCE_PERCENT = Decimal(1)
"""Share of a milestone that may be missing, if the payee says why, or too much. Banks on the way take their
charges out of a transfer; more than this is a part payment or a slip of the pen."""

BEFORE_SCHEDULE = timedelta(days=1)
"""A statement names a day only, so money may seem to have come a little before the contract was made."""


@transaction.atomic
def record_receipt(
    *,
    actor: Actor,
    milestone_uuid: UUID,
    amount: Money,
    received_at: datetime,
    bank_reference: str,
    at: datetime,
    shortfall_reason: str = "",
) -> Milestone:
    """Record as the payee what its bank statement says. The receipt that completes a milestone makes it paid.

    Less than what is outstanding is a part payment, unless ``shortfall_reason`` says why the payee lets the
    rest go: then at most 1 % of the milestone may be missing. Up to 1 % too much is kept; beyond that nothing
    is written, since receipts can't be taken back.

    :raises InvalidInput: wrong currency, amount, moment or reference, by field; DUPLICATE at
        ``bank_reference`` when the payee has recorded that one before, for whatever milestone.
    :raises Conflict: WRONG_STATE when the milestone is paid or cancelled.
    """
    permissions.RECORD_RECEIPT.enforce(actor)
    milestone = _locked_for_payee(actor, milestone_uuid)
    advance(MILESTONE_FLOW, milestone.state, Action.PAY_PART, what="payment milestone")
    receipt = _checked_receipt(milestone, amount, received_at, bank_reference, shortfall_reason, at)
    receipt.recorded_by_id = person_id(actor)
    waived = _waived(milestone, receipt)
    _save_once(receipt)
    milestone.received_amount += receipt.amount
    milestone.waived_amount += waived
    is_paid = milestone.outstanding.amount == 0
    return move(
        milestone,
        Action.PAY_REST if is_paid else Action.PAY_PART,
        actor=actor,
        at=at,
        receipt=receipt.uuid,
        receipt_amount=receipt.amount,
        received_amount=milestone.received_amount,
        waived_amount=milestone.waived_amount,
        received_at=receipt.received_at,
        bank_reference=receipt.bank_reference,
    )


def _locked_for_payee(actor: Actor, milestone_uuid: UUID) -> Milestone:
    milestone = (
        milestones_visible_to(actor)
        .prefetch_related(None)
        .select_for_update(of=("self",))
        .filter(uuid=milestone_uuid, payee_id=firm_id(actor))
        .first()
    )
    if milestone is None:
        not_found("payment milestone to your firm", "milestone_id")
    return milestone


def _checked_receipt(
    milestone: Milestone,
    amount: Money,
    received_at: datetime,
    bank_reference: str,
    shortfall_reason: str,
    at: datetime,
) -> Receipt:
    receipt = Receipt(
        created_at=at,
        milestone=milestone,
        payee_id=milestone.payee_id,
        amount=amount.amount,
        currency=amount.currency,
        received_at=received_at,
    )
    problems = Problems()
    with problems.under():
        check_money(amount.amount, amount.currency, "amount.amount")
        if amount.currency != milestone.currency:
            invalid(f"This milestone is in {milestone.currency}, not {amount.currency}.", "amount.currency")
    if received_at > at:
        problems.add("Money that is still to come can't be recorded.", "received_at", ErrorCode.OUT_OF_RANGE)
    elif received_at < milestone.created_at - BEFORE_SCHEDULE:
        problems.add("That is before the payment was agreed.", "received_at", ErrorCode.OUT_OF_RANGE)
    with problems.under():
        receipt.bank_reference = _checked_reference(milestone, bank_reference)
    with problems.under():
        receipt.shortfall_reason = checked_text(shortfall_reason, "shortfall_reason", limit=MAX_REASON)
    problems.raise_if_any()
    return receipt


def _checked_reference(milestone: Milestone, bank_reference: str) -> str:
    """Return the reference in one form, so that the same transfer typed twice is the same."""
    typed = " ".join(bank_reference.upper().split())
    reference = checked_text(typed, "bank_reference", limit=64, missing="Give the bank's reference.")
    if Receipt.objects.filter(payee_id=milestone.payee_id, bank_reference=reference).exists():
        _fail_duplicate(reference)
    return reference


def _waived(milestone: Milestone, receipt: Receipt) -> Decimal:
    """Return what the payee lets go with this receipt."""
    tolerance = milestone.total.percent(TOLERANCE_PERCENT).amount
    outstanding = milestone.outstanding
    missing = outstanding.amount - receipt.amount
    if -missing > tolerance:
        words = f"Only {outstanding} is outstanding; the rest belongs to another milestone or to the payer."
        invalid(words, "amount.amount", ErrorCode.OUT_OF_RANGE, outstanding=str(outstanding.amount))
    if not receipt.shortfall_reason:
        return NOTHING
    if missing <= 0:
        invalid("Nothing is missing.", "shortfall_reason")
    if missing > tolerance:
        words = f"{missing} {receipt.currency} are missing; at most {tolerance} can be let go."
        invalid(words, "shortfall_reason", ErrorCode.OUT_OF_RANGE, tolerance=str(tolerance))
    return missing


def _save_once(receipt: Receipt) -> None:
    """Save the receipt. The same reference recorded at the same moment meets in the unique index."""
    try:
        with transaction.atomic():
            receipt.save(force_insert=True)
    except IntegrityError as error:
        if "receipt_bank_reference" not in str(error):
            raise
        _fail_duplicate(receipt.bank_reference)


def _fail_duplicate(reference: str) -> NoReturn:
    invalid(f"{reference} has been recorded already.", "bank_reference", ErrorCode.DUPLICATE)
