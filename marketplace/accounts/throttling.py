"""Limits on guessing, counted in the shared cache so that all processes count together."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache

from marketplace.core.errors import ErrorCode, PermissionDenied, fail


@dataclass(frozen=True)
class Limit:
    """At most ``amount`` attempts for a key in each window of ``seconds``."""

    name: str
    amount: int
    seconds: int

    def take(self, key: str, *, at: datetime) -> None:
        """Count an attempt before it is made, so that a burst can't slip through.

        :raises PermissionDenied: TOO_MANY_ATTEMPTS with the ``seconds`` to wait.
        """
        counter = self._counter(key, at)
        cache.add(counter, 0, timeout=self.seconds)
        if cache.incr(counter) > self.amount:
            wait = self.seconds - int(at.timestamp()) % self.seconds
            fail(
                PermissionDenied,
                ErrorCode.TOO_MANY_ATTEMPTS,
                f"Too many attempts. Try again in {wait} seconds.",
                seconds=wait,
            )

    def give_back(self, key: str, *, at: datetime) -> None:
        """Uncount an attempt that turned out to be no guess."""
        counter = self._counter(key, at)
        if cache.get(counter):
            cache.decr(counter)

    def _counter(self, key: str, at: datetime) -> str:
        """Name the counter without the key itself: addresses of people don't belong in a cache's key list."""
        hashed = hashlib.sha256(key.lower().encode()).hexdigest()[:32]
        return f"accounts.throttle:{self.name}:{hashed}:{int(at.timestamp()) // self.seconds}"


PASSWORD_BY_EMAIL = Limit("password-email", amount=5, seconds=300)
PASSWORD_BY_ADDRESS = Limit("password-address", amount=50, seconds=300)
REGISTER_BY_EMAIL = Limit("register-email", amount=3, seconds=3600)
REGISTER_BY_ADDRESS = Limit("register-address", amount=30, seconds=3600)
