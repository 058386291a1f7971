"""Who may do what with listings."""

from marketplace.accounts.roles import OrganizationKind, Role, may

EDIT_LISTING = may("Editing listings", kinds=(OrganizationKind.PRODUCER,), roles=(Role.SALES,))
SEE_OWN_LISTINGS = may("Seeing one's own listings", kinds=(OrganizationKind.PRODUCER,), needs_admission=False)
REVIEW_LISTING = may("Reviewing listings", kinds=(OrganizationKind.ZONE_OPERATOR,), roles=(Role.APPROVER,))
SUSPEND_LISTING = may(
    "Suspending a listing",
    kinds=(OrganizationKind.PRODUCER, OrganizationKind.ZONE_OPERATOR),
    roles=(Role.SALES, Role.APPROVER),
)
CURATE_CATALOGUE = may(
    "Changing categories and substances", kinds=(OrganizationKind.ZONE_OPERATOR,), roles=(Role.APPROVER,)
)
