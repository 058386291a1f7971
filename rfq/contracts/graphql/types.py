"""Object types of contracts."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.accounts.graphql.types import Organization
from marketplace.core.files.graphql.types import StoredFile
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.trade_enums import (
    IncotermEnum,
    PaymentInstrumentEnum,
    PaymentTriggerEnum,
    ToleranceOptionEnum,
    TransportModeEnum,
)
from marketplace.core.graphql.values import Money, Quantity
from marketplace.payments import selectors as payments
from marketplace.payments.graphql.types import Milestone
from marketplace.providers import selectors as providers
from marketplace.providers.graphql.types import ServiceOrder
from marketplace.warehouses import selectors as warehouses
from marketplace.warehouses.graphql.types import WarehouseBooking
from rfq.contracts import selectors
from rfq.contracts.flow import Party, State

ContractStateEnum = enum_of(
    State,
    "Where a contract stands.",
    {
        State.DRAFTED: "Made from the accepted quote; its document is being rendered.",
        State.IN_SIGNATURE: "Its document waits for both signatures.",
        State.SIGNED: "Signed by both; waits for the deposit, where there is one.",
        State.EFFECTIVE: "In force; export may begin.",
        State.IN_EXECUTION: "The order message has gone to customs.",
        State.LAPSED: "Not signed in time.",
    },
    name="ContractState",
)
PartyEnum = enum_of(Party, "A side of a contract.")


class ContractLine(graphene.ObjectType):
    """One line of a contract, as copied from the accepted quote."""

    position = field(graphene.Int, "Its place, from 1.", required=True, reads="facts.position")
    sku = field(graphene.String, "The seller's number for the goods.", required=True, reads="facts.goods.sku")
    name = field(
        graphene.String,
        "The goods' name.",
        required=True,
        language=graphene.String(
            description="en, zh-Hans, ru or mn; default the contract's second language."
        ),
    )
    hs_code = field(
        graphene.String, "Chinese HS code, 10 digits.", required=True, reads="facts.goods.hs_code"
    )
    cas = field(graphene.String, "CAS number, of a substance.")
    un_number = field(graphene.String, "UN number, of dangerous goods.")
    quantity = field(Quantity, "How much.", required=True)
    price_quantity = field(Quantity, "The same in the unit of the price.", required=True)
    unit_price = field(Money, "Price of one price unit.", required=True)
    line_total = field(Money, "Price of the line.", required=True)
    tolerance_percent = field(
        Decimal,
        "Quantity tolerance, plus or minus, in percent.",
        required=True,
        reads="facts.tolerance_percent",
    )
    tolerance_option = field(
        ToleranceOptionEnum, "Who may use the tolerance.", required=True, reads="facts.tolerance_option"
    )
    packaging = field(
        graphene.String, "Packaging code of the listing.", required=True, reads="facts.packaging"
    )
    packages = field(graphene.Int, "How many packages.", required=True, reads="facts.packages")
    net_kg = field(Decimal, "Net mass in kg.", required=True, reads="facts.net_kg")
    gross_kg = field(Decimal, "Gross mass in kg.", required=True, reads="facts.gross_kg")

    @staticmethod
    def resolve_name(line: Any, _info: Any, language: str | None = None) -> str:
        return str(line.facts.goods.name(language or line.language))

    @staticmethod
    def resolve_cas(line: Any, _info: Any) -> str | None:
        return line.facts.goods.cas or None

    @staticmethod
    def resolve_un_number(line: Any, _info: Any) -> str | None:
        goods = line.facts.goods.dangerous_goods
        return goods.un_number if goods else None


class PaymentTerm(graphene.ObjectType):
    """One agreed payment. Once the contract is signed it becomes a milestone."""

    position = field(graphene.Int, "Its place, from 1.", required=True, reads="facts.position")
    percent = field(Decimal, "Share of the total in percent.", required=True, reads="facts.percent")
    amount = field(Money, "The amount.", required=True)
    trigger = field(PaymentTriggerEnum, "What makes it due.", required=True, reads="facts.trigger")
    instrument = field(PaymentInstrumentEnum, "How it is paid.", required=True, reads="facts.instrument")
    days = field(graphene.Int, "Days after the trigger.", required=True, reads="facts.days")


class Signature(graphene.ObjectType):
    """One side's signature."""

    party = field(PartyEnum, "Which side.", required=True)
    name = field(graphene.String, "Who signed.", required=True)
    title = field(graphene.String, "In which position.")
    document_hash = field(
        graphene.String, "SHA-256 of the document signed.", required=True, reads="document_sha256"
    )
    signed_at = field(DateTime, "When.", required=True, reads="created_at")


