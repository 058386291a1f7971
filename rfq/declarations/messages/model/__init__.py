"""What a caller hands to the builders: frozen, in the words and codes of the trade."""

from rfq.declarations.messages.model.common import (
    Action,
    Charge,
    ChargeKind,
    Enterprise,
    Measure,
    OrderKind,
    Registered,
    Route,
    SupervisionMode,
)
from rfq.declarations.messages.model.declaration import (
    Attachment,
    AttachmentFormat,
    CertificateRequest,
    Conveyance,
    CustomsDeclaration,
    Filer,
    Operation,
    OtherPackaging,
    SignedBy,
)
from rfq.declarations.messages.model.lines import (
    Container,
    DangerousGoods,
    DeclarationLine,
    Licence,
    ProductLicence,
)
from rfq.declarations.messages.model.order import OrderLine, OrderMessage, Subscription, Transfer

__all__ = [
    "Action",
    "Attachment",
    "AttachmentFormat",
    "CertificateRequest",
    "Charge",
    "ChargeKind",
    "Container",
    "Conveyance",
    "CustomsDeclaration",
    "DangerousGoods",
    "DeclarationLine",
    "Enterprise",
    "Filer",
    "Licence",
    "Measure",
    "Operation",
    "OrderKind",
    "OrderLine",
    "OrderMessage",
    "OtherPackaging",
    "ProductLicence",
    "Registered",
    "Route",
    "SignedBy",
    "Subscription",
    "SupervisionMode",
    "Transfer",
]
