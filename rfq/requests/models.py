"""Requests for quotation: what a buyer needs, where and by when."""

from django.db import models

from catalog.listings.models import Listing, ListingVersion
from marketplace.accounts.models import Organization, User
from marketplace.core.records import Record
from marketplace.core.trade_terms import Incoterm, ToleranceOption, TransportMode
from rfq.requests.flow import CloseReason, InvitationStatus, State


class Rfq(Record):
    """A buyer's request for quotation. It belongs to the organisation; the author is who sent it."""

    number = models.CharField(max_length=24, unique=True)
    buyer = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="rfqs")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=24, choices=[(s.value, s.name) for s in State], default=State.DRAFT)
    revision = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    language = models.CharField(max_length=10)
    incoterm = models.CharField(max_length=3, choices=[(i.value, i.name) for i in Incoterm])
    place_code = models.CharField(max_length=5, blank=True)
    place_name = models.CharField(max_length=100)
    destination_country = models.CharField(max_length=2)
    transport_mode = models.CharField(max_length=8, choices=[(m.value, m.name) for m in TransportMode])
    currency = models.CharField(max_length=3)
    deadline_at = models.DateTimeField()
    shipment_from_date = models.DateField(null=True)
    shipment_to_date = models.DateField(null=True)
    partial_shipment = models.BooleanField(default=False)
    transshipment = models.BooleanField(default=True)
    note = models.TextField(blank=True)
    close_reason = models.CharField(
        max_length=24, blank=True, choices=[(r.value, r.name) for r in CloseReason]
    )
    state_note = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["buyer", "-created_at", "-id"], name="rfq_buyer_newest"),
            models.Index(
                fields=["deadline_at"],
                name="rfq_open_deadline",
                condition=models.Q(state__in=["OPEN", "QUOTED"]),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=[s.value for s in State]), name="rfq_state"),
            models.CheckConstraint(
                condition=models.Q(shipment_from_date__isnull=True)
                | models.Q(shipment_to_date__isnull=True)
                | models.Q(shipment_to_date__gte=models.F("shipment_from_date")),
                name="rfq_shipment_window",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class RfqLine(Record):
    """One kind of goods wanted. The listing version is the one the buyer saw; the unit factor is frozen with it."""

    rfq = models.ForeignKey(Rfq, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveSmallIntegerField()
    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="+")
    listing_version = models.ForeignKey(ListingVersion, on_delete=models.PROTECT, related_name="+")
    quantity = models.DecimalField(max_digits=19, decimal_places=6)
    unit = models.CharField(max_length=3)
    price_quantity = models.DecimalField(max_digits=24, decimal_places=6)
    price_unit = models.CharField(max_length=3)
    unit_factor = models.DecimalField(max_digits=24, decimal_places=12)
    unit_factor_source = models.CharField(max_length=300)
    tolerance_percent = models.DecimalField(max_digits=5, decimal_places=2)
    tolerance_option = models.CharField(max_length=6, choices=[(o.value, o.name) for o in ToleranceOption])
    packaging = models.CharField(max_length=40, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["rfq", "position"], name="rfqline_position"),
            models.CheckConstraint(condition=models.Q(quantity__gt=0), name="rfqline_quantity"),
            models.CheckConstraint(
                condition=models.Q(tolerance_percent__gte=0, tolerance_percent__lte=20),
                name="rfqline_tolerance",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rfq_id}.{self.position}"


class RfqInvitation(models.Model):
    """A supplier asked to quote, and what it has done."""

    rfq = models.ForeignKey(Rfq, on_delete=models.PROTECT, related_name="invitations")
    supplier = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="rfq_invitations")
    status = models.CharField(
        max_length=10, choices=[(s.value, s.name) for s in InvitationStatus], default=InvitationStatus.INVITED
    )
    reason = models.TextField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["rfq", "supplier"], name="rfqinvitation_once")]

    def __str__(self) -> str:
        return f"{self.rfq_id} to {self.supplier_id}: {self.status}"
