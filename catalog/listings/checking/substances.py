"""Check what is said of a substance."""

import re

from stdnum.eu import ecnumber

from catalog.listings.checking.identity import check_cas
from catalog.listings.choices import PACKING_GROUPS, ControlFlag, PhysicalForm
from catalog.listings.inputs import SubstanceData
from marketplace.core.errors import ErrorCode, Problems
from marketplace.core.hazards import HAZARD_CLASSES
from marketplace.core.texts import check_texts

_PATTERNS = {
    "ghs_pictograms": (r"GHS0[1-9]", "a pictogram GHS01 to GHS09"),
    "hazard_statements": (r"(EU)?H\d{3}[A-Za-z]{0,3}(\+H\d{3})*", "a hazard statement such as H225"),
    "precautionary_statements": (r"P\d{3}(\s?\+\s?P\d{3})*", "a precautionary statement such as P210"),
}


def check_substance(data: SubstanceData) -> None:
    """Check a substance by itself.

    :raises InvalidInput: with one problem for each thing that is wrong.
    """
    problems = Problems()
    with problems.under():
        check_cas(data.cas)
    if data.ec_number and not ecnumber.is_valid(data.ec_number):
        problems.add(
            f"EC {data.ec_number[:12]} has a wrong check digit or form.", "ec_number", ErrorCode.CHECK_DIGIT
        )
    with problems.under():
        check_texts(data.names, "names", limit=200)
    for name, (pattern, words) in _PATTERNS.items():
        for index, code in enumerate(getattr(data, name)):
            if not re.fullmatch(pattern, code):
                problems.add(f"{code[:24]!r} is not {words}.", f"{name}.{index}")
    if data.physical_form and data.physical_form not in set(PhysicalForm):
        problems.add(f"{data.physical_form[:20]!r} is no physical form.", "physical_form")
    if data.density_kg_per_litre is not None and not 0 < data.density_kg_per_litre <= 25:
        problems.add(
            "A density lies above 0 and below 25 kg/l.", "density_kg_per_litre", ErrorCode.OUT_OF_RANGE
        )
    for index, flag in enumerate(data.control_flags):
        if flag not in set(ControlFlag):
            problems.add(f"{flag[:20]!r} is no control.", f"control_flags.{index}")
    _check_entries(problems, data)
    problems.raise_if_any()


def _check_entries(problems: Problems, data: SubstanceData) -> None:
    for index, entry in enumerate(data.transport_entries):
        path = f"transport_entries.{index}"
        if not re.fullmatch(r"\d{4}", entry.un_number):
            problems.add("A UN number has 4 digits, such as 1230.", f"{path}.un_number")
        if entry.hazard_class not in HAZARD_CLASSES:
            problems.add(f"{entry.hazard_class[:5]!r} is no class or division.", f"{path}.hazard_class")
        if entry.packing_group and entry.packing_group not in PACKING_GROUPS:
            problems.add("A packing group is I, II or III.", f"{path}.packing_group")
