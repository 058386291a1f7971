"""Append an event to its aggregate's chain, inside the caller's transaction."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from marketplace.core.actor import Actor
from marketplace.core.events.models import Delivery, Event, Stream
from marketplace.core.events.subscribing import subscribers_of
from marketplace.core.events.waking import wake_worker
from marketplace.core.ids import uuid7
from marketplace.core.jsonable import sha256_of, to_jsonable


def record(
    name: str, *, aggregate: str, aggregate_uuid: UUID, actor: Actor, at: datetime, payload: dict[str, Any]
) -> Event:
    """Record what happened to one aggregate and owe it to every subscriber.

    ``name`` is dotted (``rfq.quote.accepted``), ``aggregate`` names the record's kind (``rfq.quote``).
    Decimals, dates and UUIDs in ``payload`` become strings. Must run inside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction that makes it true")
    stream = _locked_stream(aggregate, aggregate_uuid)
    event = Event(
        uuid=uuid7(),
        aggregate=aggregate,
        aggregate_uuid=aggregate_uuid,
        sequence=stream.last_sequence + 1,
        name=name,
        actor=describe_actor(actor),
        at=at,
        payload=to_jsonable(payload),
        previous_hash=stream.last_hash,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    stream.last_sequence, stream.last_hash = event.sequence, event.hash
    stream.save(update_fields=["last_sequence", "last_hash"])
    _owe(event)
    return event


def hash_of(event: Event) -> str:
    """Compute the SHA-256 that binds an event's content to its predecessor, as 64 hex digits."""
    content = {
        "uuid": str(event.uuid),
        "aggregate": event.aggregate,
        "aggregate_uuid": str(event.aggregate_uuid),
        "sequence": event.sequence,
        "name": event.name,
        "actor": event.actor,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "payload": event.payload,
        "previous_hash": event.previous_hash,
    }
    return sha256_of(content)


def describe_actor(actor: Actor) -> dict[str, Any]:
    if actor.is_system:
        return {"system": actor.name}
    return {
        "user": str(actor.user_uuid) if actor.user_uuid else None,
        "organization": str(actor.organization_uuid) if actor.organization_uuid else None,
    }


def _locked_stream(aggregate: str, aggregate_uuid: UUID) -> Stream:
    found = (
        Stream.objects.select_for_update().filter(aggregate=aggregate, aggregate_uuid=aggregate_uuid).first()
    )
    if found is not None:
        return found
    Stream.objects.bulk_create(
        [Stream(aggregate=aggregate, aggregate_uuid=aggregate_uuid)], ignore_conflicts=True
    )
    return Stream.objects.select_for_update().get(aggregate=aggregate, aggregate_uuid=aggregate_uuid)


def _owe(event: Event) -> None:
    owed = [Delivery(event=event, subscriber=name, due_at=event.at) for name in subscribers_of(event.name)]
    if not owed:
        return
    Delivery.objects.bulk_create(owed)
    transaction.on_commit(wake_worker)
