"""Listings: the producer's working copy, and the frozen versions that the public saw."""

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models

from catalog.listings.choices import PhysicalForm, Vertical, choices_of
from catalog.listings.flow import ListingState, RevisionState
from catalog.listings.models.categories import Category
from catalog.listings.models.substances import Substance
from marketplace.accounts.models import Organization
from marketplace.core.records import Record


class Listing(Record):
    """Goods that a producer offers. These columns and its part rows are the working copy.

    The public reads ``current_version``, a frozen copy made at each publication. ``suspended_by`` is the kind
    of organisation that suspended it: what the zone operator took off, the producer can't put back.
    ``published_category`` and ``search_text`` belong to that version, so that an edit moves nothing in the catalogue.
    ``names`` and ``descriptions`` are by language; ``machine_texts`` names the languages nobody has read.
    Customs factors: price units × factor = customs units.
    """

    number = models.CharField(max_length=24, unique=True)
    supplier = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="listings")
    sku = models.CharField(max_length=30)
    vertical = models.CharField(max_length=12, choices=choices_of(Vertical))
    category = models.ForeignKey(Category, on_delete=models.PROTECT, related_name="listings")
    published_category = models.ForeignKey(Category, null=True, on_delete=models.PROTECT, related_name="+")
    substance = models.ForeignKey(Substance, null=True, on_delete=models.PROTECT, related_name="listings")

    state = models.CharField(max_length=12, choices=choices_of(ListingState), default=ListingState.DRAFT)
    state_reason = models.CharField(max_length=1000, blank=True)
    suspended_by = models.CharField(max_length=24, blank=True)
    revision_state = models.CharField(
        max_length=12, choices=choices_of(RevisionState), default=RevisionState.NONE
    )
    current_version = models.ForeignKey(
        "ListingVersion", null=True, on_delete=models.PROTECT, related_name="current_of"
    )
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
    published_at = models.DateTimeField(null=True)
    search_text = models.TextField(blank=True, default="")

    names = models.JSONField(default=dict)
    descriptions = models.JSONField(default=dict)
    machine_texts = ArrayField(models.CharField(max_length=8), default=list)
    brand = models.CharField(max_length=60, blank=True)
    grade = models.CharField(max_length=80, blank=True)
    formula = models.CharField(max_length=80, blank=True)
    attributes = models.JSONField(default=dict)
    hs_code = models.CharField(max_length=10, blank=True)
    ciq_code = models.CharField(max_length=3, blank=True)
    declaration_elements = models.JSONField(default=list)
    licences = ArrayField(models.CharField(max_length=1), default=list)
    origin_country = models.CharField(max_length=2, default="CN")
    origin_place = models.CharField(max_length=120, blank=True)
    origin_district = models.CharField(max_length=5, blank=True)

    price_unit = models.CharField(max_length=3)
    min_quantity = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    increment = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    lead_days = models.PositiveIntegerField(null=True)
    monthly_capacity = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    tolerance_percent = models.DecimalField(max_digits=5, decimal_places=2, default=0)
    physical_form = models.CharField(max_length=16, choices=choices_of(PhysicalForm), blank=True)
    density_kg_per_litre = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    density_celsius = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    kg_per_piece = models.DecimalField(max_digits=14, decimal_places=6, null=True)
    shelf_life_months = models.PositiveSmallIntegerField(null=True)
    storage = models.JSONField(default=dict)

    customs_trade_unit = models.CharField(max_length=3, blank=True)
    customs_first_unit = models.CharField(max_length=3, blank=True)
    customs_first_factor = models.DecimalField(max_digits=18, decimal_places=9, null=True)
    customs_second_unit = models.CharField(max_length=3, blank=True)
    customs_second_factor = models.DecimalField(max_digits=18, decimal_places=9, null=True)
    customs_factor_source = models.CharField(max_length=200, blank=True)

    un_number = models.CharField(max_length=4, blank=True)
    proper_shipping_names = models.JSONField(default=dict)
    hazard_class = models.CharField(max_length=4, blank=True)
    subsidiary_classes = ArrayField(models.CharField(max_length=4), default=list)
    packing_group = models.CharField(max_length=3, blank=True)
    marine_pollutant = models.BooleanField(default=False)
    emergency_phone = models.CharField(max_length=40, blank=True)
    ems = models.CharField(max_length=12, blank=True)
    hazard_identification = models.CharField(max_length=6, blank=True)
    limited_quantity = models.CharField(max_length=12, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["supplier", "id"], name="listing_supplier"),
            models.Index(fields=["state", "id"], name="listing_state"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["supplier", "sku"], name="listing_sku"),
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in ListingState]), name="listing_state_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["PUBLISHED", "SUSPENDED"])
                | models.Q(current_version__isnull=False, version__gt=0),
                name="listing_published_has_version",
            ),
            models.CheckConstraint(
                condition=models.Q(revision_state="NONE") | ~models.Q(state__in=["DRAFT", "REVIEW"]),
                name="listing_revision_of_published",
            ),
            models.CheckConstraint(
                condition=models.Q(min_quantity__isnull=True) | models.Q(min_quantity__gt=0),
                name="listing_min_quantity_positive",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.sku}"


class ListingVersion(Record):
    """What a listing said when it was published: all of it, frozen, with its SHA-256. Quotes refer to it."""

    listing = models.ForeignKey(Listing, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["listing", "-number"]
        constraints = [models.UniqueConstraint(fields=["listing", "number"], name="listing_version_number")]
        triggers = [
            pgtrigger.Protect(name="listing_version_frozen", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.listing_id} v{self.number}"
