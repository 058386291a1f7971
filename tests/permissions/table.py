"""All rows of the permission matrix."""

from typing import Any

from tests.permissions import (
    accounts,
    catalogue,
    contracts,
    declarations,
    negotiation,
    people,
    providers,
    warehouses,
)
from tests.permissions.rows import Room

ROOMS: dict[str, Room[Any]] = {
    module.ROOM.name: module.ROOM
    for module in (people, accounts, catalogue, providers, warehouses, negotiation, contracts, declarations)
}
ROWS = tuple(row for room in ROOMS.values() for row in room.rows)
