"""The rows of contracts, their payments, and what is ordered and booked for them."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from marketplace.accounts.roles import Role
from marketplace.payments.models import Milestone
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import Provider
from marketplace.warehouses.models import Warehouse
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from tests.listing_cast import make_goods
from tests.permissions.rows import (
    DENIED,
    DONE,
    LISTED,
    LISTED_TO_A_FIRM,
    NOT_ADMITTED,
    NOTHING,
    OF_A_FIRM,
    PUBLIC,
    READ_BY_A_FIRM,
    SHOWN_TO_A_FIRM,
    UNKNOWN,
    UNLISTED,
    Asked,
    Ground,
    Room,
    Row,
    among,
    id_of,
    one,
    sent,
)
from tests.permissions.trades import contracted, signed
from tests.providers import scene as provider_scene
from tests.rfq.scene import deposit_of
from tests.warehouses import scene as warehouse_scene

REASON = "The buyer's plant is down."


@dataclass(frozen=True)
class Contracts(Ground):
    """A contract of the producer and the buyer that waits for signatures, a broker and a warehouse."""

    offered: Contract
    broker: Provider
    warehouse: Warehouse


def prepare(ground: Ground) -> Contracts:
    return Contracts(
        ground.cast,
        ground.at,
        offered=contracted(ground, make_goods(ground.cast).methanol),
        broker=provider_scene.registered(ground.cast.provider),
        warehouse=warehouse_scene.registered(ground.cast.warehouse),
    )


def about(ground: Contracts, **values: Any) -> Asked:
    return sent(contractId=id_of(ground.offered), **values)


def signing(ground: Contracts) -> Asked:
    assert ground.offered.document is not None
    return about(ground, documentHash=ground.offered.document.sha256)


def brokered(ground: Contracts) -> Asked:
    """The buyer's broker has accepted."""
    buyer, contract = ground.cast.buyer.actor(Role.BUYER), signed(ground, ground.offered)
    order = contracts.place_service_order(
        actor=buyer,
        contract_uuid=contract.uuid,
        provider_uuid=ground.broker.uuid,
        kind=ProviderKind.BROKER,
        scope="Clear the import",
        price=None,
        at=ground.at,
    )
    providers.accept_order(actor=ground.cast.provider.owner, order_uuid=order.uuid, at=ground.at)
    return one("Contract", contract)


def ordering(ground: Contracts) -> Asked:
    signed(ground, ground.offered)
    return about(ground, providerId=id_of(ground.broker), kind="BROKER", scope="Declare the export")


def booking(ground: Contracts) -> Asked:
    signed(ground, ground.offered)
    first = ground.at.date() + timedelta(days=30)
    return about(
        ground,
        warehouseId=id_of(ground.warehouse),
        pallets=10,
        volumeM3="20",
        weightKg="10000",
        hazardClasses=["3"],
        fromDate=first.isoformat(),
        toDate=(first + timedelta(days=30)).isoformat(),
    )


def deposit(ground: Contracts) -> Milestone:
    return deposit_of(signed(ground, ground.offered))


def receipt(ground: Contracts) -> Asked:
    milestone = deposit(ground)
    return sent(
        milestoneId=id_of(milestone),
        amount={"amount": str(milestone.amount), "currency": milestone.currency},
        receivedAt=ground.at.isoformat(),
        bankReference="FT 1",
    )


BUYER_TOO = {
    "buyer.VIEWER": DONE,
    "rival_buyer.OWNER": NOTHING,
    "zone.VIEWER": DONE,
    "provider.OWNER": NOTHING,
    "loner": DENIED,
}
BUYER_SEES = {
    "buyer.VIEWER": LISTED,
    "rival_buyer.OWNER": UNLISTED,
    "zone.VIEWER": LISTED,
    "provider.OWNER": UNLISTED,
    "loner": DENIED,
}
BUYER_SIGNS = {
    "buyer.APPROVER": DONE,
    "buyer.BUYER": DENIED,
    "rival_buyer.OWNER": UNKNOWN,
    "zone.OWNER": DENIED,
}
BUYER_ORDERS = {
    "buyer.BUYER": DONE,
    "buyer.FINANCE": DENIED,
    "rival_buyer.OWNER": UNKNOWN,
    "provider.OWNER": DENIED,
    "zone.OWNER": DENIED,
    "newcomer.OWNER": NOT_ADMITTED,
}

