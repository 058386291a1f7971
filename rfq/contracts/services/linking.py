"""Order services and book warehouses for a contract."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.money import Money
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from marketplace.providers.models import ServiceOrder
from marketplace.warehouses import services as warehouses
from marketplace.warehouses.inputs import BookingData
from marketplace.warehouses.models import Booking
from rfq.contracts import permissions
from rfq.contracts.flow import IN_FORCE
from rfq.contracts.models import Contract
from rfq.contracts.services.moving import locked_contract


@transaction.atomic
def place_service_order(
    *,
    actor: Actor,
    contract_uuid: UUID,
    provider_uuid: UUID,
    kind: ProviderKind,
    scope: str,
    price: Money | None,
    at: datetime,
) -> ServiceOrder:
    """Order a broker, carrier or insurer for one's contract.

    :raises NotFound: no such contract of the actor's firm, or no such provider.
    :raises Conflict: the contract isn't signed, or has ended.
    """
    permissions.ORDER_SERVICE.enforce(actor)
    contract = _in_force(contract_uuid, actor)
    return providers.place_order(
        actor=actor,
        provider_uuid=provider_uuid,
        kind=kind,
        subject_uuid=contract.uuid,
        subject_number=contract.number,
        scope=scope,
        price=price,
        at=at,
    )


@transaction.atomic
def book_warehouse(
    *, actor: Actor, contract_uuid: UUID, warehouse_uuid: UUID, data: BookingData, at: datetime
) -> Booking:
    """Book space in an overseas warehouse for the goods of one's contract.

    :raises NotFound: no such contract of the actor's firm, or no such warehouse.
    :raises Conflict: the contract isn't signed, or the space is taken.
    """
    permissions.BOOK_WAREHOUSE.enforce(actor)
    contract = _in_force(contract_uuid, actor)
    return warehouses.request_booking(
        actor=actor,
        warehouse_uuid=warehouse_uuid,
        data=data,
        subject_uuid=contract.uuid,
        subject_number=contract.number,
        at=at,
    )


def _in_force(uuid: UUID, actor: Actor) -> Contract:
    contract = locked_contract(uuid, of_actor=actor)
    if contract.state not in IN_FORCE:
        fail(
            Conflict,
            ErrorCode.WRONG_STATE,
            f"The contract is {contract.state}; services are ordered once it is signed.",
            "contract_id",
            state=contract.state,
        )
    return contract
