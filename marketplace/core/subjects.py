"""What a record is about, where the room that owns it stands above: kind, UUID and number, no foreign key."""

from enum import StrEnum

from django.db import models


class SubjectKind(StrEnum):
    """What orders, bookings and payments may be about."""

    CONTRACT = "CONTRACT"


class AboutSubject(models.Model):
    """Abstract base of records about a subject. The caller has checked that it exists and whose it is."""

    subject_kind = models.CharField(max_length=12, choices=[(k.value, k.name) for k in SubjectKind])
    subject_uuid = models.UUIDField()
    subject_number = models.CharField(max_length=24)

    class Meta:
        abstract = True
