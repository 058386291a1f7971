"""The verbs of this room: the only writers of people, organisations, memberships and tokens."""

from marketplace.accounts.services.admission import (
    admit_organization,
    reject_organization,
    resume_organization,
    suspend_organization,
)
from marketplace.accounts.services.credentials import check_credentials
from marketplace.accounts.services.invitations import accept_invitation, invite_member, revoke_invitation
from marketplace.accounts.services.members import assign_roles, remove_member
from marketplace.accounts.services.organizations import (
    OrganizationChanges,
    OrganizationData,
    register_organization,
    submit_verification,
    update_organization,
)
from marketplace.accounts.services.tokens import NewToken, create_access_token, revoke_access_token
from marketplace.accounts.services.totp import Enrolment, activate_totp, confirm_totp, deactivate_totp
from marketplace.accounts.services.users import add_user, register_user, verify_email
from marketplace.accounts.services.zone import add_member, create_zone_operator

__all__ = [
    "Enrolment",
    "NewToken",
    "OrganizationChanges",
    "OrganizationData",
    "accept_invitation",
    "activate_totp",
    "add_member",
    "add_user",
    "admit_organization",
    "assign_roles",
    "check_credentials",
    "confirm_totp",
    "create_access_token",
    "create_zone_operator",
    "deactivate_totp",
    "invite_member",
    "register_organization",
    "register_user",
    "reject_organization",
    "remove_member",
    "resume_organization",
    "revoke_access_token",
    "revoke_invitation",
    "submit_verification",
    "suspend_organization",
    "update_organization",
    "verify_email",
]
