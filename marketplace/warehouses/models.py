"""Overseas warehouses and the space booked in them."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from marketplace.accounts.models import Organization
from marketplace.core.contacts import Contact
from marketplace.core.hazards import HAZARD_CLASSES
from marketplace.core.records import Record
from marketplace.core.subjects import AboutSubject
from marketplace.warehouses.choices import WarehouseService
from marketplace.warehouses.flow import State


def hazard_classes_field() -> Any:
    return ArrayField(models.CharField(max_length=4), default=list, blank=True)


class Warehouse(Record):
    """One building or yard abroad, with the space it offers to the marketplace.

    ``hazard_classes`` are the UN classes it is licensed to keep; without one, no dangerous goods. The zone
    operator recognises it as a public overseas warehouse.
    """

    number = models.CharField(max_length=24, unique=True)
    operator = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="warehouses")
    names = models.JSONField(default=dict)
    scope = models.JSONField(default=dict)
    country = models.CharField(max_length=2)
    place_code = models.CharField(max_length=5, blank=True)
    city = models.CharField(max_length=100)
    address = models.CharField(max_length=300)
    capacity_pallets = models.PositiveIntegerField()
    capacity_m3 = models.DecimalField(max_digits=12, decimal_places=3)
    capacity_tonnes = models.DecimalField(max_digits=12, decimal_places=3)
    hazard_classes = hazard_classes_field()
    services = ArrayField(
        models.CharField(max_length=24, choices=[(s.value, s.name) for s in WarehouseService]), default=list
    )
    contact_name = models.CharField(max_length=100, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    is_listed = models.BooleanField(default=True)
    recognized_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["country", "-id"], name="warehouse_country"),
            models.Index(fields=["operator", "-id"], name="warehouse_operator"),
            GinIndex(fields=["hazard_classes"], name="warehouse_hazards"),
            GinIndex(fields=["services"], name="warehouse_services"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(capacity_pallets__gt=0, capacity_m3__gt=0, capacity_tonnes__gt=0),
                name="warehouse_capacity",
            ),
            models.CheckConstraint(
                condition=models.Q(country__regex="^[A-Z]{2}$"), name="warehouse_country_code"
            ),
            models.CheckConstraint(
                condition=models.Q(hazard_classes__contained_by=list(HAZARD_CLASSES)),
                name="warehouse_hazards_known",
            ),
            models.CheckConstraint(
                condition=models.Q(services__contained_by=[s.value for s in WarehouseService]),
                name="warehouse_services_known",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_public_recognized(self) -> bool:
        return self.recognized_at is not None

    @property
    def contact(self) -> Contact:
        return Contact(self.contact_name, self.contact_email, self.contact_phone)


class Booking(Record, AboutSubject):
    """Space taken from ``from_date`` until the morning of ``to_date``, on which it is free for others again.

    Client and operator see it, nobody else does. Goods not yet released keep their space beyond ``to_date``.
    """

    number = models.CharField(max_length=24, unique=True)
    warehouse = models.ForeignKey(Warehouse, on_delete=models.PROTECT, related_name="bookings")
    client = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="warehouse_bookings")
    pallets = models.PositiveIntegerField()
    volume_m3 = models.DecimalField(max_digits=12, decimal_places=3)
    weight_kg = models.DecimalField(max_digits=14, decimal_places=3)
    hazard_classes = hazard_classes_field()
    from_date = models.DateField()
    to_date = models.DateField()
    note = models.TextField(blank=True)
    state = models.CharField(
        max_length=12, choices=[(s.value, s.name) for s in State], default=State.REQUESTED
    )
    confirmed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)
    received_pallets = models.PositiveIntegerField(null=True)
    receipt_reference = models.CharField(max_length=100, blank=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["client", "-id"], name="booking_client"),
            models.Index(fields=["subject_uuid", "id"], name="booking_subject"),
            models.Index(
                fields=["warehouse", "from_date", "to_date"],
                name="booking_holding",
                condition=models.Q(state__in=["REQUESTED", "CONFIRMED", "RECEIVED"]),
            ),
            models.Index(fields=["warehouse", "-id"], name="booking_warehouse"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="booking_state"
            ),
            models.CheckConstraint(
                condition=models.Q(pallets__gt=0, volume_m3__gt=0, weight_kg__gt=0), name="booking_space"
            ),
            models.CheckConstraint(
                condition=models.Q(to_date__gt=models.F("from_date")), name="booking_dates"
            ),
            models.CheckConstraint(
                condition=models.Q(hazard_classes__contained_by=list(HAZARD_CLASSES)),
                name="booking_hazards_known",
            ),
            models.CheckConstraint(
                condition=models.Q(received_pallets__isnull=True)
                | models.Q(received_pallets__gt=0, received_pallets__lte=models.F("pallets")),
                name="booking_received_pallets",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["CONFIRMED", "RECEIVED", "RELEASED"])
                | models.Q(confirmed_at__isnull=False),
                name="booking_confirmed_at",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["RECEIVED", "RELEASED"])
                | models.Q(received_at__isnull=False, received_pallets__isnull=False),
                name="booking_received_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["REQUESTED", "CONFIRMED", "RECEIVED"], ended_at__isnull=True)
                | models.Q(state__in=["RELEASED", "DECLINED", "CANCELLED"], ended_at__isnull=False),
                name="booking_ended_at",
            ),
        ]

    def __str__(self) -> str:
        return self.number
