"""Turn an accepted quote version into the facts of a contract: everything is copied, nothing is referred to."""

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from catalog.listings import selectors as listings
from marketplace.accounts.models import Organization
from marketplace.core.money import Money, split
from rfq.contracts.facts import FACTS_VERSION, ContractFacts, LineFacts, PartyFacts, PaymentFacts
from rfq.quotes.models import QuoteLine, QuoteVersion

SECOND_LANGUAGES = ("en", "ru", "mn")


def facts_of_version(version: QuoteVersion, *, uuid: UUID, number: str, at: datetime) -> ContractFacts:
    """Copy all that buyer and supplier agreed on."""
    quote, rfq = version.quote, version.quote.rfq
    lines = version.lines.select_related("listing_version").all()
    return ContractFacts(
        facts_version=FACTS_VERSION,
        uuid=uuid,
        number=number,
        made_at=at,
        rfq_number=rfq.number,
        quote_number=quote.number,
        quote_version=version.number,
        quote_sha256=version.sha256,
        language=rfq.language if rfq.language in SECOND_LANGUAGES else "en",
        seller=_party(quote.supplier),
        buyer=_party(rfq.buyer),
        lines=tuple(_line(line) for line in lines),
        incoterm=version.incoterm,
        place_code=version.place_code,
        place_name=version.place_name,
        destination_country=rfq.destination_country,
        transport_mode=version.transport_mode,
        shipment_from_date=version.shipment_from_date,
        shipment_to_date=version.shipment_to_date,
        partial_shipment=rfq.partial_shipment,
        transshipment=rfq.transshipment,
        currency=version.currency,
        total=version.total,
        freight=version.freight,
        insurance=version.insurance,
        exchange_rate=version.exchange_rate,
        exchange_rate_source=version.exchange_rate_source,
        payments=_payments(version),
        note=version.note,
    )


def _party(firm: Organization) -> PartyFacts:
    return PartyFacts(
        uuid=firm.uuid,
        number=firm.number,
        legal_name=firm.legal_name,
        names=firm.names,
        country=firm.country,
        city=firm.city,
        address=firm.address,
        phone=firm.phone,
        uscc=firm.uscc,
        customs_code=firm.customs_code,
        lei=firm.lei,
        vat_number=firm.vat_number,
        tax_number=firm.tax_number,
        bank_name=firm.bank_name,
        bank_account=firm.bank_account,
        bank_swift=firm.bank_swift,
    )


def _line(line: QuoteLine) -> LineFacts:
    return LineFacts(
        position=line.position,
        goods=listings.facts_of(line.listing_version),
        quantity=line.quantity,
        unit=line.unit,
        price_quantity=line.price_quantity,
        price_unit=line.price_unit,
        unit_factor=line.unit_factor,
        unit_factor_source=line.unit_factor_source,
        unit_price=line.unit_price,
        line_total=line.line_total,
        tolerance_percent=line.tolerance_percent,
        tolerance_option=line.tolerance_option,
        packaging=line.packaging,
        packages=line.packages,
        net_kg=line.net_kg,
        gross_kg=line.gross_kg,
    )


def _payments(version: QuoteVersion) -> tuple[PaymentFacts, ...]:
    rows = list(version.milestones.all())
    shares: list[Decimal] = [row.percent for row in rows]
    amounts = split(Money(version.total, version.currency), shares)
    return tuple(
        PaymentFacts(
            position=row.position,
            percent=row.percent,
            amount=amount.amount,
            trigger=row.trigger,
            instrument=row.instrument,
            days=row.days,
        )
        for row, amount in zip(rows, amounts, strict=True)
    )
