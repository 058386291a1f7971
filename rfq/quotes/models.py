"""Quotes: one thread per supplier and request; each version is frozen the moment it is sent."""

import pgtrigger
from django.db import models

from catalog.listings.models import ListingVersion
from marketplace.accounts.models import Organization, User
from marketplace.core.records import Record
from marketplace.core.trade_terms import Incoterm, PaymentInstrument, PaymentTrigger, TransportMode
from rfq.quotes.flow import State
from rfq.requests.models import Rfq, RfqLine


class Quote(Record):
    """A supplier's thread on a request."""

    number = models.CharField(max_length=24, unique=True)
    rfq = models.ForeignKey(Rfq, on_delete=models.PROTECT, related_name="quotes")
    supplier = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="quotes")
    state = models.CharField(max_length=12, choices=[(s.value, s.name) for s in State], default=State.SENT)
    state_note = models.TextField(blank=True)
    version_number = models.PositiveSmallIntegerField(default=0)
    valid_until = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["rfq", "supplier"], name="quote_thread"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="quote_state"
            ),
        ]
        indexes = [
            models.Index(fields=["valid_until"], name="quote_expiry", condition=models.Q(state="SENT")),
            models.Index(fields=["supplier", "-created_at", "-id"], name="quote_supplier_newest"),
        ]

    def __str__(self) -> str:
        return self.number


FROZEN = pgtrigger.Update | pgtrigger.Delete


class QuoteVersion(Record):
    """What a supplier offered, for good. ``sha256`` covers every line, price and term; the buyer accepts that hash.

    ``exchange_rate`` is CNY for one unit of ``currency`` at sending, for orders and declarations in other currencies.
    ``freight`` and ``insurance`` are the parts of the total that the delivery rule puts into the price.
    """

    quote = models.ForeignKey(Quote, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    rfq_revision = models.PositiveSmallIntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    incoterm = models.CharField(max_length=3, choices=[(i.value, i.name) for i in Incoterm])
    place_code = models.CharField(max_length=5, blank=True)
    place_name = models.CharField(max_length=100)
    transport_mode = models.CharField(max_length=8, choices=[(m.value, m.name) for m in TransportMode])
    currency = models.CharField(max_length=3)
    total = models.DecimalField(max_digits=19, decimal_places=4)
    freight = models.DecimalField(max_digits=19, decimal_places=4)
    insurance = models.DecimalField(max_digits=19, decimal_places=4)
    exchange_rate = models.DecimalField(max_digits=18, decimal_places=8, null=True)
    exchange_rate_source = models.CharField(max_length=120, blank=True)
    valid_until = models.DateTimeField()
    shipment_from_date = models.DateField()
    shipment_to_date = models.DateField()
    note = models.TextField(blank=True)
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["quote", "number"], name="quoteversion_number"),
            models.CheckConstraint(condition=models.Q(total__gt=0), name="quoteversion_total"),
            models.CheckConstraint(
                condition=models.Q(freight__gte=0, insurance__gte=0)
                & models.Q(total__gt=models.F("freight") + models.F("insurance")),
                name="quoteversion_parts",
            ),
        ]
        triggers = [pgtrigger.Protect(name="quoteversion_is_frozen", operation=FROZEN)]

    def __str__(self) -> str:
        return f"{self.quote_id} version {self.number}"


class QuoteLine(models.Model):
    """What is offered for one line of the request: price, quantity in three units, packages and masses."""

    version = models.ForeignKey(QuoteVersion, on_delete=models.PROTECT, related_name="lines")
    rfq_line = models.ForeignKey(RfqLine, on_delete=models.PROTECT, related_name="+")
    listing_version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveSmallIntegerField()
    quantity = models.DecimalField(max_digits=19, decimal_places=6)
    unit = models.CharField(max_length=3)
    price_quantity = models.DecimalField(max_digits=24, decimal_places=6)
    price_unit = models.CharField(max_length=3)
    unit_factor = models.DecimalField(max_digits=24, decimal_places=12)
    unit_factor_source = models.CharField(max_length=300)
    unit_price = models.DecimalField(max_digits=19, decimal_places=4)
    line_total = models.DecimalField(max_digits=19, decimal_places=4)
    tolerance_percent = models.DecimalField(max_digits=5, decimal_places=2)
    tolerance_option = models.CharField(max_length=6)
    packaging = models.CharField(max_length=40)
    packages = models.PositiveIntegerField()
    net_kg = models.DecimalField(max_digits=19, decimal_places=4)
    gross_kg = models.DecimalField(max_digits=19, decimal_places=4)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "rfq_line"], name="quoteline_once"),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0, unit_price__gt=0, line_total__gt=0),
                name="quoteline_positive",
            ),
            models.CheckConstraint(
                condition=models.Q(gross_kg__gte=models.F("net_kg")), name="quoteline_mass"
            ),
        ]
        triggers = [pgtrigger.Protect(name="quoteline_is_frozen", operation=FROZEN)]

    def __str__(self) -> str:
        return f"{self.version_id}.{self.position}"


class QuoteMilestone(models.Model):
    """One payment of the offer: which share, when, by what."""

    version = models.ForeignKey(QuoteVersion, on_delete=models.PROTECT, related_name="milestones")
    position = models.PositiveSmallIntegerField()
    percent = models.DecimalField(max_digits=5, decimal_places=2)
    trigger = models.CharField(max_length=20, choices=[(t.value, t.name) for t in PaymentTrigger])
    instrument = models.CharField(max_length=2, choices=[(i.value, i.name) for i in PaymentInstrument])
    days = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["version", "position"], name="quotemilestone_position"),
            models.CheckConstraint(
                condition=models.Q(percent__gt=0, percent__lte=100), name="quotemilestone_percent"
            ),
        ]
        triggers = [pgtrigger.Protect(name="quotemilestone_is_frozen", operation=FROZEN)]

    def __str__(self) -> str:
        return f"{self.percent} % {self.trigger}"


class LineAward(models.Model):
    """The one accepted offer for a line of a request; the database holds that there is no second."""

    rfq_line = models.OneToOneField(RfqLine, on_delete=models.PROTECT, related_name="award")
    version = models.ForeignKey(QuoteVersion, on_delete=models.PROTECT, related_name="awards")
    awarded_at = models.DateTimeField()

    class Meta:
        triggers = [pgtrigger.Protect(name="lineaward_is_frozen", operation=FROZEN)]

    def __str__(self) -> str:
        return f"{self.rfq_line_id} to {self.version_id}"
