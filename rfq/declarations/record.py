"""The frozen record of a declaration: the contract's facts, the journey's facts, who files.

The order message, the declaration, the invoice and the packing list are made from it and nothing else.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from marketplace.core.jsonable import to_jsonable
from marketplace.core.reading import read_dataclass
from rfq.contracts.facts import ContractFacts

RECORD_VERSION = 1


@dataclass(frozen=True)
class ContainerFacts:
    """A container and the lines in it. Masses in kg."""

    number: str
    size_type: str
    lines: tuple[int, ...]
    goods_kg: Decimal | None = None
    tare_kg: Decimal | None = None


@dataclass(frozen=True)
class LicenceFacts:
    """A licence of the whole declaration: code of the customs table and number."""

    code: str
    number: str


@dataclass(frozen=True)
class JourneyFacts:
    """How the goods leave. Offices are four-digit customs codes, ports the customs port codes.

    ``conveyance`` is the vessel, train or vehicle, ``bill_number`` the bill of lading, rail or road waybill.
    """

    transport_mode: str
    conveyance: str
    voyage: str
    bill_number: str
    customs_office: str
    exit_office: str
    exit_port: str
    destination_port: str
    marks: str = ""
    containers: tuple[ContainerFacts, ...] = ()
    licences: tuple[LicenceFacts, ...] = ()


@dataclass(frozen=True)
class FirmFacts:
    """A Chinese firm as customs knows it."""

    name: str
    customs_code: str
    credit_code: str

    @property
    def message_code(self) -> str:
        """The code that CEB messages take: the 10-character customs code, else the 18-character credit code."""
        return self.customs_code or self.credit_code


@dataclass(frozen=True)
class WarehouseFacts:
    """The overseas warehouse of a 9810 export."""

    number: str
    name: str
    address: str
    country: str


@dataclass(frozen=True)
class DeclarationRecord:
    """Everything about one export, as frozen at transmission."""

    record_version: int
    uuid: UUID
    number: str
    mode: str
    prepared_at: datetime
    declaration_date: date
    contract: ContractFacts
    contract_sha256: str
    journey: JourneyFacts
    seller: FirmFacts
    agent: FirmFacts
    declarant: str
    platform: FirmFacts
    exchange_id: str
    order_number: str
    client_sequence: str
    message_guid: UUID
    order_guid: UUID
    warehouse: WarehouseFacts | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = to_jsonable(self)
        return data

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> "DeclarationRecord":
        return read_dataclass(cls, data)
