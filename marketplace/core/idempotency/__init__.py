"""Idempotency keys: a request sent twice is carried out once.

A client names a request by the header ``Idempotency-Key``. For seven days the same request under the same key, by
the same user for the same firm, is answered with the first answer; another request under it is refused.
"""

from marketplace.core.idempotency.keys import HEADER, REUSED, fingerprint_of, is_sane, owner_of
from marketplace.core.idempotency.running import Done, Key, KeyReused, run_once

__all__ = [
    "HEADER",
    "REUSED",
    "Done",
    "Key",
    "KeyReused",
    "fingerprint_of",
    "is_sane",
    "owner_of",
    "run_once",
]
