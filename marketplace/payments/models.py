"""What is to be paid, and what has arrived."""

from decimal import Decimal

import pgtrigger
from django.db import models

from marketplace.accounts.models import Organization, User
from marketplace.core.money import Money
from marketplace.core.records import Record
from marketplace.core.subjects import AboutSubject
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger
from marketplace.payments.flow import State


class Milestone(Record, AboutSubject):
    """One instalment of a sum: who pays whom how much, and when it falls due. Only these two see it.

    ``due_days`` count from the trigger. ``received_amount`` is the sum of the receipts; ``waived_amount``
    what the payee let go because banks kept it. It is paid when both together reach the amount.
    """

    payer = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="milestones_to_pay")
    payee = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="milestones_to_receive")
    position = models.PositiveSmallIntegerField()
    trigger = models.CharField(max_length=20, choices=[(t.value, t.name) for t in PaymentTrigger])
    percent = models.DecimalField(max_digits=7, decimal_places=4)
    amount = models.DecimalField(max_digits=19, decimal_places=4)
    currency = models.CharField(max_length=3)
    due_days = models.PositiveSmallIntegerField(default=0)
    instrument = models.CharField(max_length=2, choices=[(i.value, i.name) for i in PaymentInstrument])
    state = models.CharField(max_length=12, choices=[(s.value, s.name) for s in State], default=State.DUE)
    received_amount = models.DecimalField(max_digits=19, decimal_places=4, default=0)
    waived_amount = models.DecimalField(max_digits=19, decimal_places=4, default=0)
    paid_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["payer", "-id"], name="milestone_payer"),
            models.Index(fields=["payee", "-id"], name="milestone_payee"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["subject_uuid", "position"], name="milestone_position"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="milestone_state"
            ),
            models.CheckConstraint(
                condition=models.Q(trigger__in=[t.value for t in PaymentTrigger]), name="milestone_trigger"
            ),
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, received_amount__gte=0, waived_amount__gte=0),
                name="milestone_amounts",
            ),
            models.CheckConstraint(
                condition=models.Q(percent__gt=0, percent__lte=100), name="milestone_percent"
            ),
            models.CheckConstraint(
                condition=models.Q(currency__regex="^[A-Z]{3}$"), name="milestone_currency"
            ),
            models.CheckConstraint(condition=~models.Q(payer=models.F("payee")), name="milestone_two_sides"),
            models.CheckConstraint(
                condition=models.Q(
                    state="PAID",
                    paid_at__isnull=False,
                    amount__lte=models.F("received_amount") + models.F("waived_amount"),
                )
                | (~models.Q(state="PAID") & models.Q(paid_at__isnull=True)),
                name="milestone_paid_in_full",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject_number}/{self.position}"

    @property
    def total(self) -> Money:
        return Money(self.amount, self.currency).rounded()

    @property
    def received(self) -> Money:
        return Money(self.received_amount, self.currency).rounded()

    @property
    def outstanding(self) -> Money:
        """What is still to come; nothing when more has come than was due."""
        left = self.amount - self.received_amount - self.waived_amount
        return Money(max(left, Decimal(0)), self.currency).rounded()


class Receipt(Record):
    """Money that has arrived, as the payee's bank statement says. Never changed, never deleted."""

    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="receipts")
    payee = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="receipts")
    amount = models.DecimalField(max_digits=19, decimal_places=4)
    currency = models.CharField(max_length=3)
    received_at = models.DateTimeField()
    bank_reference = models.CharField(max_length=64)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    shortfall_reason = models.TextField(blank=True)
    """Why the payee takes this as full payment although a little is missing; empty when it doesn't."""

    class Meta:
        ordering = ["received_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["payee", "bank_reference"], name="receipt_bank_reference"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="receipt_amount"),
            models.CheckConstraint(condition=~models.Q(bank_reference=""), name="receipt_has_reference"),
        ]
        triggers = [
            pgtrigger.Protect(name="receipt_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.bank_reference}: {self.amount} {self.currency}"

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency).rounded()
