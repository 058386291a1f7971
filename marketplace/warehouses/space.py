"""How much of a warehouse is taken, day by day, and how much is free."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Q

from marketplace.core.errors import Conflict, ErrorCode, Problem
from marketplace.warehouses.flow import HOLDING, State
from marketplace.warehouses.models import Booking, Warehouse


@dataclass(frozen=True)
class Excess:
    """A measure that goes beyond what there is. ``limit`` is what there is, as text."""

    name: str
    limit: str


@dataclass(frozen=True)
class Space:
    """An amount of room: pallet places, cubic metres, kilograms."""

    pallets: Decimal | int = 0
    volume_m3: Decimal | int = 0
    weight_kg: Decimal | int = 0

    def plus(self, other: "Space") -> "Space":
        return Space(
            self.pallets + other.pallets, self.volume_m3 + other.volume_m3, self.weight_kg + other.weight_kg
        )

    def minus(self, other: "Space") -> "Space":
        return Space(
            self.pallets - other.pallets, self.volume_m3 - other.volume_m3, self.weight_kg - other.weight_kg
        )

    def widest(self, other: "Space") -> "Space":
        return Space(
            max(self.pallets, other.pallets),
            max(self.volume_m3, other.volume_m3),
            max(self.weight_kg, other.weight_kg),
        )

    def beyond(self, limit: "Space") -> list[Excess]:
        """Name every measure in which this is more than ``limit``."""
        pairs = [(f.name, getattr(self, f.name), getattr(limit, f.name)) for f in fields(self)]
        return [Excess(name, _plain(most)) for name, wanted, most in pairs if wanted > most]


NOTHING = Space()


def capacity_of(warehouse: Warehouse) -> Space:
    return Space(warehouse.capacity_pallets, warehouse.capacity_m3, warehouse.capacity_tonnes * 1000)


def refuse_unless_free(
    warehouse: Warehouse, wanted: Space, *, from_date: date, to_date: date, today: date
) -> None:
    """Check, under the warehouse's lock, that so much is free on every day of a stay.

    :raises Conflict: CONFLICT at each measure that is not, with what is free.
    """
    taken = peak_taken(warehouse, from_date=from_date, to_date=to_date, today=today)
    full = [
        Problem(
            ErrorCode.CONFLICT,
            f"Only {measure.limit} are free from {from_date} to {to_date}.",
            measure.name,
            {"free": measure.limit},
        )
        for measure in wanted.beyond(capacity_of(warehouse).minus(taken))
    ]
    if full:
        raise Conflict(*full)


def peak_taken(warehouse: Warehouse, *, from_date: date, to_date: date | None, today: date) -> Space:
    """Return the most that is taken on any day from ``from_date`` to before ``to_date``, or ever after.

    Each measure has its own peak. Goods that are there count from the day they came, and today at least,
    however long ago they should have left.
    """
    rows = Booking.objects.filter(warehouse=warehouse, state__in=HOLDING)
    booked = Q(to_date__gt=from_date)
    if to_date is not None:
        booked &= Q(from_date__lt=to_date)
    stays = []
    for booking in rows.filter(booked | Q(state=State.RECEIVED)):
        comes, leaves = _stay(booking, today)
        if leaves > from_date and (to_date is None or comes < to_date):
            stays.append((max(comes, from_date), leaves, space_of(booking)))
    return _peak(stays)


def space_of(booking: Booking) -> Space:
    return Space(booking.pallets, booking.volume_m3, booking.weight_kg)


def _stay(booking: Booking, today: date) -> tuple[date, date]:
    if booking.state != State.RECEIVED or booking.received_at is None:
        return booking.from_date, booking.to_date
    came = min(booking.from_date, booking.received_at.date())
    return came, max(booking.to_date, today + timedelta(days=1))


def _peak(stays: Iterable[tuple[date, date, Space]]) -> Space:
    """Sweep over the days on which something comes or goes; who leaves makes room for who comes that day."""
    come: dict[date, Space] = defaultdict(Space)
    go: dict[date, Space] = defaultdict(Space)
    for comes, leaves, space in stays:
        come[comes] = come[comes].plus(space)
        go[leaves] = go[leaves].plus(space)
    peak = taken = NOTHING
    for day in sorted(come.keys() | go.keys()):
        taken = taken.minus(go.get(day, NOTHING)).plus(come.get(day, NOTHING))
        peak = peak.widest(taken)
    return peak


def _plain(value: Decimal | int) -> str:
    return format(Decimal(value).normalize(), "f")
