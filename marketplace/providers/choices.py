"""The closed lists of the providers room."""

from enum import StrEnum


class ProviderKind(StrEnum):
    """What a trade service provider does. One firm may do several."""

    BROKER = "BROKER"
    CARRIER_RAIL = "CARRIER_RAIL"
    CARRIER_ROAD = "CARRIER_ROAD"
    FORWARDER = "FORWARDER"
    INSURER = "INSURER"
    BANK = "BANK"
    INSPECTION = "INSPECTION"
    FOREIGN_TRADE_FIRM = "FOREIGN_TRADE_FIRM"
    TRANSLATOR = "TRANSLATOR"
    TRAINER = "TRAINER"


PROVIDER_KIND_WORDS = {
    ProviderKind.BROKER: "Customs broker: declares in the name of the trader.",
    ProviderKind.CARRIER_RAIL: "Rail carrier or train operator.",
    ProviderKind.CARRIER_ROAD: "Road carrier.",
    ProviderKind.FORWARDER: "Freight forwarder.",
    ProviderKind.INSURER: "Insurer of goods or credit.",
    ProviderKind.BANK: "Bank.",
    ProviderKind.INSPECTION: "Inspection body.",
    ProviderKind.FOREIGN_TRADE_FIRM: "Integrated foreign-trade firm: exports on behalf of makers.",
    ProviderKind.TRANSLATOR: "Translator.",
    ProviderKind.TRAINER: "Trainer.",
}

MOVES_GOODS = frozenset({ProviderKind.CARRIER_RAIL, ProviderKind.CARRIER_ROAD, ProviderKind.FORWARDER})
"""Kinds that say on which lanes they work."""
