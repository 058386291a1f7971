"""The rows of providers: their directory and service orders."""

from collections.abc import Callable
from typing import Any

from marketplace.core.ids import uuid7
from marketplace.providers import services
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider, ServiceOrder
from tests.permissions.rows import (
    DENIED,
    DONE,
    FOR_ITSELF,
    HIDDEN_FROM_ALL,
    LISTED,
    LISTED_TO_A_FIRM,
    LISTED_TO_ALL,
    NOTHING,
    OF_A_FIRM,
    PUBLIC,
    READ_BY_A_FIRM,
    READ_BY_ANY_FIRM,
    SHOWN_TO_A_FIRM,
    UNKNOWN,
    UNLISTED,
    UNLISTED_TO_ALL,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.providers.scene import profile, registered

REASON = "No longer needed."
PROFILE = {"kinds": ["TRANSLATOR"], "scope": {"en": "Contracts in four languages"}, "isListed": True}


def provider(ground: Ground, **changes: Any) -> Provider:
    return registered(ground.cast.provider, profile(**changes))


def placed(ground: Ground) -> ServiceOrder:
    """The producer has asked its broker to declare goods."""
    return services.place_order(
        actor=ground.cast.producer.owner,
        provider_uuid=provider(ground).uuid,
        kind=ProviderKind.BROKER,
        subject_uuid=uuid7(),
        subject_number="CON-2026-000001",
        scope="Declare 24 t of methanol",
        at=ground.at,
    )


def accepted(ground: Ground) -> ServiceOrder:
    order = placed(ground)
    return services.accept_order(actor=ground.cast.provider.owner, order_uuid=order.uuid, at=ground.at)


def about_order(state: Callable[[Ground], ServiceOrder], **values: Any) -> Callable[[Ground], Asked]:
    return lambda ground: sent(serviceOrderId=id_of(state(ground)), **values)


CLIENT_TOO = {"producer.VIEWER": DONE, "zone.VIEWER": DONE, "rival_producer.OWNER": NOTHING, "loner": DENIED}
CLIENT_SEES = {"producer.VIEWER": LISTED, "zone.VIEWER": LISTED, "rival_producer.OWNER": UNLISTED}
NOT_THE_CLIENT = {"producer.OWNER": DENIED, "zone.OWNER": DENIED}

PROVIDERS = (
    Row("providers", lambda g: among("Provider", provider(g)), "provider.OWNER", LISTED_TO_ALL),
    Row(
        "providers",
        lambda g: among("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        UNLISTED_TO_ALL,
        case="one that is not listed",
    ),
    Row("provider", lambda g: one("Provider", provider(g)), "provider.OWNER", PUBLIC),
    Row(
        "provider",
        lambda g: one("Provider", provider(g)),
        "provider.OWNER",
        READ_BY_ANY_FIRM,
        case="whom to write to",
        selects="contact { email }",
        others={"newcomer.OWNER": DONE, "loner": DENIED},
    ),
    Row(
        "provider",
        lambda g: one("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        HIDDEN_FROM_ALL,
        case="one that is not listed",
    ),
    Row(
        "node",
        lambda g: one("Provider", provider(g, is_listed=False)),
        "provider.OWNER",
        SHOWN_TO_A_FIRM,
        case="Provider",
    ),
    Row(
        "ownProvider",
        lambda g: Asked({}, id_of(provider(g))),
        "provider.OWNER",
        READ_BY_A_FIRM,
        others={"producer.OWNER": DENIED, "loner": DENIED},
    ),
    Row(
        "providerRegister",
        lambda _: sent(**PROFILE),
        "provider.MANAGER",
        FOR_ITSELF,
        others={"provider.SALES": DENIED, "producer.OWNER": DENIED},
    ),
    Row(
        "providerUpdate",
        lambda g: provider(g) and sent(**PROFILE),
        "provider.MANAGER",
        OF_A_FIRM,
        others={"provider.SALES": DENIED, "producer.OWNER": DENIED},
    ),
)

ORDERS = (
    Row(
        "serviceOrders",
        lambda g: among("ServiceOrder", placed(g)),
        "provider.OWNER",
        LISTED_TO_A_FIRM,
        others=CLIENT_SEES,
    ),
    Row(
        "serviceOrder",
        lambda g: one("ServiceOrder", placed(g)),
        "provider.OWNER",
        READ_BY_A_FIRM,
        others=CLIENT_TOO,
    ),
    Row(
        "node",
        lambda g: one("ServiceOrder", placed(g)),
        "provider.OWNER",
        SHOWN_TO_A_FIRM,
        case="ServiceOrder",
    ),
    Row("serviceOrderAccept", about_order(placed), "provider.SALES", OF_A_FIRM, others=NOT_THE_CLIENT),
    Row(
        "serviceOrderDecline",
        about_order(placed, reason=REASON),
        "provider.SALES",
        OF_A_FIRM,
        others={**NOT_THE_CLIENT, "provider.CUSTOMS_CLERK": DENIED},
    ),
    Row(
        "serviceOrderComplete",
        about_order(accepted, resultReference="150620260000000001"),
        "provider.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_CLIENT,
    ),
    Row(
        "serviceOrderCancel",
        about_order(accepted, reason=REASON),
        "producer.SALES",
        OF_A_FIRM,
        others={"provider.SALES": DONE, "provider.VIEWER": DENIED, "rival_provider.OWNER": UNKNOWN},
    ),
)

ROOM = Room("providers", lambda ground: ground, (*PROVIDERS, *ORDERS))
