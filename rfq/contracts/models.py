"""Contracts: frozen copies of accepted quotes, signed by both sides."""

import pgtrigger
from django.db import models
from django.utils.functional import cached_property

from marketplace.accounts.models import Organization, User
from marketplace.core.files.models import StoredFile
from marketplace.core.money import Money
from marketplace.core.records import Record
from rfq.contracts.facts import ContractFacts
from rfq.contracts.flow import Party, State
from rfq.quotes.models import QuoteVersion

FROZEN_FIELDS = [
    "uuid", "number", "quote_version", "seller", "buyer", "language", "incoterm", "place_name", "currency", "total",
    "destination_country", "facts", "facts_sha256", "created_at",
]  # fmt: skip


class Contract(Record):
    """A contract of sale. What it says is in ``facts`` and never changes; where it stands does."""

    number = models.CharField(max_length=24, unique=True)
    quote_version = models.OneToOneField(QuoteVersion, on_delete=models.PROTECT, related_name="contract")
    seller = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="sales_contracts")
    buyer = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="purchase_contracts")
    state = models.CharField(max_length=16, choices=[(s.value, s.name) for s in State], default=State.DRAFTED)
    state_note = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    incoterm = models.CharField(max_length=3)
    place_name = models.CharField(max_length=100)
    destination_country = models.CharField(max_length=2)
    currency = models.CharField(max_length=3)
    total = models.DecimalField(max_digits=19, decimal_places=4)
    facts = models.JSONField()
    facts_sha256 = models.CharField(max_length=64)
    document = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    signed_document = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)
    effective_at = models.DateTimeField(null=True)
    cancellation_party = models.CharField(
        max_length=6, blank=True, choices=[(p.value, p.name) for p in Party]
    )

    class Meta:
        indexes = [
            models.Index(fields=["seller", "-created_at", "-id"], name="contract_seller_newest"),
            models.Index(fields=["buyer", "-created_at", "-id"], name="contract_buyer_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="contract_state"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["DRAFTED", "CANCELLED"]) | models.Q(document__isnull=False),
                name="contract_has_document",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["DRAFTED", "IN_SIGNATURE", "LAPSED", "CANCELLED"])
                | models.Q(signed_at__isnull=False),
                name="contract_signed_at",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="contract_is_kept", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="contract_facts_are_frozen", fields=FROZEN_FIELDS),
            pgtrigger.Protect(
                name="contract_document_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__document__isnull=False)
                & pgtrigger.Q(old__document__df=pgtrigger.F("new__document")),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @cached_property
    def terms(self) -> ContractFacts:
        """Everything it says, read once an instance."""
        return ContractFacts.from_json(self.facts)

    @property
    def total_money(self) -> Money:
        return Money(self.total, self.currency)

    @property
    def freight_money(self) -> Money:
        return Money(self.terms.freight, self.currency)

    @property
    def insurance_money(self) -> Money:
        return Money(self.terms.insurance, self.currency)


class Signature(Record):
    """One side's signature: a person with authority accepted exactly this document."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="signatures")
    party = models.CharField(max_length=6, choices=[(p.value, p.name) for p in Party])
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    title = models.CharField(max_length=100, blank=True)
    document_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["created_at"]
        constraints = [models.UniqueConstraint(fields=["contract", "party"], name="signature_once")]
        triggers = [
            pgtrigger.Protect(name="signature_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.party} of {self.contract_id}"
