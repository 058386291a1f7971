"""The rows of customs declarations: filed by the seller, or by the broker that it has appointed."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from marketplace.accounts.roles import Role
from marketplace.core.actor import Actor
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from rfq.declarations import services
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.models import Declaration
from tests.cast import Firm
from tests.listing_cast import make_goods
from tests.permissions.rows import (
    DENIED,
    DONE,
    LISTED,
    LISTED_TO_A_FIRM,
    NOTHING,
    OF_A_FIRM,
    READ_BY_A_FIRM,
    SHOWN_TO_A_FIRM,
    UNAUTHENTICATED,
    UNKNOWN,
    UNLISTED,
    Answers,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.permissions.trades import contracted, in_force, signed
from tests.providers import scene as provider_scene
from tests.rfq.scene import Customs, journey_facts

REASON = "The train was cancelled."
JOURNEY = {
    "transportMode": "RAIL",
    "conveyance": "X8065",
    "voyage": "8065",
    "billNumber": "SMGS2026112401",
    "customsOffice": "0707",
    "exitOffice": "0601",
    "exitPort": "150501",
    "destinationPort": "RUS000",
}


@dataclass(frozen=True)
class Declarations(Ground):
    """Two contracts in force: of the second, customs has accepted the order that the seller transmitted."""

    contract: Contract
    accepted: Declaration
    broker: Provider

    @property
    def clerk(self) -> Actor:
        return self.cast.producer.actor(Role.CUSTOMS_CLERK)

    @property
    def brokers_clerk(self) -> Actor:
        return self.cast.provider.actor(Role.CUSTOMS_CLERK)


def prepare(ground: Ground) -> Declarations:
    methanol, clerk = make_goods(ground.cast).methanol, ground.cast.producer.actor(Role.CUSTOMS_CLERK)
    contract, exported = (in_force(ground, signed(ground, contracted(ground, methanol))) for _ in range(2))
    accepted = checked(ground, clerk, exported)
    services.transmit_order(actor=clerk, declaration_uuid=accepted.uuid, at=ground.at)
    Customs(Path(settings.CUSTOMS_ROOT)).work(ground.at)
    return Declarations(
        ground.cast, ground.at, contract, accepted, provider_scene.registered(ground.cast.provider)
    )


def drafted(ground: Ground, clerk: Actor, contract: Contract) -> Declaration:
    data = DeclarationData(mode=Declaration.Mode.DIRECT_EXPORT, journey=journey_facts())
    return services.prepare_declaration(actor=clerk, contract_uuid=contract.uuid, data=data, at=ground.at)


def checked(ground: Ground, clerk: Actor, contract: Contract) -> Declaration:
    declaration = drafted(ground, clerk, contract)
    return services.check_declaration(actor=clerk, declaration_uuid=declaration.uuid, at=ground.at)


def preparing(ground: Declarations) -> Asked:
    return sent(contractId=id_of(ground.contract), mode="MODE_9710", journey=JOURNEY)


def sellers(state: Callable[..., Declaration], **values: Any) -> Callable[[Declarations], Asked]:
    """The seller's clerk has brought a declaration so far."""
    return lambda ground: sent(declarationId=id_of(state(ground, ground.clerk, ground.contract)), **values)


def appoint(ground: Declarations, client: Firm) -> Any:
    """A party of the contract orders the broker, which accepts."""
    order = contracts.place_service_order(
        actor=client.owner,
        contract_uuid=ground.contract.uuid,
        provider_uuid=ground.broker.uuid,
        kind=ProviderKind.BROKER,
        scope="Declare",
        price=None,
        at=ground.at,
    )
    return providers.accept_order(actor=ground.cast.provider.owner, order_uuid=order.uuid, at=ground.at)


def with_broker_of(client: str) -> Callable[[Declarations], Asked]:
    def scene(ground: Declarations) -> Asked:
        appoint(ground, getattr(ground.cast, client))
        return preparing(ground)

    return scene


def brokers(ground: Declarations) -> Asked:
    """The seller's broker has checked a declaration."""
    appoint(ground, ground.cast.producer)
    return sent(declarationId=id_of(checked(ground, ground.brokers_clerk, ground.contract)))


