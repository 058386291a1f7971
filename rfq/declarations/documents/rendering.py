"""Render the commercial invoice and the packing list in Chinese and the buyer's language."""

from pathlib import Path

from marketplace.core.documents.bilingual import Bilingual, load_bilingual
from marketplace.core.documents.checking import qr_picture
from marketplace.core.documents.pages import fill_page, page_engine
from marketplace.core.documents.parts import DangerousGoods
from marketplace.core.documents.party_rows import party_rows
from marketplace.core.documents.rendering import facts_attachment, render_pdf
from rfq.declarations.documents.consignment import consignment_rows, identity
from rfq.declarations.documents.facts import InvoiceDocument, PackingListDocument

_HERE = Path(__file__).parent
_ENGINE = page_engine(_HERE / "templates")
WORDING = (_HERE / "wording",)
"""The folders of both documents' words, one file a language in each."""
_NOT_ON_INVOICE = ("label.signatory", "identifier.LEI", "identifier.REGISTRATION")
_NOT_ON_PACKING_LIST = (*_NOT_ON_INVOICE, "label.bank", "label.contact")


def render_invoice(document: InvoiceDocument, second_language: str) -> bytes:
    """Make the invoice's PDF/A-3, with its facts as JSON inside.

    :param second_language: ``en``, ``ru`` or ``mn``.
    :raises ValueError: for another language.
    """
    return _render(document, second_language, "invoice", without=_NOT_ON_INVOICE)


def render_packing_list(document: PackingListDocument, second_language: str) -> bytes:
    """Make the packing list's PDF/A-3, with its facts as JSON inside.

    :param second_language: ``en``, ``ru`` or ``mn``.
    :raises ValueError: for another language.
    """
    return _render(document, second_language, "packing_list", without=_NOT_ON_PACKING_LIST)


def _render(
    document: InvoiceDocument | PackingListDocument,
    second_language: str,
    kind: str,
    *,
    without: tuple[str, ...],
) -> bytes:
    both = load_bilingual(second_language, *WORDING)
    consignment = document.consignment
    html = fill_page(
        _ENGINE,
        f"{kind}.html",
        both,
        document=document,
        title_key=f"title.{kind}",
        number=document.number,
        check_address=document.check_address,
        qr=qr_picture(document.check_address),
        identity=identity(f"label.{kind}_number", document.number, document.date.isoformat(), consignment),
        party_rows=party_rows(consignment.seller, consignment.buyer, both, without=without),
        consignment_rows=consignment_rows(consignment, both),
        dangerous=_dangerous_texts(document, both),
    )
    return render_pdf(
        html=html,
        title=f"{both.first.say(f'title.{kind}')} / {both.second.say(f'title.{kind}')} {document.number}",
        language=both.first.language,
        author=both.second.pick(consignment.seller.names),
        created_at=document.created_at,
        attachments=(facts_attachment(document.number, document),),
    )


def _dangerous_texts(document: InvoiceDocument | PackingListDocument, both: Bilingual) -> list[str]:
    """Describe dangerous goods line by line in the order of the UN Model Regulations, 5.4.1.4.1."""
    if isinstance(document, InvoiceDocument):
        return []
    return [
        f"№ {line.number}: {dangerous_description(line.dangerous_goods, both)}"
        for line in document.lines
        if line.dangerous_goods
    ]


def dangerous_description(goods: DangerousGoods, both: Bilingual) -> str:
    """Write ``UN 1230 METHANOL, 3 (6.1), PG II`` with the name in both languages."""
    subsidiary = f" ({goods.subsidiary_hazards})" if goods.subsidiary_hazards else ""
    parts = [
        f"UN {goods.un_number} {both.texts(goods.proper_shipping_name, ' / ')}",
        f"{goods.hazard_class}{subsidiary}",
        f"PG {goods.packing_group}" if goods.packing_group else "",
    ]
    return ", ".join(part for part in parts if part)
