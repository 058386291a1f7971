"""What the public may learn about a paper from the code printed on it: that it is ours, and its hashes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from marketplace.core.files.models import StoredFile
from rfq.contracts import selectors as contracts
from rfq.contracts.facts import PartyFacts
from rfq.contracts.flow import State as ContractState
from rfq.contracts.models import Contract
from rfq.declarations.flow import MessageKind
from rfq.declarations.flow import State as DeclarationState
from rfq.declarations.models import DEAD_STATES, Declaration
from rfq.declarations.papers import invoice_number, packing_list_number


class PaperKind(StrEnum):
    """What a printed code stands for."""

    CONTRACT = "CONTRACT"
    EXPORT_PAPERS = "EXPORT_PAPERS"


class PaperState(StrEnum):
    """Where papers stand, in as little detail as a stranger needs."""

    UNSIGNED = "UNSIGNED"
    SIGNED = "SIGNED"
    ISSUED = "ISSUED"
    CLEARED = "CLEARED"
    VOID = "VOID"


class VersionKind(StrEnum):
    """The files that carry the same code."""

    CONTRACT = "CONTRACT"
    SIGNED_CONTRACT = "SIGNED_CONTRACT"
    INVOICE = "INVOICE"
    PACKING_LIST = "PACKING_LIST"


PAPERS = {
    MessageKind.INVOICE: (VersionKind.INVOICE, invoice_number),
    MessageKind.PACKING_LIST: (VersionKind.PACKING_LIST, packing_list_number),
}
"""The files of a declaration that people print, and how they are numbered; its messages go to customs only."""


@dataclass(frozen=True)
class IssuedVersion:
    """One file that we issued. ``number`` is the one printed on it; ``sha256`` is in 64 hex digits."""

    kind: VersionKind
    number: str
    name: str
    sha256: str
    issued_at: datetime


@dataclass(frozen=True)
class DocumentCheck:
    """Everything that a stranger is told: no goods, no amounts, nobody's bank.

    ``number`` and ``date`` are those printed on the contract or the invoice.
    """

    kind: PaperKind
    number: str
    date: date
    issued_at: datetime
    seller_names: Mapping[str, str]
    buyer_names: Mapping[str, str]
    state: PaperState
    versions: tuple[IssuedVersion, ...]


def document_check(uuid: UUID) -> DocumentCheck | None:
    """Return what is known of the papers with this code; None when we issued none. At most three queries."""
    contract = contracts.issued_contract(uuid)
    if contract is not None:
        return _of_contract(contract)
    rows = Declaration.objects.select_related("contract").prefetch_related("messages__file")
    declaration = rows.filter(uuid=uuid).first()
    return _of_declaration(declaration) if declaration is not None else None


def _of_contract(contract: Contract) -> DocumentCheck:
    files = (
        (VersionKind.CONTRACT, contract.document),
        (VersionKind.SIGNED_CONTRACT, contract.signed_document),
    )
    return DocumentCheck(
        kind=PaperKind.CONTRACT,
        number=contract.number,
        date=contract.terms.made_at.date(),
        issued_at=contract.created_at,
        seller_names=_names(contract.terms.seller),
        buyer_names=_names(contract.terms.buyer),
        state=_state_of_contract(contract.state),
        versions=tuple(_version(kind, contract.number, file) for kind, file in files if file is not None),
    )


def _of_declaration(declaration: Declaration) -> DocumentCheck | None:
    printed = [message for message in declaration.messages.all() if message.kind in PAPERS]
    if not printed:
        return None
    facts, versions = declaration.facts, []
    for message in printed:
        kind, number_of = PAPERS[MessageKind(message.kind)]
        versions.append(_version(kind, number_of(facts), message.file))
    return DocumentCheck(
        kind=PaperKind.EXPORT_PAPERS,
        number=invoice_number(facts),
        date=facts.declaration_date,
        issued_at=facts.prepared_at,
        seller_names=_names(facts.contract.seller),
        buyer_names=_names(facts.contract.buyer),
        state=_state_of_declaration(declaration.state),
        versions=tuple(versions),
    )


def _names(party: PartyFacts) -> Mapping[str, str]:
    """Name a party as the papers do."""
    return party.names or {"en": party.legal_name}


def _version(kind: VersionKind, number: str, file: StoredFile) -> IssuedVersion:
    return IssuedVersion(
        kind=kind, number=number, name=file.name, sha256=file.sha256, issued_at=file.created_at
    )


def _state_of_contract(state: str) -> PaperState:
    if state in (ContractState.LAPSED, ContractState.CANCELLED):
        return PaperState.VOID
    return PaperState.UNSIGNED if state == ContractState.IN_SIGNATURE else PaperState.SIGNED


def _state_of_declaration(state: str) -> PaperState:
    if state in DEAD_STATES:
        return PaperState.VOID
    return PaperState.CLEARED if state == DeclarationState.CLEARED else PaperState.ISSUED