READS = (
    Row(
        "contracts",
        lambda g: among("Contract", g.offered),
        "producer.SALES",
        LISTED_TO_A_FIRM,
        others={**BUYER_SEES, "warehouse.OWNER": DENIED, "newcomer.OWNER": NOT_ADMITTED},
    ),
    Row(
        "contract",
        lambda g: one("Contract", g.offered),
        "producer.SALES",
        READ_BY_A_FIRM,
        others={**BUYER_TOO, "warehouse.OWNER": DENIED, "newcomer.OWNER": NOT_ADMITTED},
    ),
    Row(
        "contract",
        brokered,
        "provider.CUSTOMS_CLERK",
        READ_BY_A_FIRM,
        case="by a party's broker",
        others={"warehouse.OWNER": DENIED},
    ),
    Row(
        "contract",
        brokered,
        "buyer.BUYER",
        READ_BY_A_FIRM,
        case="what one side ordered for it",
        selects="serviceOrders { id }",
        others={"producer.OWNER": NOTHING, "provider.OWNER": DONE, "zone.VIEWER": DONE},
    ),
    Row(
        "node",
        lambda g: one("Contract", g.offered),
        "producer.SALES",
        SHOWN_TO_A_FIRM,
        case="Contract",
        others={"rival_buyer.OWNER": NOTHING, "provider.OWNER": NOTHING, "warehouse.OWNER": NOTHING},
    ),
    Row("documentCheck", lambda g: Asked({"id": str(g.offered.uuid)}), "producer.SALES", PUBLIC),
)

SIGNING = (
    Row(
        "contractSign",
        signing,
        "producer.APPROVER",
        OF_A_FIRM,
        others={**BUYER_SIGNS, "producer.SALES": DENIED},
    ),
    Row(
        "contractCancel",
        lambda g: about(g, reason=REASON),
        "producer.APPROVER",
        OF_A_FIRM,
        others={**BUYER_SIGNS, "producer.SALES": DENIED},
    ),
)

LINKS = (
    Row(
        "serviceOrderPlace",
        ordering,
        "producer.SALES",
        OF_A_FIRM,
        others={**BUYER_ORDERS, "producer.CUSTOMS_CLERK": DENIED},
    ),
    Row("warehouseBook", booking, "producer.SALES", OF_A_FIRM, others=BUYER_ORDERS),
)

PAYMENTS = (
    Row(
        "milestones",
        lambda g: among("Milestone", deposit(g)),
        "producer.FINANCE",
        LISTED_TO_A_FIRM,
        others=BUYER_SEES,
    ),
    Row(
        "milestone",
        lambda g: one("Milestone", deposit(g)),
        "producer.FINANCE",
        READ_BY_A_FIRM,
        others=BUYER_TOO,
    ),
    Row(
        "node",
        lambda g: one("Milestone", deposit(g)),
        "producer.FINANCE",
        SHOWN_TO_A_FIRM,
        case="Milestone",
        others={"rival_buyer.OWNER": NOTHING, "provider.OWNER": NOTHING},
    ),
    Row(
        "paymentRecord",
        receipt,
        "producer.FINANCE",
        OF_A_FIRM,
        others={"producer.SALES": DENIED, "buyer.FINANCE": DENIED, "zone.OWNER": DENIED},
    ),
)

ROOM = Room("contracts", prepare, (*READS, *SIGNING, *LINKS, *PAYMENTS))
