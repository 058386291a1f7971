"""Object types of warehouses and bookings."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.accounts.graphql.types import Organization
from marketplace.core.graphql.contacts import Contact
from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import Date, DateTime, Decimal
from marketplace.core.graphql.subjects import AboutSubjectFields
from marketplace.core.graphql.texts import text_field
from marketplace.warehouses import permissions, selectors
from marketplace.warehouses.choices import WarehouseService
from marketplace.warehouses.flow import State

WarehouseServiceEnum = enum_of(WarehouseService, "What a warehouse offers.")
WarehouseBookingStateEnum = enum_of(
    State,
    "Where a booking stands.",
    {
        State.REQUESTED: "Waits for the operator's answer; the space is held.",
        State.CONFIRMED: "The goods may come.",
        State.RECEIVED: "The goods are there.",
        State.RELEASED: "The goods have left.",
        State.DECLINED: "The operator would not take them.",
        State.CANCELLED: "Cancelled by the client, or revoked by the operator.",
    },
    name="WarehouseBookingState",
)
HAZARD_WORDS = "UN class or division, such as 3 or 5.1"


class Warehouse(Entity):
    """An overseas warehouse as the directory shows it."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as WH-2026-000042.", required=True)
    operator = field(Organization, "Who runs it.", required=True)
    name = text_field(lambda warehouse: warehouse.names, "Its name.")
    scope = text_field(lambda warehouse: warehouse.scope, "What it is good for, in words.", required=False)
    country = field(graphene.String, "Where it stands, ISO 3166 alpha-2.", required=True)
    place_code = field(graphene.String, "The place, UN/LOCODE.")
    city = field(graphene.String, "The city.", required=True)
    address = field(graphene.String, "Where goods are sent to.", required=True)
    capacity_pallets = field(graphene.Int, "Pallet places in all.", required=True)
    capacity_m3 = field(Decimal, "Cubic metres in all.", required=True)
    capacity_tonnes = field(Decimal, "Tonnes in all.", required=True)
    hazard_classes = field(
        list_of(graphene.String), f"Dangerous goods it takes, by {HAZARD_WORDS}.", required=True
    )
    services = field(list_of(WarehouseServiceEnum), "What it offers.", required=True)
    contact = field(Contact, "Whom to write to.", permission=permissions.READ_CONTACT)
    is_listed = field(graphene.Boolean, "Whether the directory shows it.", required=True)
    is_public_recognized = field(
        graphene.Boolean, "Whether the zone recognises it as a public overseas warehouse.", required=True
    )
    recognized_at = field(DateTime, "When the zone recognised it.")
    updated_at = field(DateTime, "When it last changed.", required=True)

    @staticmethod
    def resolve_place_code(warehouse: Any, _info: Any) -> str | None:
        return warehouse.place_code or None

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.warehouse_for(actor_of(info), uuid)


class WarehouseBooking(AboutSubjectFields, Entity):
    """Space booked in a warehouse. Seen by its client, the operator and the zone operator."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as WHB-2026-000042.", required=True)
    warehouse = field(Warehouse, "Where.", required=True)
    client = field(Organization, "For whom.", required=True)
    pallets = field(graphene.Int, "Pallet places.", required=True)
    volume_m3 = field(Decimal, "Volume in cubic metres.", required=True)
    weight_kg = field(Decimal, "Gross mass in kg.", required=True)
    hazard_classes = field(
        list_of(graphene.String), f"Classes of the goods, by {HAZARD_WORDS}.", required=True
    )
    from_date = field(Date, "The day the goods come.", required=True)
    to_date = field(Date, "The day they leave; their space is free again on it.", required=True)
    note = field(graphene.String, "What the client added.")
    state = field(WarehouseBookingStateEnum, "Where it stands.", required=True)
    requested_at = field(DateTime, "When it was asked for.", required=True, reads="created_at")
    confirmed_at = field(DateTime, "When the operator confirmed.")
    received_at = field(DateTime, "When the goods came.")
    received_pallets = field(graphene.Int, "How many pallets came.")
    receipt_reference = field(graphene.String, "Number of the warehouse receipt.")
    ended_at = field(DateTime, "When it was released, declined or cancelled.")
    end_reason = field(graphene.String, "Why it was declined or cancelled.")

    @staticmethod
    def resolve_note(booking: Any, _info: Any) -> str | None:
        return booking.note or None

    @staticmethod
    def resolve_receipt_reference(booking: Any, _info: Any) -> str | None:
        return booking.receipt_reference or None

    @staticmethod
    def resolve_end_reason(booking: Any, _info: Any) -> str | None:
        return booking.end_reason or None

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> Any:
        return selectors.booking_for(actor_of(info), uuid)
