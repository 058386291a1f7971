"""Accept a quote: the one moment in which an offer becomes a contract."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.ids import next_number, uuid7
from marketplace.core.jsonable import sha256_of
from rfq.contracts.drafting import facts_of_version
from rfq.contracts.models import Contract
from rfq.contracts.services.moving import record_contract
from rfq.quotes import services as quotes


@transaction.atomic
def accept_quote(*, actor: Actor, quote_uuid: UUID, version_sha256: str, at: datetime) -> Contract:
    """Accept the latest version of an offer and draft the contract from it, in one transaction.

    :raises NotFound: no such quote on a request of the actor's firm.
    :raises Conflict: already accepted, expired at this moment, or not the version that the buyer saw.
    """
    version = quotes.accept_quote(actor=actor, quote_uuid=quote_uuid, version_sha256=version_sha256, at=at)
    uuid, number = uuid7(), next_number("CON", at=at)
    facts = facts_of_version(version, uuid=uuid, number=number, at=at)
    contract = Contract.objects.create(
        uuid=uuid,
        number=number,
        created_at=at,
        quote_version=version,
        seller=version.quote.supplier,
        buyer=version.quote.rfq.buyer,
        language=facts.language,
        incoterm=facts.incoterm,
        place_name=facts.place_name,
        destination_country=facts.destination_country,
        currency=facts.currency,
        total=facts.total,
        facts=facts.to_json(),
        facts_sha256=sha256_of(facts),
    )
    record_contract(
        contract, "drafted", actor=actor, at=at, quote=version.quote.number, sha256=contract.facts_sha256
    )
    return contract
