"""Who may do what with contracts."""

from marketplace.accounts.roles import OrganizationKind, Role, may

PARTIES = (OrganizationKind.BUYER, OrganizationKind.PRODUCER)

READ_CONTRACTS = may(
    "Reading contracts",
    kinds=(*PARTIES, OrganizationKind.PROVIDER, OrganizationKind.ZONE_OPERATOR),
)
SIGN_CONTRACT = may("Signing a contract", kinds=PARTIES, roles=(Role.APPROVER,))
CANCEL_CONTRACT = may("Cancelling a contract", kinds=PARTIES, roles=(Role.APPROVER,))
ORDER_SERVICE = may("Ordering a service", kinds=PARTIES, roles=(Role.SALES, Role.BUYER))
BOOK_WAREHOUSE = may("Booking a warehouse", kinds=PARTIES, roles=(Role.SALES, Role.BUYER))
