"""A client asks for space. Lock: the warehouse's row, so that two who want the last pallets take turns."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.core.actor import Actor
from marketplace.core.errors import ErrorCode, Problems, not_found
from marketplace.core.ids import next_number
from marketplace.core.subjects import SubjectKind
from marketplace.warehouses import permissions
from marketplace.warehouses.checking import check_booking
from marketplace.warehouses.inputs import BookingData
from marketplace.warehouses.models import Booking, Warehouse
from marketplace.warehouses.services.directory import locked_warehouse
from marketplace.warehouses.services.moving import record_booking
from marketplace.warehouses.space import Space, capacity_of, refuse_unless_free


@transaction.atomic
def request_booking(
    *,
    actor: Actor,
    warehouse_uuid: UUID,
    data: BookingData,
    subject_uuid: UUID,
    subject_number: str,
    at: datetime,
    subject_kind: SubjectKind = SubjectKind.CONTRACT,
) -> Booking:
    """Ask for space on behalf of the actor's firm. The caller has checked that the subject is that firm's.

    The space is held from now on, until the operator declines or somebody cancels.

    :raises NotFound: no such listed warehouse, at ``warehouse_id``.
    :raises InvalidInput: everything that is wrong with the booking, by field; OUT_OF_RANGE for more than the
        warehouse has at all or a hazard class it does not take.
    :raises Conflict: CONFLICT at each measure that is taken on some of these days, with what is free.
    """
    permissions.BOOK_WAREHOUSE.enforce(actor)
    warehouse = locked_warehouse(warehouse_uuid)
    if not (warehouse.is_listed and warehouse.operator.is_admitted):
        not_found("listed warehouse", "warehouse_id")
    checked = check_booking(data, accepted_classes=warehouse.hazard_classes, today=at.date())
    _check_room(warehouse, checked, at)
    booking = Booking(
        created_at=at,
        warehouse=warehouse,
        client_id=firm_id(actor),
        subject_kind=subject_kind,
        subject_uuid=subject_uuid,
        subject_number=subject_number,
        pallets=checked.pallets,
        volume_m3=checked.volume_m3,
        weight_kg=checked.weight_kg,
        hazard_classes=list(checked.hazard_classes),
        from_date=checked.from_date,
        to_date=checked.to_date,
        note=checked.note,
    )
    booking.number = next_number("WHB", at=at)
    booking.save(force_insert=True)
    record_booking(
        booking,
        "requested",
        actor=actor,
        at=at,
        pallets=booking.pallets,
        volume_m3=booking.volume_m3,
        weight_kg=booking.weight_kg,
        from_date=booking.from_date,
        to_date=booking.to_date,
    )
    return booking


def _check_room(warehouse: Warehouse, data: BookingData, at: datetime) -> None:
    wanted = Space(data.pallets, data.volume_m3, data.weight_kg)
    too_much = Problems()
    for measure in wanted.beyond(capacity_of(warehouse)):
        words = f"This warehouse has {measure.limit} in all."
        too_much.add(words, measure.name, ErrorCode.OUT_OF_RANGE, capacity=measure.limit)
    too_much.raise_if_any()
    refuse_unless_free(warehouse, wanted, from_date=data.from_date, to_date=data.to_date, today=at.date())
