"""A sum becomes instalments, and stops being owed when its subject ends. Lock: the milestones, by key."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts.models import Organization
from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.money import Money
from marketplace.core.subjects import SubjectKind
from marketplace.core.texts import checked_reason
from marketplace.payments.flow import OPEN, Action
from marketplace.payments.inputs import MilestoneRow
from marketplace.payments.models import Milestone
from marketplace.payments.schedule import check_rows, instalments
from marketplace.payments.services.moving import move, record_milestone


@transaction.atomic
def create_schedule(
    *,
    actor: Actor,
    subject_uuid: UUID,
    subject_number: str,
    payer: Organization,
    payee: Organization,
    total: Money,
    rows: Sequence[MilestoneRow],
    at: datetime,
    subject_kind: SubjectKind = SubjectKind.CONTRACT,
) -> list[Milestone]:
    """Write the instalments of a sum, in the order given. They add up to ``total`` exactly.

    For the room that owns the subject, once, in the transaction that makes it; not offered to users.

    :raises InvalidInput: the shares don't make up the whole, or one rounds to nothing.
    """
    check_rows(rows)
    parts = instalments(total, rows)
    milestones = [
        Milestone(
            created_at=at,
            subject_kind=subject_kind,
            subject_uuid=subject_uuid,
            subject_number=subject_number,
            payer=payer,
            payee=payee,
            position=position,
            trigger=row.trigger,
            percent=row.percent,
            amount=part.amount,
            currency=part.currency,
            due_days=row.due_days,
            instrument=row.instrument,
        )
        for position, (row, part) in enumerate(zip(rows, parts, strict=True), start=1)
    ]
    Milestone.objects.bulk_create(milestones)
    for milestone in milestones:
        record_milestone(milestone, "scheduled", actor=actor, at=at)
    return milestones


@transaction.atomic
def cancel_schedule(*, subject_uuid: UUID, reason: str, at: datetime, actor: Actor = SYSTEM) -> int:
    """Cancel what is still open of a subject that has itself ended; return how many milestones that was.

    What was received stays received. For the room that owns the subject; not offered to users.
    """
    words = checked_reason(reason)
    milestones = list(
        Milestone.objects.select_for_update(of=("self",))
        .select_related("payer", "payee")
        .filter(subject_uuid=subject_uuid, state__in=OPEN)
        .order_by("id")
    )
    for milestone in milestones:
        move(milestone, Action.CANCEL, actor=actor, at=at, reason=words)
    return len(milestones)
