"""Firms: how they register, describe themselves and ask to be admitted."""

from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import person_id
from marketplace.accounts.flow import ADMISSION, AdmissionAction, AdmissionState
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.permissions import CHANGE_ORGANIZATION, SUBMIT_VERIFICATION
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.accounts.verification import Numbers, check_numbers
from marketplace.accounts.verification.identifiers import check_bank_account, check_swift
from marketplace.core.actor import Actor
from marketplace.core.contacts import Contact, check_contact
from marketplace.core.errors import ErrorCode, Problems, invalid, not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
from marketplace.core.ids import next_number
from marketplace.core.permissions import SIGNED_IN
from marketplace.core.places import is_country
from marketplace.core.texts import check_texts, checked_text

AGGREGATE = "accounts.organization"
UNADMITTED_MAX = 5
"""How many firms that nobody admitted yet a person may own."""
BANK_FIELDS = frozenset({"bank_account", "bank_swift"})


@dataclass(frozen=True)
class OrganizationData:
    """What a firm says when it registers. ``names`` are by language; ``country`` is ISO 3166 alpha-2."""

    kind: OrganizationKind
    legal_name: str
    country: str
    city: str
    address: str
    names: dict[str, str] = field(default_factory=dict)
    phone: str = ""
    is_sample: bool = False
    """Shown as a sample everywhere; set by the sample zone's loader only."""


@dataclass(frozen=True)
class OrganizationChanges:
    """What a firm may change by itself at any time; None leaves it as it is."""

    names: dict[str, str] | None = None
    city: str | None = None
    address: str | None = None
    phone: str | None = None
    bank_name: str | None = None
    bank_account: str | None = None
    bank_swift: str | None = None


@transaction.atomic
def register_organization(*, actor: Actor, data: OrganizationData, at: datetime) -> Organization:
    """Register a firm, which the actor then owns. It trades once the zone operator has admitted it.

    :raises InvalidInput: REQUIRED, INVALID or TOO_LONG at the field; OUT_OF_RANGE when the actor owns
        five firms that are not admitted.
    """
    SIGNED_IN.enforce(actor)
    if data.kind == OrganizationKind.ZONE_OPERATOR:
        invalid("The zone operator is set up by the zone itself.", "kind")
    waiting = Membership.objects.filter(
        user_id=person_id(actor), ended_at__isnull=True, roles__contains=[Role.OWNER.value]
    ).exclude(organization__state__in=[AdmissionState.ADMITTED, AdmissionState.SUSPENDED])
    if waiting.count() >= UNADMITTED_MAX:
        invalid(f"You own {UNADMITTED_MAX} firms that are not admitted yet.", code=ErrorCode.OUT_OF_RANGE)
    return create_organization(owner=User.objects.get(pk=person_id(actor)), actor=actor, data=data, at=at)


def create_organization(*, owner: User, actor: Actor, data: OrganizationData, at: datetime) -> Organization:
    """Write the firm and its first owner; the caller has checked who may."""
    organization = Organization(**_checked(data), number=next_number("ORG", at=at), created_at=at)
    organization.save()
    Membership.objects.create(user=owner, organization=organization, roles=[Role.OWNER.value], created_at=at)
    record_about(organization, "accounts.organization.registered", actor=actor, at=at, kind=organization.kind)
    return organization


@transaction.atomic
def update_organization(
    *, actor: Actor, organization_uuid: UUID, changes: OrganizationChanges, at: datetime
) -> Organization:
    """Change a firm's names, address and bank. What identifies it changes by a new verification only.

    :raises InvalidInput: REQUIRED, INVALID, TOO_LONG or CHECK_DIGIT at the field.
    :raises NotFound: for another's firm.
    """
    CHANGE_ORGANIZATION.enforce(actor)
    organization = own_organization(actor, organization_uuid)
    wanted = _checked_changes({name: value for name, value in asdict(changes).items() if value is not None})
    changed = {name: value for name, value in wanted.items() if getattr(organization, name) != value}
    for name, value in changed.items():
        setattr(organization, name, value)
    if "bank_account" in changed:
        organization.unchecked = _unchecked(organization)
    if changed:
        organization.save()
        record_about(organization, "accounts.organization.updated", actor=actor, at=at, changes=changed)
    return organization


