"""What the twin has at hand while it answers one file."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from rfq.declarations.codes import Configuration
from rfq.declarations.twin.papers import Paper, stamp
from rfq.declarations.twin.state import Answer, TwinState


@dataclass(frozen=True, slots=True)
class Desk:
    """`stem`: the name of the file without its suffix. `digest`: identifies name and bytes of the file."""

    state: TwinState
    stem: str
    digest: str
    at: datetime
    configuration: Configuration

    def moment(self) -> datetime:
        return self.state.next_moment(self.at)

    def succeeded(self, content: bytes, at: datetime) -> Paper:
        return Paper(f"Successed_{self.stem}_{stamp(at)}.xml", content)

    def failed(self, content: bytes) -> Answer:
        """Return the answer to a file that was not taken."""
        return Answer(False, (Paper(f"Failed_{self.stem}_{stamp(self.moment())}.xml", content),))
