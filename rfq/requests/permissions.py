"""Who may do what with requests."""

from marketplace.accounts.roles import OrganizationKind, Role, may

SUBMIT_RFQ = may("Sending a request for quotation", kinds=(OrganizationKind.BUYER,), roles=(Role.BUYER,))
CANCEL_RFQ = may("Cancelling a request", kinds=(OrganizationKind.BUYER,), roles=(Role.BUYER,))
READ_RFQS = may(
    "Reading requests",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER, OrganizationKind.ZONE_OPERATOR),
)
DECLINE_RFQ = may("Declining a request", kinds=(OrganizationKind.PRODUCER,), roles=(Role.SALES,))
SCREEN_RFQ = may("Screening a request", kinds=(OrganizationKind.ZONE_OPERATOR,), roles=(Role.APPROVER,))