def dismissed_brokers(ground: Declarations, **values: Any) -> Asked:
    """The seller's broker has checked a declaration, and the seller has cancelled its order since."""
    order = appoint(ground, ground.cast.producer)
    declaration = checked(ground, ground.brokers_clerk, ground.contract)
    providers.cancel_order(
        actor=ground.cast.producer.owner, order_uuid=order.uuid, reason=REASON, at=ground.at
    )
    return sent(declarationId=id_of(declaration), **values)


NOT_THE_FILER = {
    "producer.SALES": DENIED,
    "provider.CUSTOMS_CLERK": UNKNOWN,
    "buyer.OWNER": DENIED,
    "zone.OWNER": DENIED,
}
BY_A_DISMISSED_BROKER = Answers(UNAUTHENTICATED, UNKNOWN, DENIED, UNKNOWN)

READS = (
    Row(
        "declarations",
        lambda g: among("Declaration", g.accepted),
        "producer.CUSTOMS_CLERK",
        LISTED_TO_A_FIRM,
        others={"provider.OWNER": UNLISTED, "buyer.OWNER": DENIED, "zone.VIEWER": LISTED, "loner": DENIED},
    ),
    Row(
        "declaration",
        lambda g: one("Declaration", g.accepted),
        "producer.CUSTOMS_CLERK",
        READ_BY_A_FIRM,
        others={"provider.OWNER": NOTHING, "buyer.OWNER": DENIED, "zone.VIEWER": DONE, "loner": DENIED},
    ),
    Row(
        "node",
        lambda g: one("Declaration", g.accepted),
        "producer.CUSTOMS_CLERK",
        SHOWN_TO_A_FIRM,
        case="Declaration",
        others={"provider.OWNER": NOTHING, "buyer.OWNER": NOTHING, "zone.VIEWER": DONE},
    ),
)

SELLER = (
    Row("declarationPrepare", preparing, "producer.CUSTOMS_CLERK", OF_A_FIRM, others=NOT_THE_FILER),
    Row("declarationCheck", sellers(drafted), "producer.CUSTOMS_CLERK", OF_A_FIRM, others=NOT_THE_FILER),
    Row(
        "declarationTransmitOrder",
        sellers(checked),
        "producer.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_FILER,
    ),
    Row(
        "declarationSubmit",
        lambda g: sent(declarationId=id_of(g.accepted)),
        "producer.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_FILER,
    ),
    Row(
        "declarationWithdraw",
        sellers(drafted, reason=REASON),
        "producer.CUSTOMS_CLERK",
        OF_A_FIRM,
        others=NOT_THE_FILER,
    ),
)

BROKER = (
    Row(
        "declarationPrepare",
        with_broker_of("producer"),
        "provider.CUSTOMS_CLERK",
        OF_A_FIRM,
        case="by the seller's broker",
        others={"producer.CUSTOMS_CLERK": DONE},
    ),
    Row(
        "declarationPrepare",
        with_broker_of("buyer"),
        "provider.CUSTOMS_CLERK",
        Answers(UNAUTHENTICATED, UNKNOWN, DENIED, UNKNOWN),
        case="by the buyer's broker",
    ),
    Row(
        "declarationTransmitOrder",
        brokers,
        "provider.CUSTOMS_CLERK",
        OF_A_FIRM,
        case="by the seller's broker",
        others={"producer.CUSTOMS_CLERK": UNKNOWN},
    ),
    Row(
        "declarationTransmitOrder",
        dismissed_brokers,
        "provider.CUSTOMS_CLERK",
        BY_A_DISMISSED_BROKER,
        case="by a broker since dismissed",
    ),
    Row(
        "declarationWithdraw",
        lambda g: dismissed_brokers(g, reason=REASON),
        "provider.CUSTOMS_CLERK",
        BY_A_DISMISSED_BROKER,
        case="by a broker since dismissed",
        others={"producer.CUSTOMS_CLERK": DONE, "producer.VIEWER": DENIED, "rival_producer.OWNER": UNKNOWN},
    ),
)

ROOM = Room("declarations", prepare, (*READS, *SELLER, *BROKER))
