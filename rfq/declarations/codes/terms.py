"""Terms of a deal: Incoterms 2020, transport modes, and the codes that customs has for them."""

from __future__ import annotations

from enum import StrEnum

from rfq.declarations.codes.tables import find, index


class Incoterm(StrEnum):
    """The rules of Incoterms 2020."""

    EXW = "EXW"
    FCA = "FCA"
    FAS = "FAS"
    FOB = "FOB"
    CFR = "CFR"
    CIF = "CIF"
    CPT = "CPT"
    CIP = "CIP"
    DAP = "DAP"
    DPU = "DPU"
    DDP = "DDP"


class PriceTerm(StrEnum):
    """What a declared price is composed of (成交方式); the value is the customs code."""

    CIF = "1"
    COST_AND_FREIGHT = "2"
    FOB = "3"
    COST_AND_INSURANCE = "4"
    EXW = "7"

    @property
    def has_freight(self) -> bool:
        return self in (PriceTerm.CIF, PriceTerm.COST_AND_FREIGHT)

    @property
    def has_insurance(self) -> bool:
        return self in (PriceTerm.CIF, PriceTerm.COST_AND_INSURANCE)


class TransportMode(StrEnum):
    """How goods cross the border."""

    SEA = "SEA"
    RAIL = "RAIL"
    ROAD = "ROAD"
    AIR = "AIR"
    POST = "POST"
    FIXED = "FIXED"
    OTHER = "OTHER"


def price_term(incoterm: Incoterm, *, insured: bool = True) -> PriceTerm:
    """Return what customs calls the price of an Incoterm.

    A seller who delivers to a place abroad (DAP, DPU, DDP) need not insure: without insurance in the price
    it is cost and freight.

    :raises CodeUnknown: the table has no row for the Incoterm.
    """
    column = "code" if insured else "code_uninsured"
    return PriceTerm(find("incoterms", "incoterm", incoterm.value, column))


def transport_code(mode: TransportMode) -> str:
    """Return the customs code of a transport mode.

    :raises CodeUnknown: the table has no row for the mode.
    """
    return find("transport_modes", "mode", mode.value, "code")


def is_transport_code(code: str) -> bool:
    """Tell whether customs has a transport mode of this code."""
    return code in index("transport_modes", "code")


def is_price_term(code: str) -> bool:
    """Tell whether customs has a price term of this code."""
    return code in index("price_terms", "code")
