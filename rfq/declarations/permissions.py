"""Who may do what with declarations: the seller's customs clerk, or the broker it has appointed."""

from marketplace.accounts.roles import OrganizationKind, Role, may

FILERS = (OrganizationKind.PRODUCER, OrganizationKind.PROVIDER)

READ_DECLARATIONS = may("Reading declarations", kinds=(*FILERS, OrganizationKind.ZONE_OPERATOR))
PREPARE_DECLARATION = may("Preparing a declaration", kinds=FILERS, roles=(Role.CUSTOMS_CLERK,))
TRANSMIT_DECLARATION = may("Transmitting to customs", kinds=FILERS, roles=(Role.CUSTOMS_CLERK,))
