"""Write a quote version: its rows, and the hash that stands for all of them."""

import hashlib
import json
from datetime import datetime

from marketplace.core.actor import Actor
from marketplace.core.jsonable import to_jsonable
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
        author_id=actor.user_id,
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
    version.sha256 = hash_of_offer(
        version, lines, milestones, [line.version.sha256 for line in checked.lines]
    )
    version.save(force_insert=True)
    QuoteLine.objects.bulk_create(lines)
    QuoteMilestone.objects.bulk_create(milestones)
    return version


def hash_of_offer(
    version: QuoteVersion, lines: list[QuoteLine], milestones: list[QuoteMilestone], listing_hashes: list[str]
) -> str:
    """Compute the SHA-256 of all that is offered, the listings' own hashes included, as 64 hex digits."""
    skipped = {"id", "quote", "author", "sha256", "version"}

    def row(model: QuoteVersion | QuoteLine | QuoteMilestone) -> dict[str, object]:
        return {
            f.name: to_jsonable(f.value_from_object(model))
            for f in model._meta.concrete_fields
            if f.name not in skipped
        }

    content = {
        "version": row(version),
        "lines": [row(line) for line in lines],
        "milestones": [row(milestone) for milestone in milestones],
        "listings": listing_hashes,
    }
    canonical = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


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
