"""Events: one row in the writing transaction is the audit trail and the outbox.

``record`` appends to the aggregate's hash chain and queues a delivery for every subscriber; after commit a
worker delivers. ``subscribe`` declares a handler. ``verify`` recomputes the chains.
"""

from marketplace.core.events.recording import record
from marketplace.core.events.subscribing import EventData, subscribe

__all__ = ["EventData", "record", "subscribe"]
