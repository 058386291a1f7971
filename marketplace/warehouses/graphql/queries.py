"""Queries of warehouses and bookings."""

from typing import Any

import graphene

from marketplace.core.graphql.connections import ConnectionField, Ordered
from marketplace.core.graphql.fields import actor_of, field
from marketplace.core.graphql.nodes import uuid_from
from marketplace.core.graphql.scalars import Decimal
from marketplace.core.graphql.subjects import subject_uuid_from
from marketplace.warehouses import permissions, selectors
from marketplace.warehouses.graphql.types import (
    HAZARD_WORDS,
    Warehouse,
    WarehouseBooking,
    WarehouseBookingStateEnum,
    WarehouseServiceEnum,
)


class WarehousesQueries:
    """Read the directory of overseas warehouses, and one's bookings."""

    warehouses = ConnectionField(
        Warehouse,
        description="The directory of overseas warehouses. Sizes are of the whole, not of what is free.",
        permission=permissions.READ_DIRECTORY,
        country=graphene.String(description="Only those in this country, ISO 3166 alpha-2."),
        hazard_class=graphene.String(description=f"Only those that take this {HAZARD_WORDS}."),
        service=graphene.Argument(WarehouseServiceEnum, description="Only those that do this."),
        min_pallets=graphene.Int(description="At least so many pallet places."),
        min_volume_m3=Decimal(description="At least so many cubic metres."),
        recognized=graphene.Boolean(description="Only those the zone recognises, or only the others."),
        cost=3,
    )
    warehouse = field(
        Warehouse,
        "One listed warehouse; null when there is none.",
        permission=permissions.READ_DIRECTORY,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )
    own_warehouses = ConnectionField(
        Warehouse,
        description="Your firm's warehouses, listed or not, newest first.",
        permission=permissions.READ_OWN_WAREHOUSES,
        cost=3,
    )
    warehouse_bookings = ConnectionField(
        WarehouseBooking,
        description="Bookings your firm made or was asked for, newest first.",
        permission=permissions.READ_BOOKINGS,
        state=graphene.Argument(WarehouseBookingStateEnum, description="Only those in this state."),
        warehouse_id=graphene.ID(description="Only those in this warehouse."),
        subject_id=graphene.ID(description="Only those about this contract."),
        cost=3,
    )
    warehouse_booking = field(
        WarehouseBooking,
        "One booking; null when there is none you may see.",
        permission=permissions.READ_BOOKINGS,
        cost=3,
        id=graphene.ID(required=True, description="Its id."),
    )

    @staticmethod
    def resolve_warehouses(_root: Any, _info: Any, **filters: Any) -> Ordered:
        return Ordered(selectors.warehouses_listed(**filters))

    @staticmethod
    def resolve_warehouse(_root: Any, _info: Any, id: str) -> Any:
        return selectors.warehouse_listed(uuid_from(id, "Warehouse", "id"))

    @staticmethod
    def resolve_own_warehouses(_root: Any, info: Any) -> Ordered:
        return Ordered(selectors.own_warehouses(actor_of(info)))

    @staticmethod
    def resolve_warehouse_bookings(
        _root: Any,
        info: Any,
        state: Any = None,
        warehouse_id: str | None = None,
        subject_id: str | None = None,
    ) -> Ordered:
        rows = selectors.bookings_found(
            actor_of(info),
            state=state,
            warehouse_uuid=uuid_from(warehouse_id, "Warehouse", "warehouse_id") if warehouse_id else None,
            subject_uuid=subject_uuid_from(subject_id, "subject_id") if subject_id else None,
        )
        return Ordered(rows)

    @staticmethod
    def resolve_warehouse_booking(_root: Any, info: Any, id: str) -> Any:
        return selectors.booking_for(actor_of(info), uuid_from(id, "WarehouseBooking", "id"))
