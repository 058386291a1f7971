"""The goods and the terms decide which clauses a contract has."""

from dataclasses import replace
from decimal import Decimal

import pytest

from rfq.contracts.documents.facts import ContractDocument
from rfq.contracts.documents.selection import select_clauses
from tests.contracts.documents.samples import cashmere, chemicals, vehicles


def paragraphs(document: ContractDocument) -> set[str]:
    return {f"{clause}.{name}" for clause, names in select_clauses(document) for name in names}


def test_dangerous_chemicals_have_their_sheet_permits_and_tested_packagings():
    chosen = paragraphs(chemicals())
    wanted = {
        "dangerous_goods.sds",
        "dangerous_goods.permits",
        "dangerous_goods.emergency",
        "packing.dangerous",
    }
    assert wanted <= chosen
    assert not {"quality.fibre", "quality.vehicles", "warranty.parts", "dangerous_goods.battery"} & chosen


def test_cashmere_is_sampled_as_fibre_and_has_no_clause_on_dangerous_goods():
    chosen = paragraphs(cashmere())
    assert {"quality.fibre", "quality.composition"} <= chosen
    assert not [name for name in chosen if name.startswith("dangerous_goods.")]


def test_electric_vehicles_have_vin_warranty_and_battery_but_no_data_sheet():
    chosen = paragraphs(vehicles())
    assert {"quality.vehicles", "warranty.period", "dangerous_goods.battery", "packing.unpacked"} <= chosen
    assert not {"dangerous_goods.sds", "packing.marks", "packing.dangerous"} & chosen


@pytest.mark.parametrize(
    ("incoterm", "insurance", "clearance", "names_carrier"),
    [
        ("EXW", "buyer", "clearance_exw", True),
        ("FCA", "buyer", "clearance_seller", True),
        ("FOB", "buyer", "clearance_seller", True),
        ("CPT", "buyer", "clearance_seller", False),
        ("CIF", "seller", "clearance_seller", False),
        ("CIP", "seller", "clearance_seller", False),
        ("DAP", "seller_risk", "clearance_seller", False),
        ("DDP", "seller_risk", "clearance_ddp", False),
    ],
)
def test_the_delivery_term_decides_who_insures_clears_and_names_the_carrier(
    incoterm, insurance, clearance, names_carrier
):
    document = chemicals()
    chosen = paragraphs(replace(document, delivery=replace(document.delivery, incoterm=incoterm)))
    assert {name for name in chosen if name.startswith("insurance.")} == {f"insurance.{insurance}"}
    assert {name for name in chosen if "clearance" in name} == {f"delivery.{clearance}"}
    assert ("delivery.nomination" in chosen) is names_carrier


def test_a_credit_and_a_collection_bring_their_rules():
    document = chemicals()
    (deposit, credit, last) = document.payments
    assert "payment.letter_of_credit" in paragraphs(document)
    without = replace(document, payments=(deposit, replace(credit, instrument="DP"), last))
    assert "payment.letter_of_credit" not in paragraphs(without)
    assert "payment.collection" in paragraphs(without)


def test_a_quantity_without_tolerance_is_said_to_be_exact():
    document = chemicals()
    lines = tuple(replace(line, tolerance_percent=None) for line in document.lines)
    chosen = paragraphs(replace(document, lines=lines))
    assert "quantity.exact" in chosen
    assert not {"quantity.tolerance", "price.tolerance"} & chosen


def test_demurrage_is_owed_for_returnable_tanks_only():
    document = chemicals()
    terms = replace(document.delivery, free_days=10, demurrage_per_day=Decimal(45))
    bulk = replace(document, delivery=terms)
    assert "delivery.demurrage" not in paragraphs(bulk)
    first, *rest = document.lines
    tanks = replace(first, packaging=replace(first.packaging, kind="TG"))
    assert "delivery.demurrage" in paragraphs(replace(bulk, lines=(tanks, *rest)))
