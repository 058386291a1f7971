"""People, organisations and who belongs where."""

from datetime import timedelta
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from marketplace.accounts.flow import AdmissionState
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.core.ids import uuid7
from marketplace.core.records import Record
from marketplace.core.texts import translated

TOKEN_DAYS_MAX = 365


def roles_field(**options: Any) -> Any:
    return ArrayField(
        models.CharField(max_length=16, choices=[(role.value, role.name) for role in Role]), **options
    )


class UserManager(BaseUserManager["User"]):
    """Makes users by e-mail address."""

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "User":
        fields.setdefault("created_at", timezone.now())
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """A person who signs in by e-mail. What a person may do comes from memberships, never from the user."""

    uuid = models.UUIDField(default=uuid7, unique=True, editable=False)
    email = models.EmailField(unique=True)
    name = models.CharField(max_length=150, blank=True)
    preferred_language = models.CharField(max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(editable=False)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_ci")]

    def __str__(self) -> str:
        return self.email

    def get_full_name(self) -> str:
        return self.name or self.email


class Organization(Record):
    """A firm. It trades only once the zone operator has admitted it.

    Numbers that identify a firm are unique among admitted firms only, so that a false claim can't lock
    out its owner.
    """

    State = AdmissionState

    number = models.CharField(max_length=24, unique=True)
    kind = models.CharField(max_length=24, choices=[(kind.value, kind.name) for kind in OrganizationKind])
    legal_name = models.CharField(max_length=200)
    names = models.JSONField(default=dict)
    country = models.CharField(max_length=2)
    city = models.CharField(max_length=100, blank=True)
    address = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    uscc = models.CharField(max_length=18, blank=True)
    customs_code = models.CharField(max_length=10, blank=True)
    lei = models.CharField(max_length=20, blank=True)
    vat_number = models.CharField(max_length=20, blank=True)
    tax_number = models.CharField(max_length=24, blank=True)
    bank_name = models.CharField(max_length=150, blank=True)
    bank_account = models.CharField(max_length=50, blank=True)
    bank_swift = models.CharField(max_length=11, blank=True)
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.name) for state in AdmissionState],
        default=State.DRAFT.value,
    )
    state_reason = models.TextField(blank=True)
    unchecked = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    """Numbers whose check digit could not be computed; a person looks at them."""
    submitted_at = models.DateTimeField(null=True)
    admitted_at = models.DateTimeField(null=True)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[number],
                    condition=models.Q(state__in=["ADMITTED", "SUSPENDED"]) & ~models.Q(**{number: ""}),
                    name=f"organization_{number}",
                )
                for number in ("uscc", "customs_code", "lei")
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in AdmissionState]),
                name="organization_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in OrganizationKind]),
                name="organization_kind",
            ),
            models.CheckConstraint(
                condition=models.Q(country__regex="^[A-Z]{2}$"), name="organization_country"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="ADMITTED") | models.Q(admitted_at__isnull=False),
                name="organization_admitted_at",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.legal_name}"

    @property
    def is_admitted(self) -> bool:
        return self.state == self.State.ADMITTED

    def display_name(self, language: str) -> str:
        """Return the name in a language, else in English, else as registered."""
        return translated(self.names, language) or self.legal_name


class Membership(Record):
    """A user in an organisation, with roles. Records belong to the organisation; people come and go."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="memberships")
    roles = roles_field()
    title = models.CharField(max_length=100, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"],
                condition=models.Q(ended_at__isnull=True),
                name="membership_once",
            ),
            models.CheckConstraint(condition=models.Q(roles__len__gt=0), name="membership_has_role"),
        ]

    def __str__(self) -> str:
        return f"{self.user} in {self.organization}"


class Invitation(Record):
    """An offer of membership, sent to an e-mail address. Whoever proves that address may take it, once."""

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    roles = roles_field()
    title = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, default="en")
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "email"],
                condition=models.Q(accepted_at__isnull=True, revoked_at__isnull=True),
                name="invitation_open_once",
            ),
            models.CheckConstraint(condition=models.Q(roles__len__gt=0), name="invitation_has_role"),
            models.CheckConstraint(
                condition=models.Q(accepted_at__isnull=True) | models.Q(revoked_at__isnull=True),
                name="invitation_one_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.email} to {self.organization}"


class AccessToken(Record):
    """A bearer token for a machine. Only its SHA-256 is stored; ``prefix`` is what people recognise it by."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="access_tokens")
    membership = models.ForeignKey(
        Membership, on_delete=models.PROTECT, null=True, related_name="access_tokens"
    )
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    sha256 = models.CharField(max_length=64, unique=True)
    roles = roles_field(null=True)
    """Narrows the membership's roles; null leaves them as they are."""
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["user", "expires_at"], name="access_token_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(expires_at__gt=models.F("created_at"))
                & models.Q(expires_at__lte=models.F("created_at") + timedelta(days=TOKEN_DAYS_MAX)),
                name="access_token_lifetime",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.prefix}… of {self.user}"
