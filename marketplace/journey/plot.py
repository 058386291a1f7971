"""The plot of a trade: which goods, how much, on which terms. One for each vertical."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any


@dataclass(frozen=True)
class Plot:
    """What is traded. ``quantity`` may be in another unit than the listing's price unit: it is converted."""

    vertical: str
    sku: str
    search: str
    quantity: tuple[str, str]
    unit_price: str
    currency: str
    incoterm: str
    place_code: str
    place_name: str
    transport_mode: str
    destination_country: str
    freight: str | None
    insurance: str | None
    hazard_classes: tuple[str, ...]
    pallets: int
    buyer: str
    carrier: str
    carrier_kind: str
    warehouse: str
    journey: dict[str, Any]

    def money(self, amount: str) -> dict[str, str]:
        return {"amount": amount, "currency": self.currency}


PLOTS = {
    "chemicals": Plot(
        vertical="CHEMICALS",
        sku="OSM-MEOH-01",
        search="67-56-1",
        quantity=("240000", "KGM"),
        unit_price="412.50",
        currency="USD",
        incoterm="CPT",
        place_code="",
        place_name="Zabaikalsk",
        transport_mode="RAIL",
        destination_country="RU",
        freight="18400.00",
        insurance=None,
        hazard_classes=("3", "6.1"),
        pallets=40,
        buyer="baikal-chemtorg",
        carrier="erenhot-rail",
        carrier_kind="CARRIER_RAIL",
        warehouse="zamyn-uud-freezone",
        journey={
            "transportMode": "RAIL",
            "conveyance": "X8065",
            "voyage": "8065",
            "billNumber": "SMGS2026112401",
            "customsOffice": "0707",
            "exitOffice": "0601",
            "exitPort": "150501",
            "destinationPort": "RUS000",
        },
    ),
    "cashmere": Plot(
        vertical="CASHMERE",
        sku="OSW-DH-W36",
        search="无毛绒",
        quantity=("1.2", "TNE"),
        unit_price="128.40",
        currency="EUR",
        incoterm="CIP",
        place_code="ITMIL",
        place_name="Milano",
        transport_mode="AIR",
        destination_country="IT",
        freight="5200.00",
        insurance="310.00",
        hazard_classes=(),
        pallets=6,
        buyer="biella-filati",
        carrier="tianjin-ocean",
        carrier_kind="FORWARDER",
        warehouse="duisburg-lager",
        journey={
            "transportMode": "AIR",
            "conveyance": "CA949",
            "voyage": "CA949/24",
            "billNumber": "999-12345675",
            "customsOffice": "0707",
            "exitOffice": "0101",
            "exitPort": "110101",
            "destinationPort": "ITA000",
        },
    ),
    "auto": Plot(
        vertical="AUTO",
        sku="OST-E31-8X4",
        search="纯电动货车",
        quantity=("12", "H87"),
        unit_price="61500.00",
        currency="USD",
        incoterm="DAP",
        place_code="",
        place_name="Ulaanbaatar",
        transport_mode="ROAD",
        destination_country="MN",
        freight="26400.00",
        insurance="1850.00",
        hazard_classes=("9",),
        pallets=60,
        buyer="south-gobi-haulage",
        carrier="gobi-tir",
        carrier_kind="CARRIER_ROAD",
        warehouse="ub-depot",
        journey={
            "transportMode": "ROAD",
            "conveyance": "蒙K12345",
            "voyage": "20261124",
            "billNumber": "CMR2026112407",
            "customsOffice": "0707",
            "exitOffice": "0702",
            "exitPort": "150601",
            "destinationPort": "MNG000",
        },
    ),
}


def above(amount: str, percent: int) -> str:
    """Return an amount raised by some percent, in cents, for a first offer that is then bettered."""
    return str((Decimal(amount) * (100 + percent) / 100).quantize(Decimal("0.01")))
