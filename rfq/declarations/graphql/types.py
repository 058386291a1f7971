"""Object types of declarations."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.accounts.graphql.types import Organization
from marketplace.core.files.graphql.types import StoredFile
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime
from marketplace.core.graphql.trade_enums import TransportModeEnum
from rfq.contracts.graphql.types import Contract
from rfq.declarations import selectors
from rfq.declarations.flow import MessageKind, State

DeclarationStateEnum = enum_of(
    State,
    "Where a declaration stands.",
    {
        State.CHECKED: "Both messages keep the customs rules; nothing has been sent.",
        State.ORDER_TRANSMITTED: "The order message is with customs; the record is frozen.",
        State.ORDER_ACCEPTED: "Customs has the order; the declaration may follow.",
        State.SUBMITTED: "The declaration is with the import client.",
        State.STAGED: "The single window has it; it carries its unified number.",
        State.RETURNED: "Customs wants it corrected: prepare it anew.",
    },
    name="DeclarationState",
)
MessageKindEnum = enum_of(
    MessageKind,
    "A paper or message of a declaration.",
    {
        MessageKind.ORDER: "Order or warehouse booking, CEB303.",
        MessageKind.DECLARATION: "Customs declaration, DecMessage.",
        MessageKind.INVOICE: "Commercial invoice.",
        MessageKind.PACKING_LIST: "Packing list.",
    },
    name="DeclarationMessageKind",
)


class DeclarationMessage(graphene.ObjectType):
    """A paper or message made from the frozen record."""

    kind = field(MessageKindEnum, "What it is.", required=True)
    name = field(graphene.String, "Its file name.", required=True)
    file = field(StoredFile, "The file.", required=True)
    sent_at = field(DateTime, "When it was put into the import client's OutBox; null for papers.")
    created_at = field(DateTime, "When it was made.", required=True)


class DeclarationReceipt(graphene.ObjectType):
    """An answer from customs."""

    name = field(graphene.String, "Its file name.", required=True)
    code = field(graphene.String, "The status or channel code, as it came.")
    meaning = field(graphene.String, "What the code means.", required=True)
    text = field(graphene.String, "What customs says.")
    received_at = field(DateTime, "When it was read.", required=True, reads="created_at")


class Journey(graphene.ObjectType):
    """How the goods leave."""

    transport_mode = field(TransportModeEnum, "Mode at the border.", required=True)
    conveyance = field(graphene.String, "Vessel, train or vehicle.", required=True)
    voyage = field(graphene.String, "Voyage or train number.")
    bill_number = field(graphene.String, "Bill of lading, rail or road waybill.", required=True)
    customs_office = field(graphene.String, "Office that takes the declaration, four digits.", required=True)
    exit_office = field(graphene.String, "Office at the border, four digits.", required=True)
    exit_port = field(graphene.String, "Port of exit.", required=True)
    destination_port = field(graphene.String, "Port of destination.", required=True)
    marks = field(graphene.String, "Shipping marks.")


class Declaration(Entity):
    """One export. Seen by who files it, the seller and the zone operator."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as DEC-2026-000042.", required=True)
    state = field(DeclarationStateEnum, "Where it stands.", required=True)
    state_note = field(graphene.String, "Why it was returned, rejected or withdrawn.")
    mode = field(
        graphene.String, "Supervision mode: 9710 direct export, 9810 overseas warehouse.", required=True
    )
    contract = field(Contract, "The contract it declares.", required=True, cost=2)
    filer = field(Organization, "Who files it: the seller or its broker.", required=True)
    record_hash = field(graphene.String, "SHA-256 of the record.", required=True, reads="record_sha256")
    order_number = field(graphene.String, "Order number, the same in both messages.", required=True)
    client_sequence = field(graphene.String, "Own number of the declaration, 18 digits.", required=True)
    sequence_number = field(graphene.String, "Unified number of the single window.")
    entry_id = field(graphene.String, "Declaration number of customs, 18 characters.")
    journey = field(Journey, "How the goods leave.", required=True, reads="facts.journey")
    messages = field(list_of(DeclarationMessage), "Papers and messages.", required=True, cost=3)
    receipts = field(
        list_of(DeclarationReceipt), "What customs answered, oldest first.", required=True, cost=3
    )
    created_at = field(DateTime, "When it was prepared.", required=True)
    transmitted_at = field(DateTime, "When the order message was transmitted.")
    cleared_at = field(DateTime, "When customs cleared it.")

    @staticmethod
    def resolve_messages(declaration: Any, _info: Any) -> list[Any]:
        return list(declaration.messages.all())

    @staticmethod
    def resolve_receipts(declaration: Any, _info: Any) -> list[Any]:
        return list(declaration.receipts.all())

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.declaration_for(actor_of(info), uuid)
