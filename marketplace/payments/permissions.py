"""Who may do what with payments.

Only the payee can say that money has arrived, so only its finance people record.
"""

from marketplace.accounts.roles import OrganizationKind, Role, may
from marketplace.core.permissions import ANY_MEMBER

READ_MILESTONES = ANY_MEMBER
RECORD_RECEIPT = may(
    "Recording a payment received", kinds=(OrganizationKind.PRODUCER,), roles=(Role.FINANCE,)
)
