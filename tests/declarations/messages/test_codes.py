"""The code tables: complete, consistent, and honest about where they come from."""

from datetime import date
from pathlib import Path

import pycountry
import pytest

from rfq.declarations.codes import (
    CodeUnknown,
    CountWord,
    Incoterm,
    Meaning,
    PackagingKind,
    PackingGroup,
    PriceTerm,
    TransportMode,
    countries,
    currencies,
    load_configuration,
    offices,
    packaging,
    tables,
    terms,
    units,
)
from rfq.declarations.codes.configuration import packaged_configuration, parse_settings

WITHOUT_ISO = {
    *("199", "299", "399", "499", "599", "699", "701", "702", "999"),
    *("207", "210", "256", "349", "409", "436", "438", "449", "604", "605", "612", "615", "616"),
}
SIZES = {
    "countries": 242,
    "currencies": 24,
    "units": 123,
    "packaging": 17,
    "transport_modes": 18,
    "price_terms": 7,
    "plain": 286,
}


@pytest.mark.parametrize("name", SIZES)
def test_a_table_is_complete_and_each_code_stands_once(name: str):
    rows = tables.rows(name)
    assert len(rows) == SIZES[name]
    keys = [(row.get("table", ""), row["code"]) for row in rows]
    assert len(set(keys)) == len(keys)
    assert all(row["name_zh"] for row in rows)


def test_every_country_has_an_iso_code_or_a_reason():
    for row in tables.rows("countries"):
        assert bool(row["iso"]) != bool(row["without_iso_because"]), row
    assert {row["code"] for row in tables.rows("countries") if not row["iso"]} == WITHOUT_ISO


def test_every_iso_country_code_exists_and_stands_once():
    codes = [row["iso"] for row in tables.rows("countries") if row["iso"]]
    assert len(set(codes)) == len(codes) == 220
    assert all(pycountry.countries.get(alpha_3=code) for code in codes)


@pytest.mark.parametrize("row", [row for row in tables.rows("countries") if row["iso"]])
def test_a_country_goes_there_and_back(row: dict[str, str]):
    assert countries.from_customs_number(countries.customs_number(row["iso"])) == row["iso"]
    assert countries.customs_name(row["iso"]) == row["name_zh"]


def test_customs_numbers_are_not_iso_numbers():
    assert countries.customs_number("CN") == "142"
    assert countries.customs_number("MNG") == "124"
    assert countries.customs_number("us") == "502"


def test_a_region_without_an_iso_code_is_named():
    with pytest.raises(CodeUnknown, match="Canary Islands") as caught:
        countries.from_customs_number("207")
    assert (caught.value.table, caught.value.value) == ("countries", "207")


@pytest.mark.parametrize("country", ["SSD", "XX", "", "China"])
def test_a_country_that_customs_lacks_is_refused(country: str):
    with pytest.raises(CodeUnknown):
        countries.alpha3(country)


@pytest.mark.parametrize("currency", currencies.declarable())
def test_a_currency_goes_there_and_back(currency: str):
    assert pycountry.currencies.get(alpha_3=currency)
    assert currencies.from_customs_number(currencies.customs_number(currency)) == currency
    assert currencies.customs_letters(currency) == currency


@pytest.mark.parametrize("currency", ["RUB", "MNT", "KZT", "BRL", "INR", "VND", "", "usd"])
def test_a_currency_without_a_customs_code_is_refused_in_both_messages(currency: str):
    for convert in (currencies.customs_number, currencies.customs_letters):
        with pytest.raises(CodeUnknown) as caught:
            convert(currency)
        assert (caught.value.table, caught.value.value) == ("currencies", currency)


@pytest.mark.parametrize(
    ("rec20", "word", "code"),
    [
        ("KGM", None, "035"),
        ("TNE", None, "070"),
        ("GRM", None, "036"),
        ("LTR", None, "095"),
        ("MLT", None, "096"),
        ("MTR", None, "030"),
        ("MTK", None, "032"),
        ("MTQ", None, "033"),
        ("H87", None, "011"),
        ("H87", CountWord.VEHICLE, "003"),
        ("H87", CountWord.STRIP, "015"),
        ("SET", None, "006"),
        ("PR", None, "025"),
        ("LBR", None, "076"),
        ("ONZ", None, "083"),
    ],
)
def test_a_unit_has_its_customs_code(rec20: str, word: CountWord | None, code: str):
    assert units.customs_unit(rec20, word) == code


def test_every_equivalent_is_a_customs_unit_and_goes_back():
    for row in tables.rows("unit_equivalents"):
        assert units.is_customs_unit(row["code"]), row
        word = CountWord(row["count_word"]) if row["count_word"] else None
        assert units.customs_unit(*units.rec20(units.customs_unit(row["rec20"], word))) == row["code"]
        assert row["source"]
        assert row["confidence"] in ("O", "C", "S", "?")


def test_every_count_word_has_a_unit():
    assert len({units.customs_unit("H87", word) for word in CountWord}) == len(CountWord)


