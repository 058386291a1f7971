"""An invoice and a packing list for the sample contract of chemicals."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from marketplace.core.documents.checking import check_address
from rfq.declarations.documents.facts import (
    Consignment,
    InvoiceDocument,
    InvoiceLine,
    PackingLine,
    PackingListDocument,
    TransportUnit,
)
from tests.contracts.documents.sample_chemicals import CAUSTIC, METHANOL, chemicals
from tests.contracts.documents.sample_making import AT

D = Decimal


def consignment(second_language: str) -> Consignment:
    contract = chemicals(second_language)
    return Consignment(
        contract_number=contract.number,
        contract_date=contract.date,
        seller=contract.seller,
        buyer=contract.buyer,
        incoterm="CPT",
        place=contract.delivery.discharge or contract.delivery.place,
        mode="RAIL",
        loading=contract.delivery.loading,
        discharge=contract.delivery.discharge,
        transport_document="SMGS 26-0012345",
        transport_units=(TransportUnit("WAGON", "53210017", "CN0098123"), TransportUnit("WAGON", "53210025")),
    )


def invoice(second_language: str = "ru") -> InvoiceDocument:
    identity = UUID("01980000-0000-7000-8000-000000000051")
    return InvoiceDocument(
        uuid=identity,
        number="INV-2026-000051",
        date=date(2026, 8, 3),
        created_at=AT,
        check_address=check_address("https://zone.example", identity),
        consignment=consignment(second_language),
        lines=tuple(
            InvoiceLine(
                line.number,
                line.names,
                line.hs_code,
                line.quantity,
                line.unit,
                line.price,
                line.price_unit,
                line.amount,
                sku=line.sku,
            )
            for line in (METHANOL, CAUSTIC)
        ),
        currency="USD",
        total=D("501980.10"),
        freight=D("61250.00"),
        insurance=D("552.18"),
        remarks={
            "zh-Hans": "货物原产于中国。",
            "en": "The goods are of Chinese origin.",
            "ru": "Товар китайского происхождения.",
            "mn": "Бараа Хятад улсад үйлдвэрлэгдсэн.",
        },
    )


def packing_list(second_language: str = "ru") -> PackingListDocument:
    identity = UUID("01980000-0000-7000-8000-000000000052")
    return PackingListDocument(
        uuid=identity,
        number="PL-2026-000052",
        date=date(2026, 8, 3),
        created_at=AT,
        check_address=check_address("https://zone.example", identity),
        consignment=consignment(second_language),
        invoice_number="INV-2026-000051",
        marks="CTR-2026-000042\nSAMPLE KHIMTORG\nNOVOSIBIRSK\nNo. 1-10080\nMADE IN CHINA",
        lines=tuple(
            PackingLine(
                line.number,
                line.names,
                line.quantity,
                line.unit,
                line.packaging,
                line.hs_code,
                numbers,
                line.dangerous_goods,
            )
            for line, numbers in ((METHANOL, ""), (CAUSTIC, "1-10080"))
            if line.packaging
        ),
    )