class Contract(Entity):
    """A contract of sale. Seen by its two parties, their appointed brokers and the zone operator."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as CON-2026-000042.", required=True)
    state = field(ContractStateEnum, "Where it stands.", required=True)
    state_note = field(graphene.String, "Why it lapsed or is to be cancelled.")
    cancellation_party = field(PartyEnum, "Which side proposes to cancel.")
    seller = field(Organization, "Who sells.", required=True)
    buyer = field(Organization, "Who buys.", required=True)
    quote_number = field(graphene.String, "The accepted quote.", required=True, reads="terms.quote_number")
    rfq_number = field(graphene.String, "The request it began with.", required=True, reads="terms.rfq_number")
    language = field(graphene.String, "Its second language beside Chinese.", required=True)
    incoterm = field(IncotermEnum, "Delivery rule.", required=True)
    place_name = field(graphene.String, "Named place.", required=True)
    transport_mode = field(
        TransportModeEnum, "How the goods cross the border.", required=True, reads="terms.transport_mode"
    )
    destination_country = field(graphene.String, "Country of destination, ISO 3166 alpha-2.", required=True)
    shipment_from_date = field(
        Date, "Shipment window, first day.", required=True, reads="terms.shipment_from_date"
    )
    shipment_to_date = field(
        Date, "Shipment window, last day.", required=True, reads="terms.shipment_to_date"
    )
    total = field(Money, "Price of everything.", required=True, reads="total_money")
    freight = field(Money, "Part of the total that is freight.", required=True, reads="freight_money")
    insurance = field(Money, "Part of the total that is insurance.", required=True, reads="insurance_money")
    facts_hash = field(graphene.String, "SHA-256 of everything it says.", required=True, reads="facts_sha256")
    created_at = field(DateTime, "When the quote was accepted.", required=True)
    signed_at = field(DateTime, "When the second side signed.")
    effective_at = field(DateTime, "When it took effect.")
    lines = field(list_of(ContractLine), "The goods.", required=True, cost=2)
    payment_terms = field(list_of(PaymentTerm), "The agreed payments.", required=True, cost=2)
    document = field(StoredFile, "The bilingual contract to be signed; null while it is rendered.")
    signed_document = field(StoredFile, "The contract with both signatures.")
    signatures = field(list_of(Signature), "Who has signed.", required=True)
    milestones = field(
        list_of(Milestone), "Payments due and received, for the parties.", required=True, cost=5
    )
    service_orders = field(list_of(ServiceOrder), "Services your firm ordered for it.", required=True, cost=5)
    warehouse_bookings = field(
        list_of(WarehouseBooking), "Warehouse space your firm booked for it.", required=True, cost=5
    )

    @staticmethod
    def resolve_cancellation_party(contract: Any, _info: Any) -> str | None:
        return contract.cancellation_party or None

    @staticmethod
    def resolve_lines(contract: Any, _info: Any) -> list[Any]:
        return selectors.lines_of(contract)

    @staticmethod
    def resolve_payment_terms(contract: Any, _info: Any) -> list[Any]:
        return selectors.payments_of(contract)

    @staticmethod
    def resolve_signatures(contract: Any, _info: Any) -> list[Any]:
        return list(contract.signatures.all())

    @staticmethod
    def resolve_milestones(contract: Any, info: Any) -> list[Any]:
        return list(payments.milestones_about(actor_of(info), contract.uuid))

    @staticmethod
    def resolve_service_orders(contract: Any, info: Any) -> list[Any]:
        return list(providers.orders_about(actor_of(info), contract.uuid))

    @staticmethod
    def resolve_warehouse_bookings(contract: Any, info: Any) -> list[Any]:
        return list(warehouses.bookings_about(actor_of(info), contract.uuid))

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.contract_for(actor_of(info), uuid)
