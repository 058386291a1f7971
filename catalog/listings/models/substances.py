"""Substances: what is known of a chemical, apart from the offers made of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from catalog.listings.choices import ControlFlag, PhysicalForm, choices_of
from marketplace.core.records import Record


class Substance(Record):
    """A chemical by its CAS number, with names, hazards (GHS) and controls."""

    cas = models.CharField(max_length=12, unique=True)
    ec_number = models.CharField(max_length=9, blank=True)
    formula = models.CharField(max_length=80, blank=True)
    molar_mass = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    names = models.JSONField(default=dict)
    synonyms = models.JSONField(default=dict)
    physical_form = models.CharField(max_length=16, choices=choices_of(PhysicalForm), blank=True)
    density_kg_per_litre = models.DecimalField(max_digits=10, decimal_places=6, null=True)
    density_celsius = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    signal_word = models.CharField(max_length=8, blank=True)
    ghs_pictograms = ArrayField(models.CharField(max_length=5), default=list)
    hazard_statements = ArrayField(models.CharField(max_length=24), default=list)
    precautionary_statements = ArrayField(models.CharField(max_length=40), default=list)
    hs_code = models.CharField(max_length=10, blank=True)
    ciq_code = models.CharField(max_length=3, blank=True)
    control_flags = ArrayField(models.CharField(max_length=16, choices=choices_of(ControlFlag)), default=list)

    class Meta:
        ordering = ["cas"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(density_kg_per_litre__isnull=True) | models.Q(density_kg_per_litre__gt=0),
                name="substance_density_positive",
            ),
        ]

    def __str__(self) -> str:
        return self.cas

    @property
    def un_numbers(self) -> list[str]:
        return sorted({entry.un_number for entry in self.transport_entries.all()})


class TransportEntry(models.Model):
    """One entry of the dangerous goods list that a substance may travel under: solid, solution, molten.

    ``is_conditional``: goods may also be outside the regulations, by concentration or test.
    """

    substance = models.ForeignKey(Substance, on_delete=models.CASCADE, related_name="transport_entries")
    un_number = models.CharField(max_length=4)
    proper_shipping_names = models.JSONField(default=dict)
    hazard_class = models.CharField(max_length=4)
    subsidiary_classes = ArrayField(models.CharField(max_length=4), default=list)
    packing_group = models.CharField(max_length=3, blank=True)
    marine_pollutant = models.BooleanField(default=False)
    ems = models.CharField(max_length=12, blank=True)
    hazard_identification = models.CharField(max_length=6, blank=True)
    limited_quantity = models.CharField(max_length=12, blank=True)
    is_conditional = models.BooleanField(default=False)

    class Meta:
        ordering = ["un_number", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["substance", "un_number", "packing_group"], name="transport_entry_once"
            )
        ]

    def __str__(self) -> str:
        return f"UN {self.un_number}"
