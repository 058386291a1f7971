"""Providers and orders that the tests of this room begin with."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from marketplace.accounts.roles import Role
from marketplace.core.contacts import Contact
from marketplace.core.trade_terms import TransportMode
from marketplace.providers import services
from marketplace.providers.choices import ProviderKind
from marketplace.providers.inputs import LaneData, ProviderData
from marketplace.providers.models import Provider, ServiceOrder
from tests.cast import Cast, Firm

AT = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 25, 8, 0, tzinfo=UTC)
CONTRACT = UUID("01934f00-0000-7000-8000-000000000001")
OTHER_CONTRACT = UUID("01934f00-0000-7000-8000-000000000002")

CN_MN_RAIL = LaneData("CN", "MN", TransportMode.RAIL)
CN_RU_ROAD = LaneData("CN", "RU", TransportMode.ROAD)


def profile(**changes: Any) -> ProviderData:
    """Describe a customs broker, unless ``changes`` say otherwise."""
    facts: dict[str, Any] = {
        "kinds": (ProviderKind.BROKER,),
        "scope": {"en": "Export declarations of chemicals", "zh-Hans": "化工品出口报关"},
        "lanes": (),
        "contact": Contact("Sample Desk", "desk@broker.example", "+86 477 0000000"),
    }
    return ProviderData(**{**facts, **changes})


def carrier_profile(**changes: Any) -> ProviderData:
    facts: dict[str, Any] = {
        "kinds": (ProviderKind.CARRIER_RAIL, ProviderKind.CARRIER_ROAD),
        "scope": {"en": "Trains to Ulaanbaatar", "mn": "Улаанбаатар руу галт тэрэг"},
        "lanes": (CN_MN_RAIL, CN_RU_ROAD),
    }
    return profile(**{**facts, **changes})


def registered(firm: Firm, data: ProviderData | None = None) -> Provider:
    return services.register_provider(actor=firm.actor(Role.MANAGER), data=data or profile(), at=AT)


def placed(
    cast: Cast, provider: Provider, *, client: Firm | None = None, subject: UUID = CONTRACT, **changes: Any
) -> ServiceOrder:
    """Place an order with a provider for the producer, of the first kind it offers."""
    firm = client or cast.producer
    facts: dict[str, Any] = {
        "kind": ProviderKind(provider.kinds[0]),
        "scope": "Declare 25 t of methanol under 9710",
        "price": None,
    }
    return services.place_order(
        actor=firm.owner,
        provider_uuid=provider.uuid,
        subject_uuid=subject,
        subject_number="CON-2026-000001",
        at=AT,
        **{**facts, **changes},
    )