@pytest.mark.parametrize(("unit", "word"), [("KTN", None), ("KGM", CountWord.VEHICLE), ("", None)])
def test_a_unit_without_an_equivalent_is_refused(unit: str, word: CountWord | None):
    with pytest.raises(CodeUnknown):
        units.customs_unit(unit, word)


def test_a_customs_unit_without_an_equivalent_is_refused():
    with pytest.raises(CodeUnknown, match="073"):
        units.rec20("073")
    assert units.customs_unit_name("073") == "司马担"


def test_every_packaging_kind_has_a_code_that_customs_has():
    assert {row["kind"] for row in tables.rows("packaging_kinds")} == set(PackagingKind)
    assert all(packaging.is_packaging_code(packaging.packaging_code(kind)) for kind in PackagingKind)


def test_packing_groups_are_numbers():
    groups = [*PackingGroup, None]
    assert [packaging.packing_group_code(group) for group in groups] == ["1", "2", "3", "4"]


def test_every_incoterm_has_a_price_term():
    expected = dict.fromkeys(("CIF", "CIP", "DAP", "DPU", "DDP"), PriceTerm.CIF)
    expected |= dict.fromkeys(("CFR", "CPT"), PriceTerm.COST_AND_FREIGHT)
    expected |= dict.fromkeys(("FCA", "FAS", "FOB"), PriceTerm.FOB) | {"EXW": PriceTerm.EXW}
    assert {term.value: terms.price_term(term) for term in Incoterm} == expected


def test_delivery_abroad_without_insurance_is_cost_and_freight():
    assert terms.price_term(Incoterm.DAP, insured=False) is PriceTerm.COST_AND_FREIGHT
    assert terms.price_term(Incoterm.CIF, insured=False) is PriceTerm.CIF


def test_every_price_term_and_transport_mode_has_a_customs_code():
    assert all(terms.is_price_term(term.value) for term in PriceTerm)
    codes = [terms.transport_code(mode) for mode in TransportMode]
    assert codes[:5] == ["2", "3", "4", "5", "6"]
    assert all(terms.is_transport_code(code) for code in codes)


def test_plain_tables_answer_with_a_name():
    assert tables.name_zh("supervision_modes", "9710") == "跨境电商B2B直接出口"
    assert tables.known("attachments", "10000004")
    assert not tables.known("attachments", "4")
    with pytest.raises(CodeUnknown):
        tables.name_zh("levies", "0")


def test_every_table_says_where_it_comes_from():
    folder = Path(tables.__file__).parent / "data"
    named = {path.stem for path in folder.glob("*.csv")} - {"plain", "sources", "meanings"}
    for table in sorted(named | set(tables.plain_tables())):
        row = tables.rows(table)[0] if table in named else None
        found = tables.provenance(table, row)
        assert found.source
        assert found.confidence in ("O", "C", "S", "?")


def test_every_row_with_a_source_has_a_confidence():
    folder = Path(tables.__file__).parent / "data"
    for path in folder.glob("*.csv"):
        for row in tables.rows(path.stem):
            assert "source" not in row or (row["source"] and row["confidence"] in ("O", "C", "S", "?")), row


def test_every_meaning_in_a_table_is_a_meaning():
    assert {row["meaning"] for row in tables.rows("meanings")} == set(Meaning)
    used = {row["meaning"] for name in ("order_statuses", "channels") for row in tables.rows(name)}
    assert used <= set(Meaning)


def test_no_office_is_called_certain():
    assert {office.provenance.confidence for office in offices.offices()} <= {"S", "?"}
    assert offices.office_name("0702") == "二连海关"
    assert offices.office_name("9999") is None


def test_a_setting_counts_from_its_day_on():
    settings = load_configuration()
    assert settings.text("declaration.control_code", date(2026, 4, 15)) == "NONE"
    assert settings.text("declaration.control_code", date(2026, 4, 16)) == "OPTIONAL"
    assert settings.number("declaration.max_lines", date(2026, 11, 2)) == 50
    assert str(settings.decimal("list.value_limit", date(2026, 11, 2))) == "5000"


def test_a_setting_that_has_not_begun_is_refused():
    for key, day in (("declaration.max_lines", date(1999, 1, 1)), ("no.such", date(2026, 1, 1))):
        with pytest.raises(CodeUnknown, match="configuration"):
            load_configuration().setting(key, day)


def test_every_setting_has_a_source_and_a_confidence():
    for entry in packaged_configuration().settings:
        assert len(entry.source) > 10
        assert entry.confidence in ("O", "C", "S", "?")


def test_a_deployment_adds_its_own_settings(tmp_path: Path):
    own = tmp_path / "own.toml"
    own.write_text(
        '[[setting]]\nkey = "declaration.max_lines"\nvalue = 20\nvalid_from = 2020-01-01\n'
        'source = "told by the customs office"\nconfidence = "S"\n'
    )
    assert load_configuration(own).number("declaration.max_lines", date(2026, 11, 2)) == 20
    assert load_configuration(own).text("declaration.version", date(2026, 11, 2)) == "4.8"


def test_a_setting_with_missing_keys_is_refused():
    with pytest.raises(ValueError, match="keys of Setting"):
        parse_settings('[[setting]]\nkey = "a"\n')
