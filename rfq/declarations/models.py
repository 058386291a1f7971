"""Declarations, the messages sent for them and the receipts that came back."""

import pgtrigger
from django.db import models
from django.utils.functional import cached_property

from marketplace.accounts.models import Organization
from marketplace.core.files.models import StoredFile
from marketplace.core.records import Record
from rfq.contracts.models import Contract
from rfq.declarations.flow import MessageKind, State
from rfq.declarations.record import DeclarationRecord

OPEN_STATES = ["DRAFTED", "CHECKED"]
DEAD_STATES = ["RETURNED", "REJECTED", "WITHDRAWN"]
FROZEN = pgtrigger.Update | pgtrigger.Delete


class Declaration(Record):
    """One export of one contract. From transmission on its record is frozen; a returned one is filed anew."""

    class Mode(models.TextChoices):
        """Supervision mode."""

        DIRECT_EXPORT = "9710"
        OVERSEAS_WAREHOUSE = "9810"

    number = models.CharField(max_length=24, unique=True)
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="declarations")
    filer = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="filed_declarations")
    mode = models.CharField(max_length=4, choices=Mode.choices)
    state = models.CharField(max_length=20, choices=[(s.value, s.name) for s in State], default=State.DRAFTED)
    state_note = models.TextField(blank=True)
    record = models.JSONField()
    record_sha256 = models.CharField(max_length=64)
    order_number = models.CharField(max_length=60, unique=True)
    client_sequence = models.CharField(max_length=18, unique=True)
    sequence_number = models.CharField(max_length=18, blank=True)
    entry_id = models.CharField(max_length=18, blank=True)
    step = models.PositiveSmallIntegerField(default=0)
    transmitted_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["filer", "-created_at", "-id"], name="declaration_filer_newest")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="declaration_state"
            ),
            models.UniqueConstraint(
                fields=["contract"], condition=~models.Q(state__in=DEAD_STATES), name="declaration_live_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="CLEARED") | ~models.Q(entry_id=""), name="declaration_entry_id"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="declaration_is_kept", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="declaration_record_is_frozen",
                operation=pgtrigger.Update,
                condition=~pgtrigger.Q(old__state__in=OPEN_STATES)
                & (
                    pgtrigger.Q(old__record_sha256__df=pgtrigger.F("new__record_sha256"))
                    | pgtrigger.Q(old__record__df=pgtrigger.F("new__record"))
                    | pgtrigger.Q(old__contract__df=pgtrigger.F("new__contract"))
                    | pgtrigger.Q(old__order_number__df=pgtrigger.F("new__order_number"))
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @cached_property
    def facts(self) -> DeclarationRecord:
        """Everything it says, read once an instance."""
        return DeclarationRecord.from_json(self.record)


class DeclarationMessage(Record):
    """A paper or message made from the record. ``sent_at`` is when it went into the import client's OutBox."""

    declaration = models.ForeignKey(Declaration, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=16, choices=[(k.value, k.name) for k in MessageKind])
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["declaration", "kind"], name="declarationmessage_once")
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="declarationmessage_is_frozen",
                fields=["declaration", "kind", "file", "name", "uuid", "created_at"],
            ),
            pgtrigger.Protect(name="declarationmessage_is_kept", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.declaration_id}"


class DeclarationReceipt(Record):
    """An answer from customs, kept as it came, once. One that names no declaration of ours is kept for a person.

    ``sha256`` is the file's, ``position`` the answer's place in it.
    """

    declaration = models.ForeignKey(Declaration, null=True, on_delete=models.PROTECT, related_name="receipts")
    sha256 = models.CharField(max_length=64)
    position = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    code = models.CharField(max_length=40, blank=True)
    meaning = models.CharField(max_length=40)
    text = models.TextField(blank=True)
    content = models.BinaryField()

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["sha256", "position"], name="declarationreceipt_once")]
        triggers = [pgtrigger.Protect(name="declarationreceipt_is_frozen", operation=FROZEN)]

    def __str__(self) -> str:
        return f"{self.meaning} {self.name}"
