"""Substances as a chemist would check them."""

import re
from decimal import Decimal

import pytest
from stdnum.eu import ecnumber

from catalog.sample import load_zone
from catalog.sample.goods import PhysicalForm, SignalWord, Substance

# Standard atomic weights, IUPAC 2021, abridged.
WEIGHTS = {
    "H": "1.008", "C": "12.011", "N": "14.007", "O": "15.999", "Na": "22.990", "Si": "28.085",
    "S": "32.06", "Cl": "35.45", "K": "39.098", "Ca": "40.078",
}  # fmt: skip

PICTOGRAM_RULES = {
    "GHS02": r"H22[0-8]|H25[0-2]|H26[01]",
    "GHS03": r"H27[0-2]",
    "GHS04": r"H28[01]",
    "GHS05": r"H290|H314|H318",
    "GHS06": r"H30[01]|H31[01]|H33[01]",
    "GHS08": r"H304|H334|H34[01]|H35[01]|H36[01].*|H37[0-3]",
    "GHS09": r"H400|H41[01]",
}
WITHOUT_PICTOGRAM = r"H221|H412|H413"
HARMFUL = {"H302", "H312", "H332"}
IRRITATING = {"H315", "H319"}
SENSITISING = {"H317"}
AIRWAYS_OR_NARCOTIC = {"H335", "H336"}
MAKES_DANGER = r"H22[025]|H228|H260|H270|H30[01]|H31[0148]|H33[014]|H340|H350|H360.*|H37[02]"

ASSIGNED_BY_NAME = {("1017", "8"), ("1408", "6.1")}
"""Subsidiary risks that the UN list gives by name: moist chlorine corrodes, ferrosilicon emits phosphine."""

SUBSTANCES = list(load_zone().substances.values())
every_substance = pytest.mark.parametrize("substance", SUBSTANCES, ids=lambda substance: substance.cas)


def matches(substance: Substance, pattern: str) -> bool:
    return any(re.fullmatch(pattern, hazard) for hazard in substance.ghs.hazards)


def needs_exclamation_mark(substance: Substance) -> bool:
    """GHS 1.4.10.5.3: skull, corrosion and health hazard pictograms silence the exclamation mark."""
    hazards, pictograms = set(substance.ghs.hazards), set(substance.ghs.pictograms)
    if "GHS06" in pictograms:
        return False
    corrosive = {"H314", "H318"} & hazards
    skin_and_eyes = (IRRITATING & hazards and not corrosive) or ("H315" in hazards and "H314" not in hazards)
    sensitising = SENSITISING & hazards and "H334" not in hazards
    return bool(HARMFUL & hazards or AIRWAYS_OR_NARCOTIC & hazards or skin_and_eyes or sensitising)


@every_substance
def test_the_check_digit_of_the_cas_number_holds(substance):
    digits = substance.cas.replace("-", "")
    weighted = sum(int(digit) * weight for weight, digit in enumerate(reversed(digits[:-1]), start=1))
    assert weighted % 10 == int(digits[-1])


@every_substance
def test_the_check_digit_of_the_ec_number_holds(substance):
    polymer_or_alloy = substance.molar_mass is None
    assert substance.ec is None or ecnumber.is_valid(substance.ec)
    assert substance.ec is not None or polymer_or_alloy


@every_substance
def test_the_molar_mass_follows_from_the_formula(substance):
    if substance.molar_mass is None:
        assert re.search(r"n|FeSi|SiMn", substance.formula)
        return
    assert abs(mass_of(substance.formula) - substance.molar_mass) < Decimal("0.02")


def mass_of(formula: str) -> Decimal:
    while group := re.search(r"\((\w+)\)(\d+)", formula):
        formula = formula.replace(group[0], group[1] * int(group[2]))
    parts = re.findall(r"([A-Z][a-z]?)(\d*)", formula)
    assert "".join(element + count for element, count in parts) == formula
    return sum((Decimal(WEIGHTS[element]) * int(count or 1) for element, count in parts), Decimal(0))


@every_substance
def test_the_pictograms_follow_from_the_hazard_statements(substance):
    expected = set()
    for pictogram, pattern in PICTOGRAM_RULES.items():
        if any(
            re.fullmatch(pattern, hazard) and not re.fullmatch(WITHOUT_PICTOGRAM, hazard)
            for hazard in substance.ghs.hazards
        ):
            expected.add(pictogram)
    if needs_exclamation_mark(substance):
        expected.add("GHS07")
    assert set(substance.ghs.pictograms) == expected


@every_substance
def test_the_signal_word_follows_from_the_hazard_statements(substance):
    if not substance.ghs.hazards:
        assert substance.ghs.signal is None
        assert substance.ghs.precautions == ()
        return
    danger = matches(substance, MAKES_DANGER) and not only_a_weak_flammable_solid(substance)
    assert substance.ghs.signal == (SignalWord.DANGER if danger else SignalWord.WARNING)
    assert len(substance.ghs.precautions) >= 4


def only_a_weak_flammable_solid(substance: Substance) -> bool:
    """Tell whether H228 is of category 2, which goes with packing group III and the word Warning."""
    return "H228" in substance.ghs.hazards and not matches(substance, r"H314|H318|H340|H350")


@every_substance
def test_what_harms_water_organisms_is_a_marine_pollutant(substance):
    zone = load_zone()
    harms = matches(substance, r"H400|H41[01]")
    for number in substance.un_numbers:
        assert zone.dangerous_goods[number].marine_pollutant == harms, number


@every_substance
def test_the_hazards_fit_the_transport_class(substance):
    rules = {
        "2.1": r"H220", "2.3": r"H33[01]", "3": r"H22[56]", "4.1": r"H228", "4.2": r"H25[0-2]",
        "4.3": r"H26[01]", "6.1": r"H30[01]|H31[01]|H33[01]|H350", "8": r"H290|H314",
    }  # fmt: skip
    for number in substance.un_numbers:
        entry = load_zone().dangerous_goods[number]
        assert matches(substance, rules[entry.hazard_class]), (number, entry.hazard_class)
        for risk in entry.subsidiary_risks:
            if risk in rules and (number, risk) not in ASSIGNED_BY_NAME:
                assert matches(substance, rules[risk]), (number, risk)


@every_substance
def test_a_fluid_has_a_sane_density(substance):
    if substance.form == PhysicalForm.SOLID:
        assert substance.density is None
        return
    assert Decimal(400) <= substance.density.kg_per_m3 <= Decimal(2000)
    assert substance.density.kg_per_litre * 1000 == substance.density.kg_per_m3


def test_acids_that_make_drugs_are_marked_as_precursors():
    marked = {substance.cas for substance in SUBSTANCES if substance.controls}
    assert marked == {"7647-01-0", "7664-93-9"}


def test_caustic_soda_is_found_under_its_many_names():
    names = load_zone().substances["1310-73-2"].synonyms
    assert {"Caustic soda", "Lye"} <= set(names.en)
    assert {"烧碱", "片碱"} <= set(names.zh)
    assert {"Едкий натр", "Каустическая сода"} <= set(names.ru)
    assert "Идэмхий натри" in names.mn


@every_substance
def test_every_language_has_synonyms_and_none_is_there_twice(substance):
    for words in substance.synonyms.by_language().values():
        assert words
        assert len({word.casefold() for word in words}) == len(words)
