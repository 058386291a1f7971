"""Units of measure by their UN/ECE Recommendation 20 codes, and conversions that say how they were made."""

from marketplace.core.units.converting import Conversion, Factors, convert
from marketplace.core.units.quantities import Quantity, check_quantity
from marketplace.core.units.units import Dimension, Unit, all_units, unit

__all__ = [
    "Conversion",
    "Dimension",
    "Factors",
    "Quantity",
    "Unit",
    "all_units",
    "check_quantity",
    "convert",
    "unit",
]