@transaction.atomic
def submit_verification(
    *,
    actor: Actor,
    organization_uuid: UUID,
    numbers: Numbers,
    legal_name: str | None = None,
    bank_name: str = "",
    at: datetime,
) -> Organization:
    """Hand in the firm's numbers and ask the zone operator to admit it. A rejected firm may do so again.

    :raises InvalidInput: REQUIRED, INVALID or CHECK_DIGIT at the number; DUPLICATE when an admitted firm
        has it.
    :raises Conflict: WRONG_STATE when it has been submitted or admitted already.
    :raises NotFound: for another's firm.
    """
    SUBMIT_VERIFICATION.enforce(actor)
    organization = own_organization(actor, organization_uuid)
    state = advance(ADMISSION, organization.state, AdmissionAction.SUBMIT, what="organisation")
    problems = Problems()
    with problems.under():
        organization.bank_name = checked_text(bank_name, "bank_name", limit=150) or organization.bank_name
    with problems.under():
        if legal_name is not None:
            organization.legal_name = checked_text(
                legal_name, "legal_name", limit=200, missing="Give the registered name."
            )
    with problems.under():
        checked = check_numbers(numbers, kind=organization.kind, country=organization.country)
        for name, value in asdict(checked.numbers).items():
            if value or name not in BANK_FIELDS:
                setattr(organization, name, value)
        organization.unchecked = list(checked.unchecked)
        refuse_duplicates(organization)
    problems.raise_if_any()
    organization.state, organization.state_reason, organization.submitted_at = state, "", at
    organization.save()
    submitted = {name: getattr(organization, name) for name in asdict(numbers)}
    record_about(
        organization,
        "accounts.organization.submitted",
        actor=actor,
        at=at,
        numbers=submitted,
        unchecked=organization.unchecked,
    )
    return organization


def refuse_duplicates(organization: Organization) -> None:
    """Refuse a number that an admitted firm has.

    :raises InvalidInput: DUPLICATE at each such number.
    """
    problems = Problems()
    admitted = Organization.objects.exclude(pk=organization.pk).filter(
        state__in=[AdmissionState.ADMITTED, AdmissionState.SUSPENDED]
    )
    for name in ("uscc", "customs_code", "lei"):
        number = getattr(organization, name)
        if number and admitted.filter(**{name: number}).exists():
            problems.add("A firm with this number is on the marketplace already.", name, ErrorCode.DUPLICATE)
    problems.raise_if_any()


def own_organization(actor: Actor, organization_uuid: UUID) -> Organization:
    """Lock and return the firm the actor acts for.

    :raises NotFound: at ``id`` when ``organization_uuid`` is another.
    """
    if actor.organization_uuid != organization_uuid:
        not_found("organisation of yours", "id")
    return Organization.objects.select_for_update().get(uuid=organization_uuid)


def record_about(
    organization: Organization, name: str, *, actor: Actor, at: datetime, **payload: Any
) -> None:
    record(name, aggregate=AGGREGATE, aggregate_uuid=organization.uuid, actor=actor, at=at, payload=payload)


def _unchecked(organization: Organization) -> list[str]:
    """Say again which numbers nobody could check, after the account has changed."""
    others = [name for name in organization.unchecked if name != "bank_account"]
    account = organization.bank_account
    return [*others, "bank_account"] if account and not check_bank_account(account)[1] else others


def _checked(data: OrganizationData) -> dict[str, Any]:
    problems = Problems()
    kept: dict[str, Any] = {"kind": data.kind.value, "country": data.country, "is_sample": data.is_sample}
    if not is_country(data.country):
        problems.add("Give the country's two letters of ISO 3166, such as CN.", "country")
    with problems.under():
        kept["legal_name"] = checked_text(
            data.legal_name, "legal_name", limit=200, missing="Give the registered name."
        )
    with problems.under():
        texts = {"names": data.names, "city": data.city, "address": data.address, "phone": data.phone}
        kept |= _checked_changes(texts)
    problems.raise_if_any()
    return kept


def _checked_changes(wanted: dict[str, Any]) -> dict[str, Any]:
    """Check what a firm may change by itself; only what is there is checked and returned."""
    problems = Problems()
    kept = dict(wanted)
    if wanted.get("names"):
        with problems.under():
            kept["names"] = check_texts(wanted["names"], "names", limit=200)
    for name, limit, missing in (
        ("city", 100, "Name the city."),
        ("address", 300, "Give the registered address."),
        ("bank_name", 150, ""),
    ):
        if name in wanted:
            with problems.under():
                kept[name] = checked_text(wanted[name], name, limit=limit, missing=missing)
    if "phone" in wanted:
        with problems.under():
            kept["phone"] = check_contact(Contact(phone=wanted["phone"])).phone
    if wanted.get("bank_account"):
        with problems.under():
            kept["bank_account"], _ = check_bank_account(wanted["bank_account"])
    if wanted.get("bank_swift"):
        with problems.under():
            kept["bank_swift"] = check_swift(wanted["bank_swift"])
    problems.raise_if_any()
    return kept
