"""Payment schedules that the tests of this room begin with."""

from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from marketplace.accounts.roles import Role
from marketplace.core.actor import SYSTEM
from marketplace.core.money import Money
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger
from marketplace.payments import services
from marketplace.payments.inputs import MilestoneRow
from marketplace.payments.models import Milestone
from tests.cast import Cast, Firm

AGREED = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
CONTRACT = UUID("01934f00-0000-7000-8000-000000000001")
OTHER_CONTRACT = UUID("01934f00-0000-7000-8000-000000000002")

DEPOSIT = MilestoneRow(Decimal(30), PaymentTrigger.DEPOSIT, 5, PaymentInstrument.TT)
BALANCE = MilestoneRow(Decimal(70), PaymentTrigger.BEFORE_SHIPMENT, 0, PaymentInstrument.TT)
TOTAL = Money(Decimal("10000.00"), "USD")


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def scheduled(
    cast: Cast,
    *,
    total: Money = TOTAL,
    rows: Sequence[MilestoneRow] = (DEPOSIT, BALANCE),
    subject: UUID = CONTRACT,
    payee: Firm | None = None,
    at: datetime = AGREED,
) -> list[Milestone]:
    """Let the buyer owe the producer 10,000 USD: 30 % as a deposit, 70 % before shipment."""
    return services.create_schedule(
        actor=SYSTEM,
        subject_uuid=subject,
        subject_number="CON-2026-000001",
        payer=cast.buyer.organization,
        payee=(payee or cast.producer).organization,
        total=total,
        rows=rows,
        at=at,
    )


def received(cast: Cast, milestone: Milestone, dollars: str, **changes: Any) -> Milestone:
    """Record that so many dollars have arrived."""
    facts: dict[str, Any] = {
        "actor": cast.producer.actor(Role.FINANCE),
        "milestone_uuid": milestone.uuid,
        "amount": usd(dollars),
        "received_at": AT,
        "bank_reference": f"FT {milestone.position} {dollars}",
        "at": AT,
    }
    return services.record_receipt(**{**facts, **changes})
