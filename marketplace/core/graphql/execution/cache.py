"""A cache that is bounded by weight, since clients choose its keys."""

from collections import OrderedDict
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")


class BoundedCache(Generic[Value]):
    """Keeps the values used last whose weights together stay within ``capacity``. Threads may share it."""

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.weight = 0
        self._held: OrderedDict[str, tuple[Value, int]] = OrderedDict()
        self._lock = Lock()

    def get(self, key: str) -> Value | None:
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def put(self, key: str, value: Value, weight: int) -> None:
        """Keep a value; one that is heavier than the whole cache isn't kept."""
        if weight > self.capacity:
            return
        with self._lock:
            _, old = self._held.pop(key, (None, 0))
            self._held[key] = (value, weight)
            self.weight += weight - old
            while self.weight > self.capacity:
                _, (_, dropped) = self._held.popitem(last=False)
                self.weight -= dropped

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self.weight = 0

    def held(self) -> list[tuple[Value, int]]:
        """Return every value with its weight, the one used longest ago first."""
        with self._lock:
            return list(self._held.values())

    def __len__(self) -> int:
        return len(self._held)
