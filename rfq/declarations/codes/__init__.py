"""Code tables of customs, and the converters between them and the codes of the trade.

The tables are CSV files in `data/`, with source and confidence; `sources.csv` names them for the tables
whose rows don't. What is not certain enough for a table stands in `configuration.toml`.
"""

from rfq.declarations.codes.configuration import Configuration, Setting, load_configuration
from rfq.declarations.codes.errors import CodeUnknown
from rfq.declarations.codes.meanings import Meaning, Outcome
from rfq.declarations.codes.packaging import PackagingKind, PackingGroup
from rfq.declarations.codes.terms import Incoterm, PriceTerm, TransportMode
from rfq.declarations.codes.units import CountWord

__all__ = [
    "CodeUnknown",
    "Configuration",
    "CountWord",
    "Incoterm",
    "Meaning",
    "Outcome",
    "PackagingKind",
    "PackingGroup",
    "PriceTerm",
    "Setting",
    "TransportMode",
    "load_configuration",
]
