"""The closed lists of the warehouses room."""

from enum import StrEnum


class WarehouseService(StrEnum):
    """What a warehouse offers."""

    STORAGE = "STORAGE"
    BONDED = "BONDED"
    CUSTOMS_CLEARANCE = "CUSTOMS_CLEARANCE"
    CROSS_DOCK = "CROSS_DOCK"
    REPACKING = "REPACKING"
    LABELLING = "LABELLING"
    SAMPLING = "SAMPLING"
    TEMPERATURE_CONTROL = "TEMPERATURE_CONTROL"
    TANK_STORAGE = "TANK_STORAGE"
    VEHICLE_YARD = "VEHICLE_YARD"
    RAIL_SIDING = "RAIL_SIDING"
    DISTRIBUTION = "DISTRIBUTION"
    RETURNS = "RETURNS"
