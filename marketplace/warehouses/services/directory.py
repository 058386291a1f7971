"""Operators describe their warehouses; the zone operator recognises them. Lock: the warehouse's row."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, Problem, fail, not_found
from marketplace.core.events import record
from marketplace.core.ids import next_number
from marketplace.warehouses import permissions
from marketplace.warehouses.checking import check_warehouse
from marketplace.warehouses.flow import HOLDING
from marketplace.warehouses.inputs import WarehouseData
from marketplace.warehouses.models import Booking, Warehouse
from marketplace.warehouses.space import capacity_of, peak_taken

AGGREGATE = "warehouses.warehouse"
_CAPACITY_FIELDS = {"pallets": "capacity_pallets", "volume_m3": "capacity_m3", "weight_kg": "capacity_tonnes"}


@transaction.atomic
def register_warehouse(*, actor: Actor, data: WarehouseData, at: datetime) -> Warehouse:
    """Enter a warehouse of the actor's firm in the directory.

    :raises InvalidInput: everything that is wrong with it, by field.
    """
    permissions.MANAGE_WAREHOUSE.enforce(actor)
    checked = check_warehouse(data)
    warehouse = Warehouse(operator_id=firm_id(actor), created_at=at, updated_at=at, **_columns(checked))
    warehouse.number = next_number("WH", at=at)
    warehouse.save(force_insert=True)
    _record(warehouse, "registered", actor, at)
    return warehouse


@transaction.atomic
def update_warehouse(*, actor: Actor, warehouse_uuid: UUID, data: WarehouseData, at: datetime) -> Warehouse:
    """Replace the whole description of one of the firm's warehouses.

    :raises NotFound: no such warehouse of this firm.
    :raises InvalidInput: everything that is wrong with it, by field.
    :raises Conflict: CONFLICT where standing bookings need more space, or a class that is being dropped.
    """
    permissions.MANAGE_WAREHOUSE.enforce(actor)
    warehouse = locked_warehouse(warehouse_uuid, operator_id=firm_id(actor))
    checked = check_warehouse(data)
    for name, value in _columns(checked).items():
        setattr(warehouse, name, value)
    warehouse.updated_at = at
    _refuse_breaking_bookings(warehouse, at)
    warehouse.save()
    _record(warehouse, "updated", actor, at)
    return warehouse


@transaction.atomic
def recognize_warehouse(*, actor: Actor, warehouse_uuid: UUID, at: datetime) -> Warehouse:
    """Recognise a warehouse as a public overseas warehouse of the zone.

    :raises Conflict: WRONG_STATE when it is recognised already or its operator is not admitted.
    """
    permissions.RECOGNIZE_WAREHOUSE.enforce(actor)
    warehouse = locked_warehouse(warehouse_uuid)
    if warehouse.is_public_recognized:
        fail(Conflict, ErrorCode.WRONG_STATE, "This warehouse is recognised already.", "warehouse_id")
    if not warehouse.operator.is_admitted:
        fail(Conflict, ErrorCode.WRONG_STATE, "Its operator has not been admitted.", "warehouse_id")
    warehouse.recognized_at = at
    warehouse.save(update_fields=["recognized_at"])
    _record(warehouse, "recognized", actor, at)
    return warehouse


def locked_warehouse(uuid: UUID, *, operator_id: int | None = None) -> Warehouse:
    """Lock a warehouse, before any of its bookings.

    :raises NotFound: at ``warehouse_id``, when there is none such (of this operator, if one is named).
    """
    rows = Warehouse.objects.select_for_update(of=("self",)).select_related("operator").filter(uuid=uuid)
    if operator_id is not None:
        rows = rows.filter(operator_id=operator_id)
    warehouse = rows.first()
    if warehouse is None:
        not_found("warehouse", "warehouse_id")
    return warehouse


def _refuse_breaking_bookings(warehouse: Warehouse, at: datetime) -> None:
    today = at.date()
    taken = peak_taken(warehouse, from_date=today, to_date=None, today=today)
    short = [
        Problem(ErrorCode.CONFLICT, "Standing bookings need more than that.", _CAPACITY_FIELDS[measure.name])
        for measure in taken.beyond(capacity_of(warehouse))
    ]
    stranded = (
        Booking.objects.filter(warehouse=warehouse, state__in=HOLDING)
        .exclude(hazard_classes__contained_by=warehouse.hazard_classes)
        .values_list("number", flat=True)
    )
    if stranded:
        words = f"{', '.join(stranded[:5])} have goods of a class you no longer name."
        short.append(Problem(ErrorCode.CONFLICT, words, "hazard_classes"))
    if short:
        raise Conflict(*short)


def _columns(data: WarehouseData) -> dict[str, Any]:
    return {
        "names": dict(data.names),
        "scope": dict(data.scope or {}),
        "country": data.country,
        "place_code": data.place_code,
        "city": data.city,
        "address": data.address,
        "capacity_pallets": data.capacity_pallets,
        "capacity_m3": data.capacity_m3,
        "capacity_tonnes": data.capacity_tonnes,
        "hazard_classes": list(data.hazard_classes),
        "services": [service.value for service in data.services],
        "contact_name": data.contact.name,
        "contact_email": data.contact.email,
        "contact_phone": data.contact.phone,
        "is_listed": data.is_listed,
    }


def _record(warehouse: Warehouse, what: str, actor: Actor, at: datetime) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=warehouse.uuid,
        actor=actor,
        at=at,
        payload={
            "number": warehouse.number,
            "operator": warehouse.operator.uuid,
            "country": warehouse.country,
            "capacity_pallets": warehouse.capacity_pallets,
            "hazard_classes": warehouse.hazard_classes,
            "is_listed": warehouse.is_listed,
        },
    )
