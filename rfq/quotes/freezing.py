"""Write a quote version: its rows, and the hash that stands for all of them."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.db import models

from marketplace.accounts.acting import person_id
from marketplace.core.actor import Actor
from marketplace.core.jsonable import sha256_of
from rfq.quotes.checking import CheckedQuote, CheckedQuoteLine
from rfq.quotes.inputs import QuoteData
from rfq.quotes.models import Quote, QuoteLine, QuoteMilestone, QuoteVersion


def write_version(
    quote: Quote, data: QuoteData, checked: CheckedQuote, *, actor: Actor, at: datetime
) -> QuoteVersion:
    """Freeze an offer as the quote's next version."""
    rfq = quote.rfq
    version = QuoteVersion(
        quote=quote,
        number=quote.version_number + 1,
        created_at=at,
        rfq_revision=rfq.revision,
        author_id=person_id(actor),
        incoterm=checked.incoterm,
        place_code=checked.place_code,
        place_name=checked.place_name,
        transport_mode=rfq.transport_mode,
        currency=checked.total.currency,
        total=checked.total.amount,
        freight=checked.freight.amount,
        insurance=checked.insurance.amount,
        exchange_rate=data.exchange_rate,
        exchange_rate_source=data.exchange_rate_source,
        valid_until=data.valid_until,
        shipment_from_date=data.shipment_from_date,
        shipment_to_date=data.shipment_to_date,
        note=data.note,
    )
    lines = [_line(version, position, line) for position, line in enumerate(checked.lines, start=1)]
    milestones = [
        QuoteMilestone(
            version=version,
            position=position,
            percent=row.percent,
            trigger=row.trigger,
            instrument=row.instrument,
            days=row.days,
        )
        for position, row in enumerate(data.milestones, start=1)
    ]
    version.sha256 = hash_of_offer(version, lines, milestones)
    version.save(force_insert=True)
    QuoteLine.objects.bulk_create(lines)
    QuoteMilestone.objects.bulk_create(milestones)
    return version


def hash_of_offer(
    version: QuoteVersion, lines: Sequence[QuoteLine], milestones: Sequence[QuoteMilestone]
) -> str:
    """Compute the SHA-256 of all that is offered, as 64 hex digits.

    It names no database key and no idle zero, so that the rows read back give the same hash: lines stand for the
    request's lines by UUID and for the goods by the hash of the listing's version.
    """
    return sha256_of(
        {
            "request": version.quote.rfq.number,
            "version": _plain(version),
            "lines": [
                {
                    "rfq_line": line.rfq_line.uuid,
                    "listing": line.listing_version.sha256,
                    **_plain(line),
                }
                for line in lines
            ],
            "milestones": [_plain(milestone) for milestone in milestones],
        }
    )


def _plain(row: models.Model) -> dict[str, object]:
    """Give a row's own columns: no keys, no hash, decimals without idle zeros."""
    values: dict[str, object] = {}
    for column in row._meta.concrete_fields:
        if column.primary_key or column.is_relation or column.name == "sha256":
            continue
        value = column.value_from_object(row)
        values[column.name] = value.normalize() if isinstance(value, Decimal) else value
    return values


def _line(version: QuoteVersion, position: int, line: CheckedQuoteLine) -> QuoteLine:
    return QuoteLine(
        version=version,
        rfq_line=line.rfq_line,
        listing_version=line.version,
        position=position,
        quantity=line.quantity.value,
        unit=line.quantity.unit,
        price_quantity=line.conversion.value,
        price_unit=line.conversion.unit,
        unit_factor=line.conversion.factor,
        unit_factor_source=line.conversion.source,
        unit_price=line.unit_price.amount,
        line_total=line.total.amount,
        tolerance_percent=line.rfq_line.tolerance_percent,
        tolerance_option=line.rfq_line.tolerance_option,
        packaging=line.packed.option.code,
        packages=line.packed.packages,
        net_kg=line.packed.net_kg,
        gross_kg=line.packed.gross_kg,
    )
