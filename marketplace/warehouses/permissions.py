"""Who may do what with warehouses and bookings.

The operator's sales people confirm and decline. Taking goods in and letting them out is done at the gate and
under customs' eyes, so the operator's customs clerks may do that too. A booking is made and cancelled by
those who buy or sell for the client.
"""

from marketplace.accounts.roles import OrganizationKind, Role, may
from marketplace.core.permissions import ANY_MEMBER, PUBLIC

READ_DIRECTORY = PUBLIC
READ_CONTACT = ANY_MEMBER
READ_BOOKINGS = ANY_MEMBER
READ_OWN_WAREHOUSES = may(
    "Reading your firm's warehouses", kinds=(OrganizationKind.WAREHOUSE_OPERATOR,), needs_admission=False
)

MANAGE_WAREHOUSE = may(
    "Describing a warehouse in the directory",
    kinds=(OrganizationKind.WAREHOUSE_OPERATOR,),
    roles=(Role.MANAGER,),
)
RECOGNIZE_WAREHOUSE = may(
    "Recognising a public overseas warehouse", kinds=(OrganizationKind.ZONE_OPERATOR,), roles=(Role.APPROVER,)
)
BOOK_WAREHOUSE = may(
    "Booking a warehouse",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER),
    roles=(Role.BUYER, Role.SALES),
)
ANSWER_BOOKING = may("Answering a booking", kinds=(OrganizationKind.WAREHOUSE_OPERATOR,), roles=(Role.SALES,))
HANDLE_GOODS = may(
    "Receiving or releasing goods",
    kinds=(OrganizationKind.WAREHOUSE_OPERATOR,),
    roles=(Role.SALES, Role.CUSTOMS_CLERK),
)
CANCEL_BOOKING = may(
    "Cancelling a booking",
    kinds=(OrganizationKind.BUYER, OrganizationKind.PRODUCER, OrganizationKind.WAREHOUSE_OPERATOR),
    roles=(Role.BUYER, Role.SALES),
)
