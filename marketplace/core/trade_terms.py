"""Terms of international trade that every room speaks: Incoterms, modes of transport, payment terms.

Source: ICC Incoterms 2020 (rules for any mode and rules for sea and inland waterway); UCP 600 for letters of credit.
"""

from enum import StrEnum

from marketplace.core.errors import Problems


class Incoterm(StrEnum):
    """Incoterms 2020."""

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


class TransportMode(StrEnum):
    """How the goods cross the border."""

    RAIL = "RAIL"
    ROAD = "ROAD"
    SEA = "SEA"
    AIR = "AIR"


class PaymentTrigger(StrEnum):
    """What makes a payment due."""

    DEPOSIT = "DEPOSIT"
    BEFORE_SHIPMENT = "BEFORE_SHIPMENT"
    AGAINST_DOCUMENTS = "AGAINST_DOCUMENTS"
    AFTER_DELIVERY = "AFTER_DELIVERY"


class PaymentInstrument(StrEnum):
    """How a payment is made: telegraphic transfer, letter of credit, documents against payment, open account."""

    TT = "TT"
    LC = "LC"
    DP = "DP"
    OA = "OA"


class ToleranceOption(StrEnum):
    """Who may use the quantity tolerance."""

    SELLER = "SELLER"
    BUYER = "BUYER"


SEA_ONLY = frozenset({Incoterm.FAS, Incoterm.FOB, Incoterm.CFR, Incoterm.CIF})
"""Rules that Incoterms 2020 keeps for sea and inland waterway."""

FREIGHT_IN_PRICE = frozenset(
    {Incoterm.CFR, Incoterm.CIF, Incoterm.CPT, Incoterm.CIP, Incoterm.DAP, Incoterm.DPU, Incoterm.DDP}
)
INSURANCE_IN_PRICE = frozenset({Incoterm.CIF, Incoterm.CIP})
"""Rules that oblige the seller to insure; under D rules it bears the risk and may."""

INCOTERM_WORDS = {
    Incoterm.EXW: "Ex works.",
    Incoterm.FCA: "Free carrier.",
    Incoterm.FAS: "Free alongside ship; sea and inland waterway only.",
    Incoterm.FOB: "Free on board; sea and inland waterway only.",
    Incoterm.CFR: "Cost and freight; sea and inland waterway only.",
    Incoterm.CIF: "Cost, insurance and freight; sea and inland waterway only.",
    Incoterm.CPT: "Carriage paid to.",
    Incoterm.CIP: "Carriage and insurance paid to.",
    Incoterm.DAP: "Delivered at place.",
    Incoterm.DPU: "Delivered at place unloaded.",
    Incoterm.DDP: "Delivered duty paid.",
}


def check_delivery(
    problems: Problems, *, incoterm: Incoterm, place_name: str, mode: TransportMode, prefix: str = ""
) -> None:
    """Check that a delivery term is whole: it names a place, and a sea rule goes by sea."""
    if not place_name.strip():
        problems.add(f"{incoterm} needs its named place, such as {incoterm} Tianjin.", f"{prefix}place_name")
    if incoterm in SEA_ONLY and mode != TransportMode.SEA:
        instead = {"FOB": "FCA", "FAS": "FCA", "CFR": "CPT", "CIF": "CIP"}[incoterm]
        problems.add(
            f"{incoterm} is a sea rule (Incoterms 2020); by {mode.lower()} use {instead}.",
            f"{prefix}incoterm",
        )
