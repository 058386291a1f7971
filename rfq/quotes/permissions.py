"""Who may do what with quotes."""

from marketplace.accounts.roles import OrganizationKind, Role, may

READ_QUOTES = may(
    "Reading quotes",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER, OrganizationKind.ZONE_OPERATOR),
)
SEND_QUOTE = may("Sending a quote", kinds=(OrganizationKind.PRODUCER,), roles=(Role.SALES,))
WITHDRAW_QUOTE = may("Withdrawing a quote", kinds=(OrganizationKind.PRODUCER,), roles=(Role.SALES,))
ACCEPT_QUOTE = may("Accepting a quote", kinds=(OrganizationKind.BUYER,), roles=(Role.BUYER, Role.APPROVER))
DECLINE_QUOTE = may("Declining a quote", kinds=(OrganizationKind.BUYER,), roles=(Role.BUYER, Role.APPROVER))
