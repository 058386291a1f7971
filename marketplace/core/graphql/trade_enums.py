"""The enums of trade terms, shared by every room's types."""

from marketplace.core.graphql.enums import enum_of
from marketplace.core.trade_terms import (
    INCOTERM_WORDS,
    Incoterm,
    PaymentInstrument,
    PaymentTrigger,
    ToleranceOption,
    TransportMode,
)

IncotermEnum = enum_of(Incoterm, "A delivery rule of Incoterms 2020.", INCOTERM_WORDS)
TransportModeEnum = enum_of(TransportMode, "How the goods cross the border.")
ToleranceOptionEnum = enum_of(ToleranceOption, "Who may use the quantity tolerance.")
PaymentTriggerEnum = enum_of(PaymentTrigger, "What makes a payment due.")
PaymentInstrumentEnum = enum_of(
    PaymentInstrument,
    "How a payment is made.",
    {
        PaymentInstrument.TT: "Telegraphic transfer.",
        PaymentInstrument.LC: "Documentary letter of credit (UCP 600).",
        PaymentInstrument.DP: "Documents against payment (URC 522).",
        PaymentInstrument.OA: "Open account.",
    },
)
