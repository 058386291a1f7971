"""Convert quantities, with the factor that was used and where it comes from."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal

from marketplace.core.errors import ErrorCode, invalid
from marketplace.core.units.quantities import Quantity
from marketplace.core.units.units import BASE_UNIT, Dimension, Unit, ratio, unit

_FACTOR = Context(prec=12, rounding=ROUND_HALF_EVEN)
_STEP = Decimal("0.000001")
RECOMMENDATION = "UN/ECE Rec 20"


@dataclass(frozen=True)
class Factors:
    """What is known of some goods: what ties their mass to their volume, pieces and packages.

    ``package_unit`` says which packages are meant (XDR): what holds for a drum must not be used for a pallet.
    """

    density_kg_per_litre: Decimal | None = None
    density_celsius: Decimal | None = None
    package_unit: str = ""
    net_kg_per_package: Decimal | None = None
    pieces_per_package: int | None = None
    kg_per_piece: Decimal | None = None


NO_FACTORS = Factors()


@dataclass(frozen=True)
class Conversion:
    """A converted quantity: ``value`` is the original times ``factor``, rounded to six decimals.

    ``factor`` has at most 12 significant digits; ``source`` says what it rests on. Store all of them.
    """

    value: Decimal
    unit: str
    factor: Decimal
    source: str


@dataclass(frozen=True)
class _Bridge:
    """A step between dimensions: base units of ``start`` times ``factor`` are base units of ``end``."""

    start: Dimension
    end: Dimension
    factor: Decimal
    source: str

    def reversed(self) -> "_Bridge":
        return _Bridge(self.end, self.start, 1 / self.factor, self.source)


def convert(quantity: Quantity, to: str, *, factors: Factors = NO_FACTORS, field: str = "unit") -> Conversion:
    """Convert into another unit, through mass where the dimensions differ.

    :raises InvalidInput: UNKNOWN_UNIT; NOT_CONVERTIBLE naming the missing factor; OUT_OF_RANGE when the
        result would vanish below the sixth decimal.
    """
    start, end = unit(quantity.unit, field), unit(to, field)
    if start.dimension == end.dimension and start.dimension != Dimension.PACKAGE:
        return _conversion(quantity, end, ratio(start.code, end.code), [], field)
    if start.code == end.code:
        return _conversion(quantity, end, Decimal(1), [], field)
    bridges = _path(start, end, _bridges(factors, {start.code, end.code}), field)
    factor = ratio(start.code, BASE_UNIT[start.dimension]) * ratio(BASE_UNIT[end.dimension], end.code)
    for bridge in bridges:
        factor *= bridge.factor
    return _conversion(quantity, end, factor, [bridge.source for bridge in bridges], field)


def _conversion(quantity: Quantity, end: Unit, factor: Decimal, sources: list[str], field: str) -> Conversion:
    rounded = _FACTOR.plus(factor).normalize()
    value = (quantity.value * rounded).quantize(_STEP, ROUND_HALF_EVEN)
    if value == 0:
        invalid(f"{quantity} is too little to be counted in {end.code}.", field, ErrorCode.OUT_OF_RANGE)
    plain = Decimal(format(rounded, "f"))
    return Conversion(
        Decimal(format(value.normalize(), "f")), end.code, plain, "; ".join([*sources, RECOMMENDATION])
    )


def _bridges(factors: Factors, codes: set[str]) -> list[_Bridge]:
    known = []
    same_package = factors.package_unit in codes
    if factors.density_kg_per_litre:
        at = "" if factors.density_celsius is None else f" at {factors.density_celsius:f} °C"
        source = f"density {factors.density_kg_per_litre:f} kg/l{at}"
        known.append(_Bridge(Dimension.VOLUME, Dimension.MASS, factors.density_kg_per_litre, source))
    if factors.kg_per_piece:
        source = f"{factors.kg_per_piece:f} kg a piece"
        known.append(_Bridge(Dimension.COUNT, Dimension.MASS, factors.kg_per_piece, source))
    if factors.pieces_per_package and same_package:
        source = f"{factors.pieces_per_package} pieces a package"
        known.append(_Bridge(Dimension.PACKAGE, Dimension.COUNT, Decimal(factors.pieces_per_package), source))
    if factors.net_kg_per_package and same_package:
        source = f"net {factors.net_kg_per_package:f} kg a package"
        known.append(_Bridge(Dimension.PACKAGE, Dimension.MASS, factors.net_kg_per_package, source))
    return known + [bridge.reversed() for bridge in known]


def _path(start: Unit, end: Unit, bridges: list[_Bridge], field: str) -> list[_Bridge]:
    """Find the shortest way from one dimension to another over the bridges that are known."""
    reached: dict[Dimension, list[_Bridge]] = {start.dimension: []}
    waiting = [start.dimension]
    while waiting:
        here = waiting.pop(0)
        for bridge in bridges:
            if bridge.start == here and bridge.end not in reached:
                reached[bridge.end] = [*reached[here], bridge]
                waiting.append(bridge.end)
    if end.dimension not in reached or start.dimension == end.dimension:
        invalid(_missing(start, end), field, ErrorCode.NOT_CONVERTIBLE, unit=start.code, to=end.code)
    return reached[end.dimension]


_NEEDS = {
    Dimension.VOLUME: "the density",
    Dimension.COUNT: "the mass of a piece",
    Dimension.PACKAGE: "the net mass of a package",
}


def _missing(start: Unit, end: Unit) -> str:
    dimensions = (start.dimension, end.dimension)
    needs = [_NEEDS[dimension] for dimension in dimensions if dimension in _NEEDS]
    convertible = all(dimension in _NEEDS or dimension == Dimension.MASS for dimension in dimensions)
    if not convertible or start.dimension == end.dimension:
        return f"{start.code} can't be converted into {end.code}: ask in {end.code}."
    return (
        f"{start.code} can't be converted into {end.code}: {' and '.join(needs)} is not known. "
        f"Ask in {end.code}."
    )
