"""Run a request once under its key."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction

from marketplace.core.idempotency.models import IdempotentRequest

KEPT_FOR = timedelta(days=7)


@dataclass(frozen=True)
class Key:
    """A key in its owner's space, with the fingerprint of what is asked under it."""

    owner: str
    key: str
    fingerprint: str


@dataclass(frozen=True)
class Done:
    """What running gave. ``keep`` tells that something was done and the answer must be repeated.

    ``failed`` tells that the server failed midway: then all that was written is rolled back.
    """

    body: bytes
    keep: bool
    failed: bool = False


class KeyReused(Exception):
    """The key was used for another request; nothing was run."""


def run_once(key: Key, perform: Callable[[], Done], *, at: datetime) -> tuple[bytes, bool]:
    """Run ``perform`` unless it was done before; return the answer and whether it is a repeated one.

    The key's row, what ``perform`` writes and the stored answer commit together. A twin that runs at the same time
    waits on the unique index and then repeats the answer, or runs itself when the first did not commit. An answer
    is kept only when something was done: a refused request may be mended and sent again under its key.

    :raises KeyReused: when the key's request was another one.
    """
    with transaction.atomic():
        IdempotentRequest.objects.filter(owner=key.owner, key=key.key, expires_at__lte=at).delete()
        while (row_id := _insert(key, at)) is None:
            stored = IdempotentRequest.objects.filter(owner=key.owner, key=key.key).first()
            if stored is not None:
                return _repeated(stored, key), True
        done = perform()
        if done.failed:
            transaction.set_rollback(True)
        elif done.keep:
            IdempotentRequest.objects.filter(pk=row_id).update(answer=done.body.decode())
        else:
            IdempotentRequest.objects.filter(pk=row_id).delete()
        return done.body, False


def forget_expired(*, at: datetime) -> int:
    """Delete the keys that are past their time; return how many."""
    count, _ = IdempotentRequest.objects.filter(expires_at__lte=at).delete()
    return count


_INSERT = """
INSERT INTO core_idempotentrequest (owner, key, fingerprint, answer, created_at, expires_at)
VALUES (%s, %s, %s, '', %s, %s)
ON CONFLICT (owner, key) DO NOTHING
RETURNING id
"""


def _insert(key: Key, at: datetime) -> int | None:
    """Insert the key's row and return its id, or None when there is one. Waits for a twin that has not committed."""
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, [key.owner, key.key, key.fingerprint, at, at + KEPT_FOR])
        row = cursor.fetchone()
    return row[0] if row is not None else None


def _repeated(stored: IdempotentRequest, key: Key) -> bytes:
    if stored.fingerprint != key.fingerprint:
        raise KeyReused
    return stored.answer.encode()
