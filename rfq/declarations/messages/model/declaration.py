"""The customs declaration of an export under 9710 or 9810."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from rfq.declarations.codes import Incoterm, PackagingKind, TransportMode
from rfq.declarations.messages.model.common import Charge, Enterprise, SupervisionMode
from rfq.declarations.messages.model.lines import Container, DeclarationLine, Licence


class Operation(StrEnum):
    """What the import client does with the file; the value is the customs code.

    STAGE stores it, and a person signs with the card. DECLARE needs a signature in the file.
    """

    STAGE = "G"
    DECLARE = "C"


class AttachmentFormat(StrEnum):
    """Format of an attached document; the value is the customs code."""

    STRUCTURED = "S"
    FILE = "US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An attached document (EdocRealation): number or file name, code of the attachment table.

    The order itself (10000004) is attached by the builder.
    """

    code: str
    identifier: str
    format: AttachmentFormat
    owner: Enterprise | None = None
    size: int | None = None
    lines: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateRequest:
    """A certificate asked for from the inspection (DecRequestCert)."""

    code: str
    originals: int = 1
    copies: int = 2


@dataclass(frozen=True, slots=True)
class OtherPackaging:
    """Packaging besides the main one, such as pallets."""

    kind: PackagingKind
    count: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Conveyance:
    """How the goods leave: mode, vehicle or voyage, bill."""

    mode: TransportMode
    name: str = ""
    voyage: str = ""
    bill_number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filer:
    """What a domestic filer has from configuration; whatever is empty is left out.

    The interface table demands these fields, but a working export message does without them.
    `organisation_code`: nine characters. `card_number`, `certificate`: of the operator's card.
    """

    organisation_code: str = ""
    name: str = ""
    typist: str = ""
    card_number: str = ""
    certificate: str = ""
    declarant: str = ""
    declarant_number: str = ""
    declarant_phone: str = ""
    goods_place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedBy:
    """The signature that DECLARE needs."""

    value: str
    signed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomsDeclaration:
    """Everything in one DecMessage.

    `client_sequence`: own number, eight digits of the date and ten more. `declaration_date`: decides which
    settings count. Offices are four digits, `exit_port` is the border port (EntyPortCode), `destination_port`
    the port abroad. `destination`: country of arrival; `buyer_country`: country of the buyer. Weights are in
    kilograms. `price_statements`: empty takes the setting.
    """

    client_sequence: str
    declaration_date: date
    mode: SupervisionMode
    order_number: str
    contract_number: str
    customs_office: str
    exit_office: str
    exit_port: str
    consignor: Enterprise
    producer: Enterprise
    agent: Enterprise
    consignee_name: str
    buyer_country: str
    destination: str
    destination_port: str
    incoterm: Incoterm
    conveyance: Conveyance
    packages: int
    packaging: PackagingKind
    gross_weight: Decimal
    net_weight: Decimal
    lines: tuple[DeclarationLine, ...]
    freight: Charge | None = None
    insurance: Charge | None = None
    other_charges: Charge | None = None
    other_packaging: tuple[OtherPackaging, ...] = ()
    containers: tuple[Container, ...] = ()
    licences: tuple[Licence, ...] = ()
    certificates: tuple[CertificateRequest, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    promises: tuple[str, ...] = ()
    marks: str = ""
    note: str = ""
    levy: str = "101"
    licence_number: str = ""
    price_statements: str = ""
    sequence_number: str = ""
    operation: Operation = Operation.STAGE
    filer: Filer = field(default_factory=Filer)
    signature: SignedBy | None = None
