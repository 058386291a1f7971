"""Who may do what with organisations and their members."""

from marketplace.accounts.roles import OrganizationKind, Role, may
from marketplace.core.permissions import Permission

DECIDE_ADMISSION = may(
    "Deciding on admission", kinds=(OrganizationKind.ZONE_OPERATOR,), roles=(Role.APPROVER,)
)
SUBMIT_VERIFICATION = may("Submitting verification data", roles=(Role.OWNER,), needs_admission=False)
CHANGE_ORGANIZATION = may("Changing the organisation's data", roles=(Role.FINANCE,), needs_admission=False)
MANAGE_MEMBERS = may("Managing members", roles=(Role.OWNER,), needs_admission=False)
SEE_MEMBERS = Permission("Seeing members", needs_admission=False)
REMOVE_MEMBER = Permission("Removing a member", needs_admission=False)
"""Anybody may leave; the service lets only owners and managers remove others."""
