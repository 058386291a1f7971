"""Recompute the hash chains and tell where one is broken."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from marketplace.core.events.models import Event, Stream
from marketplace.core.events.recording import hash_of


@dataclass(frozen=True)
class Break:
    """A place where a chain doesn't hold."""

    aggregate: str
    aggregate_uuid: UUID
    sequence: int
    reason: str


def find_breaks() -> Iterator[Break]:
    """Walk every chain in order: content, links, gaps, and the head (which shows a cut-off tail)."""
    heads = {
        (s.aggregate, s.aggregate_uuid): (s.last_sequence, s.last_hash) for s in Stream.objects.iterator()
    }
    seen: dict[tuple[str, UUID], tuple[int, str]] = {}
    for event in Event.objects.order_by("aggregate", "aggregate_uuid", "sequence").iterator(chunk_size=2000):
        key = (event.aggregate, event.aggregate_uuid)
        sequence, previous = seen.get(key, (0, ""))
        if event.sequence != sequence + 1:
            yield Break(*key, event.sequence, f"event {sequence + 1} is missing")
        elif event.previous_hash != previous:
            yield Break(*key, event.sequence, "does not follow its predecessor")
        elif hash_of(event) != event.hash:
            yield Break(*key, event.sequence, "content was changed")
        seen[key] = (event.sequence, event.hash)
    for key in heads.keys() | seen.keys():
        if heads.get(key) != seen.get(key):
            yield Break(
                *key,
                seen.get(key, (0, ""))[0],
                "the chain's head is elsewhere: events at the end are missing",
            )
