"""The invoice and the packing list, from the same record as the messages."""

from django.conf import settings

from marketplace.core.documents import parts
from marketplace.core.documents.checking import check_address
from rfq.contracts.facts import LineFacts
from rfq.contracts.papers import dangerous_goods_of, packaging_of, party
from rfq.declarations.documents import facts as paper
from rfq.declarations.documents.rendering import render_invoice, render_packing_list
from rfq.declarations.record import DeclarationRecord


def invoice_pdf(record: DeclarationRecord) -> bytes:
    """Render the commercial invoice in Chinese and the buyer's language."""
    contract = record.contract
    document = paper.InvoiceDocument(
        uuid=record.uuid,
        number=invoice_number(record),
        date=record.declaration_date,
        created_at=record.prepared_at,
        check_address=_check_address(record),
        consignment=_consignment(record),
        lines=tuple(_invoice_line(line) for line in contract.lines),
        currency=contract.currency,
        total=contract.total,
        freight=contract.freight or None,
        insurance=contract.insurance or None,
    )
    return render_invoice(document, contract.language)


def packing_list_pdf(record: DeclarationRecord) -> bytes:
    """Render the packing list in Chinese and the buyer's language."""
    contract = record.contract
    document = paper.PackingListDocument(
        uuid=record.uuid,
        number=packing_list_number(record),
        date=record.declaration_date,
        created_at=record.prepared_at,
        check_address=_check_address(record),
        consignment=_consignment(record),
        lines=tuple(_packing_line(line) for line in contract.lines),
        invoice_number=invoice_number(record),
        marks=record.journey.marks,
    )
    return render_packing_list(document, contract.language)


def invoice_number(record: DeclarationRecord) -> str:
    return f"INV-{record.number.removeprefix('DEC-')}"


def packing_list_number(record: DeclarationRecord) -> str:
    return f"PL-{record.number.removeprefix('DEC-')}"


def _check_address(record: DeclarationRecord) -> str:
    return check_address(settings.PUBLIC_URL, record.uuid)


def _consignment(record: DeclarationRecord) -> paper.Consignment:
    contract, journey = record.contract, record.journey
    return paper.Consignment(
        contract_number=contract.number,
        contract_date=contract.made_at.date(),
        seller=party(contract.seller),
        buyer=party(contract.buyer),
        incoterm=contract.incoterm,
        place=parts.Place({contract.language: contract.place_name}, contract.place_code),
        mode=journey.transport_mode,
        transport_document=journey.bill_number,
        transport_units=tuple(paper.TransportUnit("CONTAINER", box.number) for box in journey.containers),
    )


def _invoice_line(line: LineFacts) -> paper.InvoiceLine:
    goods = line.goods
    return paper.InvoiceLine(
        number=line.position,
        names=goods.names,
        hs_code=goods.hs_code,
        quantity=line.quantity,
        unit=line.unit,
        price=line.unit_price,
        price_unit=line.price_unit,
        amount=line.line_total,
        origin=goods.origin.country,
        sku=goods.sku,
    )


def _packing_line(line: LineFacts) -> paper.PackingLine:
    goods = line.goods
    packaging = packaging_of(line)
    if packaging is None:
        raise LookupError(f"{line.packaging!r} is not among the packagings that the contract copied")
    return paper.PackingLine(
        number=line.position,
        names=goods.names,
        quantity=line.quantity,
        unit=line.unit,
        packaging=packaging,
        hs_code=goods.hs_code,
        dangerous_goods=dangerous_goods_of(goods),
    )
