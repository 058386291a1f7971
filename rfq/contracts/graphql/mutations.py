"""Mutations of contracts, and the acceptance that makes one."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Date, Decimal
from marketplace.core.graphql.values import MoneyInput
from marketplace.core.money import Money, check_money
from marketplace.providers.graphql.types import ProviderKindEnum, ServiceOrder
from marketplace.warehouses.graphql.types import WarehouseBooking
from marketplace.warehouses.inputs import BookingData
from rfq.contracts import permissions, services
from rfq.contracts.graphql.types import Contract
from rfq.quotes.graphql.types import Quote
from rfq.quotes.permissions import ACCEPT_QUOTE


class QuoteAccept(Mutation):
    """Accept the latest version of a quote. In the same moment the contract is made from it."""

    permission = ACCEPT_QUOTE
    cost = 20

    class Input:
        quote_id = graphene.ID(required=True, description="The quote.")
        version_hash = graphene.String(
            required=True, description="The hash of the version you read; a newer one is refused as STALE."
        )

    quote = field(Quote, "The accepted quote.")
    contract = field(Contract, "The contract made from it.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["quote_id"], "Quote", "quote_id")
        contract = services.accept_quote(
            actor=actor, quote_uuid=uuid, version_sha256=data["version_hash"], at=at
        )
        return {"quote": contract.quote_version.quote, "contract": contract}


class ContractSign(Mutation):
    """Sign for your firm exactly the document with this hash. With both signatures the contract is signed."""

    permission = permissions.SIGN_CONTRACT

    class Input:
        contract_id = graphene.ID(required=True, description="The contract.")
        document_hash = graphene.String(required=True, description="SHA-256 of the document you read.")

    contract = field(Contract, "The contract.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        contract = services.sign_contract(
            actor=actor, contract_uuid=_contract_uuid(data), document_sha256=data["document_hash"], at=at
        )
        return {"contract": contract}


class ContractCancel(Mutation):
    """Propose to cancel, or agree to the other side's proposal. With both the contract is cancelled."""

    permission = permissions.CANCEL_CONTRACT

    class Input:
        contract_id = graphene.ID(required=True, description="The contract.")
        reason = graphene.String(required=True, description="Why; the other side is told.")

    contract = field(Contract, "The contract.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        contract = services.cancel_contract(
            actor=actor, contract_uuid=_contract_uuid(data), reason=data["reason"], at=at
        )
        return {"contract": contract}


class ServiceOrderPlace(Mutation):
    """Order a broker, carrier, insurer or other service for your signed contract."""

    permission = permissions.ORDER_SERVICE

    class Input:
        contract_id = graphene.ID(required=True, description="The contract.")
        provider_id = graphene.ID(required=True, description="Whom to order from.")
        kind = ProviderKindEnum(required=True, description="Which of its services.")
        scope = graphene.String(required=True, description="What is to be done.")
        price = MoneyInput(description="What you offer to pay, if you do.")

    service_order = field(ServiceOrder, "The order.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        order = services.place_service_order(
            actor=actor,
            contract_uuid=_contract_uuid(data),
            provider_uuid=uuid_from(data["provider_id"], "Provider", "provider_id"),
            kind=data["kind"],
            scope=data["scope"],
            price=_price(data.get("price")),
            at=at,
        )
        return {"service_order": order}


class WarehouseBook(Mutation):
    """Book space in an overseas warehouse for the goods of your signed contract."""

    permission = permissions.BOOK_WAREHOUSE

    class Input:
        contract_id = graphene.ID(required=True, description="The contract.")
        warehouse_id = graphene.ID(required=True, description="The warehouse.")
        pallets = graphene.Int(required=True, description="Pallet places.")
        volume_m3 = Decimal(required=True, description="Volume in cubic metres.")
        weight_kg = Decimal(required=True, description="Gross mass in kg.")
        hazard_classes = graphene.List(
            graphene.NonNull(graphene.String), description="Hazard classes of the goods, such as 3 or 6.1."
        )
        from_date = Date(required=True, description="The day they come.")
        to_date = Date(required=True, description="The day they leave.")
        note = graphene.String(description="Anything to add.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        contract_uuid = _contract_uuid(data)
        warehouse_uuid = uuid_from(data["warehouse_id"], "Warehouse", "warehouse_id")
        booking = services.book_warehouse(
            actor=actor,
            contract_uuid=contract_uuid,
            warehouse_uuid=warehouse_uuid,
            data=_booking(data),
            at=at,
        )
        return {"warehouse_booking": booking}


class ContractsMutations:
    """Make and change contracts."""

    quote_accept = QuoteAccept.Field()
    contract_sign = ContractSign.Field()
    contract_cancel = ContractCancel.Field()
    service_order_place = ServiceOrderPlace.Field()
    warehouse_book = WarehouseBook.Field()


def _contract_uuid(data: Mapping[str, Any]) -> Any:
    return uuid_from(data["contract_id"], "Contract", "contract_id")


def _price(sent: Mapping[str, Any] | None) -> Money | None:
    return None if sent is None else check_money(sent["amount"], sent.get("currency"), "price.amount")


def _booking(data: Mapping[str, Any]) -> BookingData:
    return BookingData(
        pallets=data["pallets"],
        volume_m3=data["volume_m3"],
        weight_kg=data["weight_kg"],
        from_date=data["from_date"],
        to_date=data["to_date"],
        hazard_classes=tuple(data.get("hazard_classes") or ()),
        note=data.get("note") or "",
    )
