"""What customs answers, as frozen values. Codes are kept as they came, whether a table knows them or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from rfq.declarations.codes import Meaning


class FileOutcome(StrEnum):
    """What the name of a receipt file says of the file that it answers."""

    SUCCEEDED = "SUCCEEDED"
    FAILED = "FAILED"
    UNSAID = "UNSAID"


@dataclass(frozen=True, slots=True)
class ReceiptName:
    """The name of a receipt file, taken apart.

    `original`: name of the file that was sent, without `.xml`; empty when the name does not say.
    `timestamp`: digits as they stand in the name, or empty.
    """

    file_name: str
    outcome: FileOutcome
    original: str
    timestamp: str


@dataclass(frozen=True, slots=True)
class OrderReceipt:
    """The answer to one order (CEB304)."""

    guid: str
    platform_code: str
    seller_code: str
    order_number: str
    code: str
    meaning: Meaning
    info: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class MessageRefused:
    """A message that was refused for its form (CEB900)."""

    guid: str
    code: str
    meaning: Meaning
    info: str
    at: datetime | None
    original_message_id: str
    original_type: str
    original: str


@dataclass(frozen=True, slots=True)
class ImportReceipt:
    """What the import client says of a declaration file (DecImportResponse).

    `meaning`: STAGED when it was imported, ERROR when not. `sequence_number`: the unified number, SeqNo.
    """

    client_sequence: str
    sequence_number: str
    transit_number: str
    code: str
    meaning: Meaning
    error: str


@dataclass(frozen=True, slots=True)
class DeclarationReceipt:
    """A step of a declaration at customs (DEC_RESULT, also inside DEC_DATA).

    `entry_number`: the declaration number, 18 characters, once customs has given it.
    """

    sequence_number: str
    entry_number: str
    code: str
    meaning: Meaning
    note: str
    at: datetime | None
    office: str
    export_date: date | None
    declared_date: date | None
    info: str = ""


@dataclass(frozen=True, slots=True)
class UnknownReceipt:
    """A file that is no receipt we know; the reason says why. A person looks at it."""

    reason: str
    meaning: Meaning = Meaning.UNKNOWN


Receipt = OrderReceipt | MessageRefused | ImportReceipt | DeclarationReceipt | UnknownReceipt


@dataclass(frozen=True, slots=True)
class ReceiptFile:
    """Everything that one receipt file says. `sha256`: of its bytes, so that a file is taken in once."""

    name: ReceiptName
    sha256: str
    receipts: tuple[Receipt, ...]
