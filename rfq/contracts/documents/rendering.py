"""Render a sales contract: Chinese on the left, the buyer's language on the right, one table of goods."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from marketplace.core.documents.bilingual import BESIDE, Bilingual, load_bilingual
from marketplace.core.documents.checking import qr_picture
from marketplace.core.documents.pages import fill_page, page_engine
from marketplace.core.documents.parts import Party, Signature
from marketplace.core.documents.party_rows import party_rows, person_lines
from marketplace.core.documents.rendering import facts_attachment, render_pdf
from rfq.contracts.documents.clauses import numbered_clauses
from rfq.contracts.documents.facts import ContractDocument
from rfq.contracts.documents.goods import line_annex
from rfq.contracts.documents.vehicles import vehicle_table

_HERE = Path(__file__).parent
_ENGINE = page_engine(_HERE / "templates")
WORDING = (_HERE / "wording", _HERE / "clauses")
"""The folders of the contract's words, one file a language in each."""


@dataclass(frozen=True)
class SignatureBlock:
    """One party's half of the signature table; without ``signature`` it is still to be signed."""

    side: str
    party: Party
    signature: Signature | None
    signatory: str

    @property
    def signed_at(self) -> str:
        return f"{self.signature.signed_at.astimezone(UTC):%Y-%m-%d %H:%M:%S}" if self.signature else ""


def render_contract(document: ContractDocument, second_language: str) -> bytes:
    """Make the contract's PDF/A-3, with its facts as JSON inside.

    Without signatures it is the text whose SHA-256 the signatories sign; with them it is their common copy.

    :param second_language: ``en``, ``ru`` or ``mn``.
    :raises ValueError: for another language.
    :raises KeyError: when the wording lacks a code that the contract uses.
    """
    both = load_bilingual(second_language, *WORDING)
    return render_pdf(
        html=contract_html(document, both),
        title=f"{both.first.say('title.contract')} / {both.second.say('title.contract')} {document.number}",
        language=both.first.language,
        author=both.second.pick(document.seller.names),
        created_at=document.created_at,
        modified_at=_last_change(document),
        attachments=(facts_attachment(document.number, document),),
    )


def contract_html(document: ContractDocument, both: Bilingual) -> str:
    *clauses, last_clause = numbered_clauses(document, both)
    vehicle_columns, vehicle_rows = vehicle_table(document.lines, both)
    return fill_page(
        _ENGINE,
        "contract.html",
        both,
        document=document,
        title_key="title.contract",
        number=document.number,
        check_address=document.check_address,
        qr=qr_picture(document.check_address),
        identity=_identity(document, both),
        party_rows=party_rows(document.seller, document.buyer, both),
        has_tolerance=any(line.tolerance_percent for line in document.lines),
        clauses=clauses,
        last_clause=last_clause,
        blocks=_signature_blocks(document, both),
        annexes=[line_annex(line, both) for line in document.lines],
        vehicle_columns=vehicle_columns,
        vehicle_rows=vehicle_rows,
    )


def _identity(document: ContractDocument, both: Bilingual) -> list[tuple[str, str]]:
    return [
        ("label.contract_number", document.number),
        ("label.date", document.date.isoformat()),
        ("label.place", both.texts(document.place, BESIDE)),
        ("label.version", str(document.version) if document.version > 1 else ""),
    ]


def _signature_blocks(document: ContractDocument, both: Bilingual) -> list[SignatureBlock]:
    signatures = {signature.side: signature for signature in document.signatures}
    blocks = []
    for side, party in (("SELLER", document.seller), ("BUYER", document.buyer)):
        signature = signatures.get(side)
        person = signature.person if signature else party.signatory
        blocks.append(SignatureBlock(side, party, signature, person_lines(person, both) if person else ""))
    return blocks


def _last_change(document: ContractDocument) -> datetime:
    return max([document.created_at, *(signature.signed_at for signature in document.signatures)])
