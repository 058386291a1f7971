"""The annex that lists vehicles; a column that no vehicle fills is left out."""

from collections.abc import Sequence
from dataclasses import dataclass

from marketplace.core.documents.bilingual import Bilingual
from marketplace.core.documents.pairs import in_lines
from rfq.contracts.documents.facts import ContractLine, Vehicle


@dataclass(frozen=True)
class VehicleRow:
    """One vehicle: the line it belongs to and its place there (``1.12``), its VIN, and the columns' values."""

    number: str
    vin: str
    values: tuple[str, ...]


def vehicle_table(lines: Sequence[ContractLine], both: Bilingual) -> tuple[tuple[str, ...], list[VehicleRow]]:
    """Return the columns' label keys and the rows; both empty when there are no vehicles."""
    vehicles = [
        (f"{line.number}.{place}", vehicle)
        for line in lines
        for place, vehicle in enumerate(line.vehicles, start=1)
    ]
    values = [_values(vehicle, both) for _, vehicle in vehicles]
    columns = tuple(key for key in (values[0] if values else {}) if any(row[key] for row in values))
    rows = [
        VehicleRow(number, vehicle.vin, tuple(row[key] for key in columns))
        for (number, vehicle), row in zip(vehicles, values, strict=True)
    ]
    return columns, rows


def _values(vehicle: Vehicle, both: Bilingual) -> dict[str, str]:
    return {
        "label.model": both.texts(vehicle.model),
        "label.model_year": str(vehicle.model_year or ""),
        "label.colour": both.texts(vehicle.colour),
        "label.engine": in_lines(both.texts(vehicle.engine), vehicle.engine_number),
        "label.emission_standard": vehicle.emission_standard,
        "label.steering": both.label(f"steering.{vehicle.steering}") if vehicle.steering else "",
    }
