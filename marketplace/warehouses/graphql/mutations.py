"""Mutations of warehouses and bookings."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import graphene

from marketplace.core.actor import Actor
from marketplace.core.graphql.contacts import ContactInput, contact_from
from marketplace.core.graphql.fields import field
from marketplace.core.graphql.mutations import Mutation
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Decimal
from marketplace.core.graphql.texts import TextsInput, texts_from
from marketplace.warehouses import permissions, services
from marketplace.warehouses.graphql.types import (
    HAZARD_WORDS,
    Warehouse,
    WarehouseBooking,
    WarehouseServiceEnum,
)
from marketplace.warehouses.inputs import WarehouseData


class DescriptionInput:
    """What registering and updating a warehouse both take."""

    names = TextsInput(required=True, description="Its name.")
    scope = TextsInput(description="What it is good for, in words.")
    country = graphene.String(required=True, description="Where it stands, ISO 3166 alpha-2; not China.")
    place_code = graphene.String(description="The place, UN/LOCODE.")
    city = graphene.String(required=True, description="The city.")
    address = graphene.String(required=True, description="Where goods are sent to.")
    capacity_pallets = graphene.Int(required=True, description="Pallet places in all.")
    capacity_m3 = Decimal(required=True, description="Cubic metres in all.")
    capacity_tonnes = Decimal(required=True, description="Tonnes in all.")
    hazard_classes = graphene.List(
        graphene.NonNull(graphene.String), description=f"Dangerous goods it takes, by {HAZARD_WORDS}."
    )
    services = graphene.List(graphene.NonNull(WarehouseServiceEnum), description="What it offers.")
    contact = ContactInput(description="Whom to write to; shown to members only.")
    is_listed = graphene.Boolean(required=True, description="Whether the directory shows it.")


class WarehouseRegister(Mutation):
    """Enter a warehouse of your firm in the directory."""

    permission = permissions.MANAGE_WAREHOUSE

    class Input(DescriptionInput):
        pass

    warehouse = field(Warehouse, "The entry.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {"warehouse": services.register_warehouse(actor=actor, data=_description(data), at=at)}


class WarehouseUpdate(Mutation):
    """Replace the whole entry of a warehouse of your firm. Standing bookings must still fit."""

    permission = permissions.MANAGE_WAREHOUSE

    class Input(DescriptionInput):
        warehouse_id = graphene.ID(required=True, description="The warehouse.")

    warehouse = field(Warehouse, "The entry.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        warehouse = services.update_warehouse(
            actor=actor, warehouse_uuid=_warehouse_uuid(data), data=_description(data), at=at
        )
        return {"warehouse": warehouse}


class WarehouseRecognize(Mutation):
    """Recognise a warehouse as a public overseas warehouse of the zone."""

    permission = permissions.RECOGNIZE_WAREHOUSE

    class Input:
        warehouse_id = graphene.ID(required=True, description="The warehouse.")

    warehouse = field(Warehouse, "The warehouse.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        warehouse = services.recognize_warehouse(actor=actor, warehouse_uuid=_warehouse_uuid(data), at=at)
        return {"warehouse": warehouse}


class WarehouseBookingConfirm(Mutation):
    """Confirm that the goods may come to your firm's warehouse."""

    permission = permissions.ANSWER_BOOKING

    class Input:
        warehouse_booking_id = graphene.ID(required=True, description="The booking.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {
            "warehouse_booking": services.confirm_booking(
                actor=actor, booking_uuid=_booking_uuid(data), at=at
            )
        }


class WarehouseBookingDecline(Mutation):
    """Decline a booking before you confirm it; its space is free again."""

    permission = permissions.ANSWER_BOOKING

    class Input:
        warehouse_booking_id = graphene.ID(required=True, description="The booking.")
        reason = graphene.String(required=True, description="Why; the client is told.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        booking = services.decline_booking(
            actor=actor, booking_uuid=_booking_uuid(data), reason=data["reason"], at=at
        )
        return {"warehouse_booking": booking}


class WarehouseBookingReceive(Mutation):
    """Take the goods in. They may come before their first day where there is room."""

    permission = permissions.HANDLE_GOODS

    class Input:
        warehouse_booking_id = graphene.ID(required=True, description="The booking.")
        received_pallets = graphene.Int(description="How many came, when not all that were booked.")
        receipt_reference = graphene.String(description="Number of your warehouse receipt.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        booking = services.receive_booking(
            actor=actor,
            booking_uuid=_booking_uuid(data),
            received_pallets=data.get("received_pallets"),
            receipt_reference=data.get("receipt_reference") or "",
            at=at,
        )
        return {"warehouse_booking": booking}


class WarehouseBookingRelease(Mutation):
    """Say that the goods have left; their space is free from today."""

    permission = permissions.HANDLE_GOODS

    class Input:
        warehouse_booking_id = graphene.ID(required=True, description="The booking.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        return {
            "warehouse_booking": services.release_booking(
                actor=actor, booking_uuid=_booking_uuid(data), at=at
            )
        }


class WarehouseBookingCancel(Mutation):
    """Cancel a booking of your firm before the goods come, or revoke one that your warehouse confirmed."""

    permission = permissions.CANCEL_BOOKING

    class Input:
        warehouse_booking_id = graphene.ID(required=True, description="The booking.")
        reason = graphene.String(required=True, description="Why; the other side is told.")

    warehouse_booking = field(WarehouseBooking, "The booking.")

    @classmethod
    def perform(cls, *, actor: Actor, at: datetime, **data: Any) -> Mapping[str, Any]:
        booking = services.cancel_booking(
            actor=actor, booking_uuid=_booking_uuid(data), reason=data["reason"], at=at
        )
        return {"warehouse_booking": booking}


class WarehousesMutations(graphene.ObjectType):
    """Change warehouses and bookings."""

    warehouse_register = WarehouseRegister.Field()
    warehouse_update = WarehouseUpdate.Field()
    warehouse_recognize = WarehouseRecognize.Field()
    warehouse_booking_confirm = WarehouseBookingConfirm.Field()
    warehouse_booking_decline = WarehouseBookingDecline.Field()
    warehouse_booking_receive = WarehouseBookingReceive.Field()
    warehouse_booking_release = WarehouseBookingRelease.Field()
    warehouse_booking_cancel = WarehouseBookingCancel.Field()


def _warehouse_uuid(data: Mapping[str, Any]) -> UUID:
    return uuid_from(data["warehouse_id"], "Warehouse", "warehouse_id")


def _booking_uuid(data: Mapping[str, Any]) -> UUID:
    return uuid_from(data["warehouse_booking_id"], "WarehouseBooking", "warehouse_booking_id")


def _description(data: Mapping[str, Any]) -> WarehouseData:
    return WarehouseData(
        names=texts_from(data["names"]),
        scope=texts_from(data.get("scope")),
        country=data["country"],
        place_code=data.get("place_code") or "",
        city=data["city"],
        address=data["address"],
        capacity_pallets=data["capacity_pallets"],
        capacity_m3=data["capacity_m3"],
        capacity_tonnes=data["capacity_tonnes"],
        hazard_classes=tuple(data.get("hazard_classes") or ()),
        services=tuple(data.get("services") or ()),
        contact=contact_from(data.get("contact")),
        is_listed=data["is_listed"],
    )
