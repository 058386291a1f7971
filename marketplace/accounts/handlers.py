"""What happens after something happened to people and organisations: mails."""

from datetime import datetime
from uuid import UUID

from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.db.models import QuerySet

from marketplace.accounts import mails, selectors
from marketplace.accounts.models import Organization, User
from marketplace.accounts.roles import OrganizationKind, Role
from marketplace.core.events import EventData, subscribe

DECISIONS = ("admitted", "rejected", "suspended", "resumed")


@subscribe("accounts.user.registered", name="accounts.mail_confirmation")
def mail_confirmation(event: EventData, at: datetime) -> None:
    """Mail the link that confirms the address; the page's registration has mailed it itself."""
    if event.payload.get("mail_confirmation"):
        _mail_confirmation(User.objects.get(uuid=event.aggregate_uuid))


@subscribe("accounts.user.registration_repeated", name="accounts.mail_known_address")
def mail_known_address(event: EventData, at: datetime) -> None:
    """Tell an address's owner that somebody registered with it again, or mail the link anew."""
    user = User.objects.get(uuid=event.aggregate_uuid)
    if EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists():
        mails.send_address_taken(user)
    else:
        _mail_confirmation(user)


@subscribe(
    "accounts.user.totp_activated", "accounts.user.totp_deactivated", name="accounts.mail_second_factor"
)
def mail_second_factor(event: EventData, at: datetime) -> None:
    mails.send_to(User.objects.get(uuid=event.aggregate_uuid), event.name.rpartition(".")[2])


@subscribe("accounts.organization.member_invited", name="accounts.mail_invitation")
def mail_invitation(event: EventData, at: datetime) -> None:
    invitation = selectors.invitation_by_uuid(UUID(event.payload["invitation"]))
    if invitation is not None and invitation.accepted_at is None and invitation.revoked_at is None:
        mails.send_invitation(invitation)


@subscribe("accounts.organization.submitted", name="accounts.mail_submission")
def mail_submission(event: EventData, at: datetime) -> None:
    """Tell the zone operator's deciders that a firm waits."""
    zone = Organization.objects.filter(kind=OrganizationKind.ZONE_OPERATOR)
    unchecked = ", ".join(event.payload.get("unchecked", ())) or "-"
    _mail_about(event, zone, (Role.OWNER, Role.MANAGER, Role.APPROVER), "submitted", unchecked=unchecked)


@subscribe(*(f"accounts.organization.{name}" for name in DECISIONS), name="accounts.mail_decision")
def mail_decision(event: EventData, at: datetime) -> None:
    """Tell a firm's owners and managers what was decided about it."""
    firm = Organization.objects.filter(uuid=event.aggregate_uuid)
    kind = event.name.rpartition(".")[2]
    _mail_about(event, firm, (Role.OWNER, Role.MANAGER), kind, reason=event.payload.get("reason", ""))


def _mail_about(
    event: EventData, readers: QuerySet[Organization], roles: tuple[Role, ...], kind: str, **values: str
) -> None:
    """Mail the readers about the event's firm. Sample firms are left out: their addresses are invented."""
    organization = selectors.organization_by_uuid(event.aggregate_uuid)
    if organization.is_sample:
        return
    for user in selectors.members_with_roles(readers, roles):
        name = organization.display_name(user.preferred_language)
        mails.send_to(user, kind, organization=name, number=organization.number, **values)


def _mail_confirmation(user: User) -> None:
    address = EmailAddress.objects.filter(user=user, email=user.email, verified=False).first()
    if address is not None:
        mails.send_confirmation(user, email=address.email, key=EmailConfirmationHMAC.create(address).key)
