"""Who may do what with providers and service orders.

A provider answers for its firm through owner, manager or sales. A broker's order is customs work, so its
customs clerks may accept and complete it too; declining or giving up an order is a business matter and stays
with sales. A client's order is placed and cancelled by those who buy or sell for it.
"""

from marketplace.accounts.roles import OrganizationKind, Role, may
from marketplace.core.permissions import ANY_MEMBER, PUBLIC, Permission
from marketplace.providers.choices import ProviderKind

READ_DIRECTORY = PUBLIC
READ_CONTACT = ANY_MEMBER
READ_ORDERS = ANY_MEMBER
READ_OWN_PROFILE = may("Reading your firm's entry", kinds=(OrganizationKind.PROVIDER,), needs_admission=False)

MANAGE_PROFILE = may(
    "Describing a provider in the directory", kinds=(OrganizationKind.PROVIDER,), roles=(Role.MANAGER,)
)
PLACE_ORDER = may(
    "Placing a service order",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER),
    roles=(Role.BUYER, Role.SALES),
)
ANSWER_ORDER = may("Answering a service order", kinds=(OrganizationKind.PROVIDER,), roles=(Role.SALES,))
DO_CUSTOMS_ORDER = may(
    "Accepting or completing a broker's order",
    kinds=(OrganizationKind.PROVIDER,),
    roles=(Role.SALES, Role.CUSTOMS_CLERK),
)
CANCEL_ORDER = may(
    "Cancelling a service order",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER, OrganizationKind.PROVIDER),
    roles=(Role.BUYER, Role.SALES),
)


def to_carry_out(kind: str) -> Permission:
    """Return who may accept or complete an order of a kind."""
    return DO_CUSTOMS_ORDER if kind == ProviderKind.BROKER else ANSWER_ORDER
