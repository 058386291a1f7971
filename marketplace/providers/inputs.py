"""What a firm sends to describe itself as a provider, before it is checked."""

from collections.abc import Mapping
from dataclasses import dataclass

from marketplace.core.contacts import NOBODY, Contact
from marketplace.core.trade_terms import TransportMode
from marketplace.providers.choices import ProviderKind


@dataclass(frozen=True)
class LaneData:
    """A way from country to country (ISO 3166 alpha-2) by one mode, usually in so many days."""

    from_country: str
    to_country: str
    mode: TransportMode
    days: int | None = None


@dataclass(frozen=True)
class ProviderData:
    """A whole profile. ``scope`` is by language."""

    kinds: tuple[ProviderKind, ...]
    scope: Mapping[str, str]
    lanes: tuple[LaneData, ...] = ()
    hazard_classes: tuple[str, ...] = ()
    contact: Contact = NOBODY
    is_listed: bool = True
