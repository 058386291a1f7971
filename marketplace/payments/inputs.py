"""What is agreed about paying, before it becomes milestones."""

from dataclasses import dataclass
from decimal import Decimal

from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger


@dataclass(frozen=True)
class MilestoneRow:
    """One instalment as agreed: a share of the whole, what makes it due, and how many days after that."""

    percent: Decimal
    trigger: PaymentTrigger
    due_days: int = 0
    instrument: PaymentInstrument = PaymentInstrument.TT
