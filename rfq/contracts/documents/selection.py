"""Which clauses a contract has. The goods and terms decide; the texts are in ``clauses/``, one file a language."""

from collections.abc import Callable

from marketplace.core.trade_terms import INSURANCE_IN_PRICE, Incoterm
from rfq.contracts.documents.facts import ContractDocument, ContractLine

Condition = Callable[[ContractDocument], bool]

_MASS_UNITS = frozenset({"KGM", "TNE", "GRM"})
# Rec 21: bulk of each kind, and goods without packing.
_BULK = frozenset({"VL", "VQ", "VR", "VY"})
_UNPACKED = frozenset({"NE"})
_WOODEN = frozenset({"CS", "PX"})
_RETURNABLE = frozenset({"TG", "TK", "TY", "CY"})
_BUYER_CARRIES = frozenset({Incoterm.EXW, Incoterm.FCA, Incoterm.FAS, Incoterm.FOB})
_SELLER_BEARS_RISK = frozenset({Incoterm.DAP, Incoterm.DPU, Incoterm.DDP})


def always(_: ContractDocument) -> bool:
    return True


def some_line(test: Callable[[ContractLine], object]) -> Condition:
    return lambda document: any(test(line) for line in document.lines)


def not_(condition: Condition) -> Condition:
    return lambda document: not condition(document)


def packed_as(kinds: frozenset[str]) -> Condition:
    return some_line(lambda line: line.packaging is not None and line.packaging.kind in kinds)


def under(terms: frozenset[Incoterm]) -> Condition:
    return lambda document: document.delivery.incoterm in terms


def paid_by(instrument: str) -> Condition:
    return lambda document: any(payment.instrument == instrument for payment in document.payments)


_has_tolerance = some_line(lambda line: line.tolerance_percent)
_has_specification = some_line(lambda line: line.specifications)
_has_vehicles = some_line(lambda line: line.vehicles or line.hs_code.startswith("87"))
_has_goods_in_packages = some_line(
    lambda line: line.packaging is not None and line.packaging.kind not in _BULK | _UNPACKED
)
_has_dangerous_goods = some_line(lambda line: line.dangerous_goods)
_has_dangerous_substances = some_line(lambda line: line.dangerous_goods and not line.hs_code.startswith("87"))
_has_dangerous_vehicles = some_line(lambda line: line.dangerous_goods and line.hs_code.startswith("87"))
_has_dangerous_packages = some_line(
    lambda line: line.dangerous_goods and line.packaging and line.packaging.kind not in _BULK | _UNPACKED
)
_has_other_goods = some_line(lambda line: not (line.vehicles or line.hs_code.startswith("87")))
_inspected_by_agency: Condition = lambda document: any(document.inspection.agency.values())  # noqa: E731 - one of a list

