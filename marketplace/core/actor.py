"""Who acts: the frozen identity that every service and selector is given."""

from dataclasses import dataclass
from uuid import UUID

SYSTEM_NAME = "system"


@dataclass(frozen=True)
class Actor:
    """A person or machine, acting for at most one organisation with that membership's roles.

    ``kind`` is the organisation's kind (``BUYER``, ``PRODUCER``, …); ``roles`` the membership's. A bearer token
    may narrow ``roles``, never widen them. An anonymous visitor has neither user nor organisation.
    """

    user_id: int | None = None
    user_uuid: UUID | None = None
    name: str = ""
    organization_id: int | None = None
    organization_uuid: UUID | None = None
    organization_name: str = ""
    kind: str = ""
    roles: frozenset[str] = frozenset()
    admitted: bool = False
    is_system: bool = False
    language: str = "en"

    @property
    def is_authenticated(self) -> bool:
        return self.user_id is not None or self.is_system


ANONYMOUS = Actor()
SYSTEM = Actor(name=SYSTEM_NAME, is_system=True, admitted=True)
