"""Mutations of declarations: one for each step a person takes; customs takes the others."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Decimal
from marketplace.core.graphql.trade_enums import TransportModeEnum
from rfq.declarations import permissions, services
from rfq.declarations.graphql.types import Declaration
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.models import Declaration as DeclarationRow
from rfq.declarations.record import ContainerFacts, JourneyFacts, LicenceFacts

SupervisionModeEnum = graphene.Enum(
    "SupervisionMode",
    [("MODE_9710", "9710"), ("MODE_9810", "9810")],
    description=lambda value: {
        None: "How customs supervises the export.",
        "9710": "B2B direct export.",
        "9810": "Export to an overseas warehouse.",
    }[value.value if value is not None else None],
)


class ContainerInput(graphene.InputObjectType):
    """A container."""

    number = graphene.String(required=True, description="ISO 6346, such as MSCU6639870.")
    size_type = graphene.String(required=True, description="Customs code of its size.")
    lines = graphene.List(graphene.NonNull(graphene.Int), required=True, description="Contract lines in it.")
    goods_kg = Decimal(description="Mass of the goods in kg.")
    tare_kg = Decimal(description="Mass of the empty container in kg.")


class LicenceInput(graphene.InputObjectType):
    """A licence of the whole declaration."""

    code = graphene.String(required=True, description="Code of the customs licence table, such as B.")
    number = graphene.String(required=True, description="Its number.")


class JourneyInput(graphene.InputObjectType):
    """How the goods leave: what no earlier record has."""

    transport_mode = TransportModeEnum(required=True, description="Mode at the border.")
    conveyance = graphene.String(required=True, description="Vessel, train or vehicle.")
    voyage = graphene.String(description="Voyage or train number.")
    bill_number = graphene.String(required=True, description="Bill of lading, rail or road waybill.")
    customs_office = graphene.String(
        required=True, description="Office that takes the declaration, four digits."
    )
    exit_office = graphene.String(required=True, description="Office at the border, four digits.")
    exit_port = graphene.String(required=True, description="Port of exit, six digits.")
    destination_port = graphene.String(required=True, description="Port of destination, such as RUS000.")
    marks = graphene.String(description="Shipping marks; none is declared as N/M.")
    containers = graphene.List(graphene.NonNull(ContainerInput), description="Containers.")
    licences = graphene.List(graphene.NonNull(LicenceInput), description="Licences.")


class DeclarationPrepare(Mutation):
    """Draft the declaration of a contract in force; everything but the journey comes from the contract."""

    permission = permissions.PREPARE_DECLARATION

    class Input:
        contract_id = graphene.ID(required=True, description="The contract.")
        mode = SupervisionModeEnum(required=True, description="Supervision mode.")
        journey = JourneyInput(required=True, description="How the goods leave.")
        booking_id = graphene.ID(description="For 9810 the contract's confirmed warehouse booking.")
        declarant = graphene.String(description="Who declares; default you.")

    declaration = field(Declaration, "The declaration.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = uuid_from(data["contract_id"], "Contract", "contract_id")
        declaration = services.prepare_declaration(
            actor=actor, contract_uuid=uuid, data=_declaration_data(data), at=at
        )
        return {"declaration": declaration}


class DeclarationInput:
    """What a step takes: which declaration."""

    declaration_id = graphene.ID(required=True, description="The declaration.")


class DeclarationCheck(Mutation):
    """Check both messages against the customs rules, before anything is sent. Every problem names its element."""

    permission = permissions.PREPARE_DECLARATION
    Input = DeclarationInput

    declaration = field(Declaration, "The declaration.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = _uuid(data)
        return {"declaration": services.check_declaration(actor=actor, declaration_uuid=uuid, at=at)}


class DeclarationTransmitOrder(Mutation):
    """Freeze the record and transmit the order message to customs."""

    permission = permissions.TRANSMIT_DECLARATION
    cost = 50
    Input = DeclarationInput

    declaration = field(Declaration, "The declaration.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = _uuid(data)
        return {"declaration": services.transmit_order(actor=actor, declaration_uuid=uuid, at=at)}


class DeclarationSubmit(Mutation):
    """Send the declaration, once customs has accepted the order."""

    permission = permissions.TRANSMIT_DECLARATION
    cost = 20
    Input = DeclarationInput

    declaration = field(Declaration, "The declaration.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        uuid = _uuid(data)
        return {"declaration": services.submit_declaration(actor=actor, declaration_uuid=uuid, at=at)}


class DeclarationWithdraw(Mutation):
    """Give up a declaration that has not been transmitted."""

    permission = permissions.PREPARE_DECLARATION

    class Input:
        declaration_id = graphene.ID(required=True, description="The declaration.")
        reason = graphene.String(required=True, description="Why.")

    declaration = field(Declaration, "The declaration.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        declaration = services.withdraw_declaration(
            actor=actor, declaration_uuid=_uuid(data), reason=data["reason"], at=at
        )
        return {"declaration": declaration}


class DeclarationsMutations:
    """Make and send declarations."""

    declaration_prepare = DeclarationPrepare.Field()
    declaration_check = DeclarationCheck.Field()
    declaration_transmit_order = DeclarationTransmitOrder.Field()
    declaration_submit = DeclarationSubmit.Field()
    declaration_withdraw = DeclarationWithdraw.Field()


def _uuid(data: Mapping[str, Any]) -> Any:
    return uuid_from(data["declaration_id"], "Declaration", "declaration_id")


def _declaration_data(data: Mapping[str, Any]) -> DeclarationData:
    booking = data.get("booking_id")
    journey = dict(data["journey"])
    containers = journey.pop("containers", None) or ()
    licences = journey.pop("licences", None) or ()
    given = {name: value for name, value in journey.items() if value is not None}
    return DeclarationData(
        mode=DeclarationRow.Mode(getattr(data["mode"], "value", data["mode"])),
        booking_uuid=uuid_from(booking, "WarehouseBooking", "booking_id") if booking else None,
        declarant=data.get("declarant") or "",
        journey=JourneyFacts(
            voyage=given.pop("voyage", ""),
            containers=tuple(
                ContainerFacts(
                    number=box["number"],
                    size_type=box["size_type"],
                    lines=tuple(box["lines"]),
                    goods_kg=box.get("goods_kg"),
                    tare_kg=box.get("tare_kg"),
                )
                for box in containers
            ),
            licences=tuple(LicenceFacts(row["code"], row["number"]) for row in licences),
            **given,
        ),
    )