CLAUSES: tuple[tuple[str, tuple[tuple[str, Condition], ...]], ...] = (
    ("subject", (("sale", always), ("annexes", always))),
    (
        "quantity",
        (
            ("weight", some_line(lambda line: line.unit in _MASS_UNITS)),
            ("tolerance", _has_tolerance),
            ("exact", not_(_has_tolerance)),
        ),
    ),
    (
        "quality",
        (
            ("specified", _has_specification),
            ("unspecified", not_(_has_specification)),
            ("certificate", _has_other_goods),
            # HS chapter 51: fibre and yarn of fine animal hair; 61 and 62: garments.
            ("fibre", some_line(lambda line: line.hs_code.startswith("510"))),
            ("composition", some_line(lambda line: line.hs_code[:2] in ("61", "62"))),
            ("vehicles", _has_vehicles),
            ("homologation", _has_vehicles),
        ),
    ),
    (
        "packing",
        (
            ("packing", _has_goods_in_packages),
            ("bulk", packed_as(_BULK)),
            ("unpacked", packed_as(_UNPACKED)),
            ("marks", _has_goods_in_packages),
            ("dangerous", _has_dangerous_packages),
            (
                "wood",
                some_line(
                    lambda line: line.packaging and (line.packaging.pallets or line.packaging.kind in _WOODEN)
                ),
            ),
        ),
    ),
    ("price", (("total", always), ("tolerance", _has_tolerance), ("includes", always))),
    (
        "delivery",
        (
            ("term", always),
            ("window", always),
            ("loading", lambda document: document.delivery.loading is not None),
            ("discharge", lambda document: document.delivery.discharge is not None),
            ("partial_yes", lambda document: document.delivery.partial_shipment),
            ("partial_no", lambda document: not document.delivery.partial_shipment),
            ("transshipment_yes", lambda document: document.delivery.transshipment),
            ("transshipment_no", lambda document: not document.delivery.transshipment),
            ("nomination", under(_BUYER_CARRIES)),
            ("clearance_exw", under(frozenset({Incoterm.EXW}))),
            ("clearance_ddp", under(frozenset({Incoterm.DDP}))),
            ("clearance_seller", not_(under(frozenset({Incoterm.EXW, Incoterm.DDP})))),
            ("notice", always),
            (
                "demurrage",
                lambda document: (
                    document.delivery.free_days is not None
                    and document.delivery.demurrage_per_day is not None
                    and packed_as(_RETURNABLE)(document)
                ),
            ),
        ),
    ),
    (
        "payment",
        (
            ("schedule", always),
            ("letter_of_credit", paid_by("LC")),
            ("collection", paid_by("DP")),
            ("account", lambda document: document.seller.bank is not None),
            ("charges", always),
        ),
    ),
    (
        "insurance",
        (
            ("seller", under(INSURANCE_IN_PRICE)),
            ("seller_risk", under(_SELLER_BEARS_RISK)),
            ("buyer", not_(under(INSURANCE_IN_PRICE | _SELLER_BEARS_RISK))),
        ),
    ),
    (
        "documents",
        (("list", lambda document: bool(document.documents)), ("matching", always), ("electronic", always)),
    ),
    (
        "inspection",
        (
            ("seller", always),
            ("agency", _inspected_by_agency),
            ("sampling", lambda document: bool(document.inspection.sampling_standard)),
            (
                "final_loading",
                lambda document: document.inspection.final == "LOADING" and _inspected_by_agency(document),
            ),
            (
                "final_discharge",
                lambda document: document.inspection.final == "DISCHARGE" and _inspected_by_agency(document),
            ),
            ("claims", always),
            ("remedy", always),
        ),
    ),
    (
        "dangerous_goods",
        (
            ("classification", _has_dangerous_goods),
            ("sds", _has_dangerous_substances),
            ("battery", _has_dangerous_vehicles),
            ("permits", _has_dangerous_substances),
            ("handling", _has_dangerous_substances),
            (
                "emergency",
                some_line(lambda line: line.dangerous_goods and line.dangerous_goods.emergency_phone),
            ),
        ),
    ),
    (
        "warranty",
        (
            (
                "period",
                lambda document: document.warranty is not None and document.warranty.kilometres is not None,
            ),
            (
                "period_only",
                lambda document: document.warranty is not None and document.warranty.kilometres is None,
            ),
            ("repair", lambda document: document.warranty is not None),
            ("parts", lambda document: document.warranty is not None),
        ),
    ),
    ("force_majeure", (("events", always), ("notice", always), ("end", always))),
    ("liability", (("late_delivery", always), ("late_payment", always), ("limit", always))),
    ("compliance", (("control", always), ("sanctions", always), ("bribery", always))),
    (
        "law",
        (
            ("cisg", lambda document: document.legal.applies_cisg),
            ("no_cisg", lambda document: not document.legal.applies_cisg),
            ("arbitration", always),
            ("seat", always),
        ),
    ),
    ("electronic", (("signing", always), ("customs", always), ("notices", always))),
    (
        "final",
        (
            ("remarks", lambda document: any(document.remarks.values())),
            ("effect", always),
            ("amendments", always),
            ("languages_equal", lambda document: not document.legal.prevailing_language),
            ("languages_prevail", lambda document: bool(document.legal.prevailing_language)),
        ),
    ),
)


def select_clauses(document: ContractDocument) -> list[tuple[str, list[str]]]:
    """Choose the clauses and their paragraphs; a clause none of whose paragraphs applies is left out."""
    chosen = [
        (clause, [paragraph for paragraph, applies in paragraphs if applies(document)])
        for clause, paragraphs in CLAUSES
    ]
    return [(clause, paragraphs) for clause, paragraphs in chosen if paragraphs]
