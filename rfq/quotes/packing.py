"""How many packages a quantity takes, and what they weigh."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from catalog.listings.choices import PackagingKind
from catalog.listings.facts import ListingFacts, Packaging
from marketplace.core.errors import ErrorCode, invalid
from marketplace.core.units import Quantity, convert

GRAM = Decimal("0.0001")


@dataclass(frozen=True)
class Packed:
    """Packages and masses of one line. Bulk counts as one package of no tare."""

    option: Packaging
    packages: int
    net_kg: Decimal
    gross_kg: Decimal


def pack(quantity: Quantity, facts: ListingFacts, packaging: str) -> Packed:
    """Pack a quantity in one of the listing's ways; the last package may be part filled.

    :raises InvalidInput: at ``packaging`` for a code the listing doesn't have, NOT_CONVERTIBLE when the mass
        can't be known.
    """
    option = _option(facts, packaging)
    net_kg = convert(quantity, "KGM", factors=facts.factors(option.code), field="quantity").value.quantize(
        GRAM
    )
    packages = _packages(quantity, net_kg, facts, option)
    tare = option.tare_kg or Decimal(0)
    return Packed(option, packages, net_kg, net_kg + packages * tare)


def _option(facts: ListingFacts, code: str) -> Packaging:
    if not facts.packaging:
        invalid("The listing has no packaging; complete it first.", "packaging", ErrorCode.REQUIRED)
    if not code:
        return facts.packaging[0]
    for option in facts.packaging:
        if option.code == code:
            return option
    known = ", ".join(option.code for option in facts.packaging)
    return invalid(
        f"{code!r} is no packaging of this listing; it has {known}.", "packaging", ErrorCode.NOT_FOUND
    )


def _packages(quantity: Quantity, net_kg: Decimal, facts: ListingFacts, option: Packaging) -> int:
    if option.kind == PackagingKind.BULK:
        return 1
    if option.pieces:
        pieces = convert(quantity, "H87", factors=facts.factors(option.code), field="quantity").value
        return int((pieces / option.pieces).to_integral_value(ROUND_CEILING))
    if option.net_kg:
        return int((net_kg / option.net_kg).to_integral_value(ROUND_CEILING))
    return 1
