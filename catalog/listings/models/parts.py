"""Part rows of a listing's working copy: specification, packaging, prices, documents."""

from django.db import models

from catalog.listings.choices import DocumentKind, PackagingKind, Visibility, choices_of
from catalog.listings.models.listings import Listing
from marketplace.core.files.models import StoredFile
from marketplace.core.trade_terms import Incoterm


class SpecificationRow(models.Model):
    """One guaranteed or typical property, with the method that measures it.

    ``price_adjustment_percent`` changes the price for each unit beyond the limit, up to ``rejection_limit``.
    """

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="specification_rows")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    names = models.JSONField(default=dict)
    minimum = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    maximum = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    typical = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    text = models.CharField(max_length=120, blank=True)
    unit = models.CharField(max_length=24, blank=True)
    method = models.CharField(max_length=80, blank=True)
    basis = models.CharField(max_length=40, blank=True)
    rejection_limit = models.DecimalField(max_digits=18, decimal_places=6, null=True)
    price_adjustment_percent = models.DecimalField(max_digits=7, decimal_places=4, null=True)

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["listing", "code"], name="specification_code")]

    def __str__(self) -> str:
        return self.code


class PackagingOption(models.Model):
    """One way the goods are packed. Masses in kg for one package; ``package_code`` is UN/ECE Rec 21."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="packaging_options")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, choices=choices_of(PackagingKind))
    package_code = models.CharField(max_length=2, blank=True)
    un_mark = models.CharField(max_length=60, blank=True)
    names = models.JSONField(default=dict)
    net_kg = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    tare_kg = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    pieces = models.PositiveIntegerField(null=True)
    volume_m3 = models.DecimalField(max_digits=10, decimal_places=4, null=True)
    packages_per_pallet = models.PositiveIntegerField(null=True)
    packages_per_container = models.PositiveIntegerField(null=True)
    container_type = models.CharField(max_length=8, blank=True)
    customs_wrap = models.CharField(max_length=2, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["listing", "code"], name="packaging_code"),
            models.CheckConstraint(
                condition=models.Q(net_kg__isnull=True) | models.Q(net_kg__gt=0),
                name="packaging_net_positive",
            ),
        ]

    def __str__(self) -> str:
        return self.code


class PriceTier(models.Model):
    """A list price for one price unit from a quantity upwards, under a delivery term at a named place."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="price_tiers")
    from_quantity = models.DecimalField(max_digits=18, decimal_places=6)
    price = models.DecimalField(max_digits=18, decimal_places=6)
    currency = models.CharField(max_length=3)
    incoterm = models.CharField(max_length=3, choices=choices_of(Incoterm))
    place_code = models.CharField(max_length=5, blank=True)
    place_name = models.CharField(max_length=80)

    class Meta:
        ordering = ["incoterm", "place_name", "currency", "from_quantity"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "incoterm", "place_name", "currency", "from_quantity"],
                name="price_tier_once",
            ),
            models.CheckConstraint(
                condition=models.Q(price__gt=0, from_quantity__gte=0), name="price_tier_positive"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_quantity}: {self.price} {self.currency}"


class ListingDocument(models.Model):
    """A paper about the goods in one language: SDS, data sheet, certificate."""

    listing = models.ForeignKey(Listing, on_delete=models.CASCADE, related_name="documents")
    kind = models.CharField(max_length=16, choices=choices_of(DocumentKind))
    language = models.CharField(max_length=8)
    edition = models.CharField(max_length=20, blank=True)
    issued_date = models.DateField(null=True)
    title = models.CharField(max_length=150, blank=True)
    visibility = models.CharField(max_length=10, choices=choices_of(Visibility), default=Visibility.PUBLIC)
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["kind", "language", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["listing", "kind", "language", "title"], name="listing_document_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.language}"
