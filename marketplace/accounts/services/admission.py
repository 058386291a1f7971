"""What the zone operator decides about firms."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from marketplace.accounts.flow import ADMISSION, AdmissionAction
from marketplace.accounts.models import Organization
from marketplace.accounts.permissions import DECIDE_ADMISSION
from marketplace.accounts.roles import OrganizationKind
from marketplace.accounts.services.organizations import record_about, refuse_duplicates
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail, invalid, not_found
from marketplace.core.flow import advance
from marketplace.core.texts import checked_reason


@transaction.atomic
def admit_organization(*, actor: Actor, organization_uuid: UUID, at: datetime) -> Organization:
    """Admit a firm: from now on it trades.

    :raises Conflict: WRONG_STATE unless it was submitted; DUPLICATE when an admitted firm has the same
        number.
    :raises NotFound: no such organisation.
    """
    organization = _to_decide(actor, organization_uuid)
    state = advance(ADMISSION, organization.state, AdmissionAction.ADMIT, what="organisation")
    refuse_duplicates(organization)
    organization.admitted_at = at
    try:
        with transaction.atomic():
            return _settle(organization, state, "admitted", actor=actor, at=at)
    except IntegrityError:
        fail(Conflict, ErrorCode.DUPLICATE, "A firm with the same number was admitted at this moment.", "id")


@transaction.atomic
def reject_organization(*, actor: Actor, organization_uuid: UUID, reason: str, at: datetime) -> Organization:
    """Turn a firm down; it may mend what is wrong and submit again. The firm reads the reason.

    :raises Conflict: WRONG_STATE unless it was submitted.
    :raises InvalidInput: REQUIRED at ``reason``.
    """
    organization = _to_decide(actor, organization_uuid)
    reason = checked_reason(reason)
    state = advance(ADMISSION, organization.state, AdmissionAction.REJECT, what="organisation")
    return _settle(organization, state, "rejected", actor=actor, at=at, reason=reason)


@transaction.atomic
def suspend_organization(*, actor: Actor, organization_uuid: UUID, reason: str, at: datetime) -> Organization:
    """Stop a firm from trading until it is resumed. It reads the reason and keeps its records.

    :raises Conflict: WRONG_STATE unless it is admitted.
    :raises InvalidInput: REQUIRED at ``reason``; INVALID for a zone operator.
    """
    organization = _to_decide(actor, organization_uuid)
    reason = checked_reason(reason)
    if organization.kind == OrganizationKind.ZONE_OPERATOR:
        invalid("A zone operator can't be suspended: nobody could undo it.", "id")
    state = advance(ADMISSION, organization.state, AdmissionAction.SUSPEND, what="organisation")
    return _settle(organization, state, "suspended", actor=actor, at=at, reason=reason)


@transaction.atomic
def resume_organization(*, actor: Actor, organization_uuid: UUID, at: datetime) -> Organization:
    """Let a suspended firm trade again.

    :raises Conflict: WRONG_STATE unless it is suspended.
    """
    organization = _to_decide(actor, organization_uuid)
    state = advance(ADMISSION, organization.state, AdmissionAction.RESUME, what="organisation")
    return _settle(organization, state, "resumed", actor=actor, at=at)


def _to_decide(actor: Actor, organization_uuid: UUID) -> Organization:
    DECIDE_ADMISSION.enforce(actor)
    found = Organization.objects.select_for_update().filter(uuid=organization_uuid).first()
    if found is None:
        not_found("organisation", "id")
    return found


def _settle(
    organization: Organization, state: str, what: str, *, actor: Actor, at: datetime, reason: str = ""
) -> Organization:
    organization.state, organization.state_reason = state, reason
    organization.save(update_fields=["state", "state_reason", "admitted_at"])
    payload: dict[str, Any] = {"reason": reason} if reason else {}
    record_about(organization, f"accounts.organization.{what}", actor=actor, at=at, **payload)
    return organization
