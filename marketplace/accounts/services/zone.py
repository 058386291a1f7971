"""The zone operator, the one firm that nobody admits: it is set up by command."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from marketplace.accounts.flow import AdmissionState
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.roles import OrganizationKind
from marketplace.accounts.services.members import checked_roles
from marketplace.accounts.services.organizations import OrganizationData, create_organization, record_about
from marketplace.accounts.verification.identifiers import check_uscc
from marketplace.core.actor import SYSTEM
from marketplace.core.errors import Conflict, ErrorCode, fail


@transaction.atomic
def create_zone_operator(*, owner: User, data: OrganizationData, uscc: str, at: datetime) -> Organization:
    """Set up the zone operator, admitted, with its first owner.

    :raises Conflict: DUPLICATE when there is one already.
    :raises InvalidInput: REQUIRED, INVALID, TOO_LONG or CHECK_DIGIT at the field.
    """
    if Organization.objects.filter(kind=OrganizationKind.ZONE_OPERATOR).exists():
        fail(Conflict, ErrorCode.DUPLICATE, "There is a zone operator already.")
    number = check_uscc(uscc)
    data = replace(data, kind=OrganizationKind.ZONE_OPERATOR)
    organization = create_organization(owner=owner, actor=SYSTEM, data=data, at=at)
    organization.uscc, organization.state, organization.admitted_at = number, AdmissionState.ADMITTED, at
    organization.save()
    record_about(organization, "accounts.organization.admitted", actor=SYSTEM, at=at)
    return organization


@transaction.atomic
def add_member(
    *, organization: Organization, user: User, roles: list[str], title: str = "", at: datetime
) -> Membership:
    """Make a person a member from a command, without invitation; one who is gets the title that is missing."""
    known = Membership.objects.filter(organization=organization, user=user, ended_at__isnull=True).first()
    if known is not None:
        return _with_title(known, title, at)
    membership = Membership.objects.create(
        organization=organization, user=user, roles=checked_roles(SYSTEM, roles), title=title, created_at=at
    )
    record_about(
        organization,
        "accounts.organization.member_joined",
        actor=SYSTEM,
        at=at,
        membership=membership.uuid,
        roles=membership.roles,
    )
    return membership


def _with_title(membership: Membership, title: str, at: datetime) -> Membership:
    if title and not membership.title:
        membership.title = title
        membership.save(update_fields=["title"])
        record_about(
            membership.organization,
            "accounts.organization.member_titled",
            actor=SYSTEM,
            at=at,
            membership=membership.uuid,
            title=title,
        )
    return membership
