"""What a customs clerk adds to the contract, before it is checked."""

from dataclasses import dataclass
from uuid import UUID

from rfq.declarations.models import Declaration
from rfq.declarations.record import JourneyFacts


@dataclass(frozen=True)
class DeclarationData:
    """The facts that no earlier record has: how the goods leave, who signs, for 9810 which booking."""

    mode: Declaration.Mode
    journey: JourneyFacts
    declarant: str = ""
    booking_uuid: UUID | None = None
