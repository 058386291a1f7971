"""Trade service providers: what they offer, on which lanes, and what they were asked to do."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from marketplace.accounts.models import Organization
from marketplace.core.contacts import Contact
from marketplace.core.files.models import StoredFile
from marketplace.core.hazards import HAZARD_CLASSES
from marketplace.core.money import Money
from marketplace.core.records import Record
from marketplace.core.subjects import AboutSubject
from marketplace.core.trade_terms import TransportMode
from marketplace.providers.choices import ProviderKind
from marketplace.providers.flow import State


class Provider(Record):
    """A firm's entry in the directory of providers. ``scope`` says by language what it does and for whom.

    ``hazard_classes`` are the UN classes it handles; none means no dangerous goods.
    """

    organization = models.OneToOneField(Organization, on_delete=models.PROTECT, related_name="provider")
    kinds = ArrayField(models.CharField(max_length=20, choices=[(k.value, k.name) for k in ProviderKind]))
    scope = models.JSONField(default=dict)
    hazard_classes = ArrayField(models.CharField(max_length=4), default=list, blank=True)
    contact_name = models.CharField(max_length=100, blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    is_listed = models.BooleanField(default=True)
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [GinIndex(fields=["kinds"], name="provider_kinds")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kinds__len__gt=0, kinds__contained_by=[k.value for k in ProviderKind]),
                name="provider_kinds_known",
            ),
            models.CheckConstraint(
                condition=models.Q(hazard_classes__contained_by=list(HAZARD_CLASSES)),
                name="provider_hazards_known",
            ),
        ]

    def __str__(self) -> str:
        return f"provider {self.organization_id}"

    @property
    def contact(self) -> Contact:
        return Contact(self.contact_name, self.contact_email, self.contact_phone)


class Lane(models.Model):
    """A way on which a provider works: from country to country by one mode, usually in so many days."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="lanes")
    from_country = models.CharField(max_length=2)
    to_country = models.CharField(max_length=2)
    mode = models.CharField(max_length=8, choices=[(m.value, m.name) for m in TransportMode])
    days = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["from_country", "to_country", "mode"]
        indexes = [models.Index(fields=["from_country", "to_country", "mode"], name="lane_way")]
        constraints = [
            models.UniqueConstraint(
                fields=["provider", "from_country", "to_country", "mode"], name="lane_once"
            ),
            models.CheckConstraint(
                condition=models.Q(from_country__regex="^[A-Z]{2}$", to_country__regex="^[A-Z]{2}$"),
                name="lane_countries",
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=[m.value for m in TransportMode]), name="lane_mode"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.from_country}-{self.to_country} {self.mode}"


class ServiceOrder(Record, AboutSubject):
    """A client's order to a provider about one subject, such as a contract. Only these two see it.

    The price, where there is one, is for the whole order. It is offered by the client or named by the
    provider when it accepts; once it stands it does not change. ``ended_at`` is set with the last state.
    """

    number = models.CharField(max_length=24, unique=True)
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="orders")
    client = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="service_orders")
    kind = models.CharField(max_length=20, choices=[(k.value, k.name) for k in ProviderKind])
    scope = models.TextField()
    price_amount = models.DecimalField(max_digits=19, decimal_places=4, null=True)
    price_currency = models.CharField(max_length=3, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, s.name) for s in State], default=State.PLACED)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    end_reason = models.TextField(blank=True)
    result_reference = models.CharField(max_length=100, blank=True)
    result_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["provider", "-id"], name="serviceorder_provider"),
            models.Index(fields=["client", "-id"], name="serviceorder_client"),
            models.Index(fields=["subject_uuid", "id"], name="serviceorder_subject"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=[s.value for s in State]), name="serviceorder_state"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[k.value for k in ProviderKind]), name="serviceorder_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(price_amount__isnull=True, price_currency="")
                | models.Q(price_amount__gt=0, price_currency__regex="^[A-Z]{3}$"),
                name="serviceorder_price",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["ACCEPTED", "COMPLETED"])
                | models.Q(accepted_at__isnull=False),
                name="serviceorder_accepted_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["PLACED", "ACCEPTED"], ended_at__isnull=True)
                | models.Q(state__in=["COMPLETED", "DECLINED", "CANCELLED"], ended_at__isnull=False),
                name="serviceorder_ended_at",
            ),
            models.UniqueConstraint(
                fields=["subject_uuid", "client"],
                condition=models.Q(kind="BROKER", state__in=["PLACED", "ACCEPTED", "COMPLETED"]),
                name="serviceorder_one_broker",
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def price(self) -> Money | None:
        return None if self.price_amount is None else Money(self.price_amount, self.price_currency).rounded()
