"""What the twin does with what it takes in."""

from __future__ import annotations

from enum import StrEnum


class Scenario(StrEnum):
    """CLEAR is the normal path; the others are what customs does when all is not well.

    REJECT also rejects orders; STAGE leaves a declaration unsigned; HOLD stops after it was received.
    """

    CLEAR = "CLEAR"
    INSPECT = "INSPECT"
    RETURN = "RETURN"
    REJECT = "REJECT"
    HOLD = "HOLD"
    STAGE = "STAGE"


CHANNELS: dict[Scenario, tuple[str, ...]] = {
    Scenario.CLEAR: ("7", "L", "J", "P", "R"),
    Scenario.INSPECT: ("7", "L", "J", "C", "P", "R"),
    Scenario.RETURN: ("7", "L", "Z"),
    Scenario.REJECT: ("7", "E"),
    Scenario.HOLD: ("7", "L", "H"),
    Scenario.STAGE: (),
}

NUMBERED = frozenset("LJCPRZH")
"""Channels from which on a declaration has its number, when it has got that far."""

OPEN_AGAIN = frozenset("ZEY")
"""Last channels after which the same declaration may be sent again."""

NOTES: dict[str, str] = {
    "7": "declared",
    "L": "received",
    "J": "concluded",
    "C": "inspection: keep the goods at hand",
    "P": "released",
    "R": "cleared",
    "E": "rejected as the scenario asks",
    "Z": "returned as the scenario asks",
    "H": "suspended",
}
