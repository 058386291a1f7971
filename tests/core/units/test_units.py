"""Units, quantities and conversions."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from marketplace.core.errors import ErrorCode, InvalidInput
from marketplace.core.texts import LANGUAGES
from marketplace.core.units import (
    Conversion,
    Dimension,
    Factors,
    Quantity,
    all_units,
    check_quantity,
    convert,
    unit,
)

METHANOL = Factors(density_kg_per_litre=Decimal("0.7918"), density_celsius=Decimal(20))
DRUMS = Factors(package_unit="XDR", net_kg_per_package=Decimal("25"))
SWEATERS = Factors(package_unit="XCT", pieces_per_package=40, kg_per_piece=Decimal("0.28"))


def problems_of(error) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in error.value.problems]


def test_every_unit_has_a_name_in_every_language():
    assert [
        (u.code, language) for u in all_units() for language in LANGUAGES if not u.names.get(language)
    ] == []


def test_customs_codes_have_three_digits_and_mean_one_unit_each():
    codes = [u.customs_code for u in all_units() if u.customs_code]
    assert all(len(code) == 3 and code.isdigit() for code in codes)
    assert len(codes) == len(set(codes))


def test_a_piece_has_no_customs_unit_of_its_own():
    assert unit("H87").customs_code == ""


@pytest.mark.parametrize(
    ("code", "meant"), [("KG", "KGM"), ("tonne", "TNE"), ("litre", "LTR"), ("吨", "TNE")]
)
def test_an_unknown_unit_is_answered_with_the_one_that_was_meant(code, meant):
    with pytest.raises(InvalidInput) as error:
        unit(code, "lines.0.unit")
    assert problems_of(error) == [(ErrorCode.UNKNOWN_UNIT, "lines.0.unit")]
    assert meant in error.value.message


def test_a_quantity_without_unit_is_incomplete():
    with pytest.raises(InvalidInput) as error:
        check_quantity(Decimal(1), "", "lines.0.quantity")
    assert problems_of(error) == [(ErrorCode.REQUIRED, "lines.0.unit")]


@pytest.mark.parametrize(
    ("value", "code", "reason"),
    [
        ("0", "TNE", ErrorCode.OUT_OF_RANGE),
        ("-5", "TNE", ErrorCode.OUT_OF_RANGE),
        ("1000000", "TNE", ErrorCode.OUT_OF_RANGE),
        ("999999999999", "H87", ErrorCode.OUT_OF_RANGE),
        ("0.0000001", "TNE", ErrorCode.INVALID),
        ("NaN", "TNE", ErrorCode.INVALID),
        ("Infinity", "TNE", ErrorCode.INVALID),
    ],
)
def test_it_refuses_quantities_that_cannot_be(value, code, reason):
    with pytest.raises(InvalidInput) as error:
        check_quantity(Decimal(value), code, "quantity")
    assert problems_of(error) == [(reason, "quantity")]


def test_it_names_the_unit_and_the_quantity_together():
    with pytest.raises(InvalidInput) as error:
        check_quantity(Decimal(-5), "BUCKET", "lines.2.quantity")
    assert problems_of(error) == [
        (ErrorCode.UNKNOWN_UNIT, "lines.2.unit"),
        (ErrorCode.OUT_OF_RANGE, "lines.2.quantity"),
    ]


def test_it_takes_the_largest_sane_quantity():
    assert check_quantity(Decimal("999999.999999"), "TNE").value == Decimal("999999.999999")


@pytest.mark.parametrize(
    ("value", "start", "end", "result", "factor"),
    [
        ("1.5", "TNE", "KGM", "1500", "1000"),
        ("100", "LBR", "KGM", "45.359237", "0.45359237"),
        ("3", "DZN", "H87", "36", "12"),
        ("1", "GRO", "DZN", "12", "12"),
        ("2", "MTQ", "LTR", "2000", "1000"),
        ("1", "BLL", "LTR", "158.987295", "158.987294928"),
        ("7", "KGM", "KGM", "7", "1"),
    ],
)
def test_it_converts_within_a_dimension_without_knowing_the_goods(value, start, end, result, factor):
    conversion = convert(Quantity(Decimal(value), start), end)
    assert (str(conversion.value), str(conversion.factor)) == (result, factor)
    assert conversion.source == "UN/ECE Rec 20"


def test_it_converts_litres_by_the_density_and_says_so():
    conversion = convert(Quantity(Decimal(30_000), "LTR"), "TNE", factors=METHANOL)
    assert conversion.value == Decimal("23.754")
    assert conversion.factor == Decimal("0.0007918")
    assert conversion.source == "density 0.7918 kg/l at 20 °C; UN/ECE Rec 20"


def test_it_refuses_litres_of_a_solid_without_density():
    with pytest.raises(InvalidInput) as error:
        convert(Quantity(Decimal(10), "MTQ"), "TNE", field="lines.0.unit")
    assert problems_of(error) == [(ErrorCode.NOT_CONVERTIBLE, "lines.0.unit")]
    assert "density" in error.value.message


def test_it_converts_packages_by_their_net_mass():
    conversion = convert(Quantity(Decimal(500), "XDR"), "TNE", factors=DRUMS)
    assert conversion.value == Decimal("12.5")
    assert "net 25 kg a package" in conversion.source


def test_what_holds_for_a_drum_is_not_used_for_a_pallet():
    with pytest.raises(InvalidInput) as error:
        convert(Quantity(Decimal(5), "XPX"), "TNE", factors=DRUMS)
    assert error.value.code == ErrorCode.NOT_CONVERTIBLE
    assert "net mass of a package" in error.value.message


def test_it_goes_from_cartons_over_pieces_to_mass():
    assert convert(Quantity(Decimal(10), "XCT"), "H87", factors=SWEATERS).value == 400
    assert convert(Quantity(Decimal(10), "XCT"), "KGM", factors=SWEATERS).value == 112


@pytest.mark.parametrize(
    ("start", "end"),
    [("XBG", "XDR"), ("SET", "H87"), ("PR", "H87"), ("MTR", "KGM"), ("MTK", "MTR"), ("H87", "KGM")],
)
def test_it_refuses_what_nothing_ties_together(start, end):
    with pytest.raises(InvalidInput) as error:
        convert(Quantity(Decimal(1), start), end, factors=METHANOL)
    assert error.value.code == ErrorCode.NOT_CONVERTIBLE


def test_it_refuses_a_result_that_would_vanish():
    with pytest.raises(InvalidInput) as error:
        convert(Quantity(Decimal("0.0001"), "GRM"), "TNE")
    assert error.value.code == ErrorCode.OUT_OF_RANGE


values = st.decimals(min_value="0.01", max_value=10**6, places=3, allow_nan=False)
same_dimension = st.sampled_from(
    [
        (a.code, b.code)
        for a in all_units()
        for b in all_units()
        if a.dimension == b.dimension and a.dimension != Dimension.PACKAGE
    ]
)
goods = st.builds(
    Factors,
    density_kg_per_litre=st.decimals(min_value="0.05", max_value=20, places=4),
    kg_per_piece=st.decimals(min_value="0.01", max_value=90_000, places=2),
)


def converted(quantity: Quantity, end: str, factors: Factors = METHANOL) -> Conversion | None:
    """Convert, or return None where the result would vanish; any other refusal fails the test."""
    try:
        return convert(quantity, end, factors=factors)
    except InvalidInput as error:
        if error.code != ErrorCode.OUT_OF_RANGE:
            raise
        return None


def is_near(found: Decimal, wanted: Decimal, step: Decimal) -> bool:
    """Allow what rounding to six decimals in between can do, and twelve digits of the factor."""
    return abs(found - wanted) <= step + abs(wanted) * Decimal("1e-11")


@given(values, same_dimension)
def test_there_and_back_is_where_it_began(value, pair):
    start, end = pair
    there = converted(Quantity(value, start), end)
    if there is None:
        return
    back = convert(Quantity(there.value, end), start)
    assert is_near(back.value, value, Decimal("0.000001") * (back.factor + 1))


@given(
    values,
    st.sampled_from(["LTR", "MTQ", "H87", "DZN", "KGM", "TNE"]),
    st.sampled_from(["KGM", "TNE", "LTR"]),
    goods,
)
def test_the_value_follows_from_the_stored_factor(value, start, end, factors):
    conversion = converted(Quantity(value, start), end, factors)
    if conversion is None:
        return
    assert conversion.value == (value * conversion.factor).quantize(Decimal("0.000001"))
    assert len(conversion.factor.normalize().as_tuple().digits) <= 12


@given(values, goods)
def test_over_the_density_and_back_is_where_it_began(value, factors):
    mass = convert(Quantity(value, "LTR"), "KGM", factors=factors)
    back = convert(Quantity(mass.value, "KGM"), "LTR", factors=factors)
    assert is_near(back.value, value, Decimal("0.000001") * (back.factor + 1))
