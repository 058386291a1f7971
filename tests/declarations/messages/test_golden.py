"""What the builders write for the samples, byte for byte, judged by two independent readers of the rules."""

from pathlib import Path

import pytest
from lxml import etree

from rfq.declarations.messages import build_declaration, build_order_message, validate_message
from rfq.declarations.messages.rules import Level
from tests.declarations.messages.samples import SAMPLES, order_for
from tests.declarations.messages.schemas import schema_for

GOLDEN = Path(__file__).parent / "golden"
FILES = sorted(path.name for path in GOLDEN.glob("*.xml"))


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_a_declaration_is_written_byte_for_byte(name: str):
    assert build_declaration(SAMPLES[name]) == (GOLDEN / f"{name}-declaration.xml").read_bytes()


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_an_order_message_is_written_byte_for_byte(name: str):
    assert build_order_message(order_for(SAMPLES[name])) == (GOLDEN / f"{name}-order.xml").read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_the_validator_finds_nothing_wrong(name: str):
    assert validate_message((GOLDEN / name).read_bytes(), level=Level.DECLARE) == []


@pytest.mark.parametrize("name", FILES)
def test_a_schema_made_from_the_rules_finds_nothing_wrong(name: str):
    root = etree.fromstring((GOLDEN / name).read_bytes())
    schema = schema_for(etree.QName(root).localname)
    assert schema.validate(root), schema.error_log


def test_there_is_a_golden_file_of_each_kind_for_each_sample():
    assert len(FILES) == 2 * len(SAMPLES)


def text(name: str, path: str) -> str:
    root = etree.fromstring((GOLDEN / name).read_bytes())
    spaces = {"d": "http://www.chinaport.gov.cn/dec", "c": "http://www.chinaport.gov.cn/ceb"}
    return str(root.findtext(path, namespaces=spaces))


def test_countries_stand_the_other_way_round_on_export():
    assert text("methanol-declaration.xml", ".//d:OriginCountry") == "BRA"
    assert text("methanol-declaration.xml", ".//d:DestinationCountry") == "CHN"


def test_codes_are_numbers_in_the_order_and_letters_in_the_declaration():
    assert text("methanol-order.xml", ".//c:OrderHead/c:currency") == "502"
    assert text("methanol-declaration.xml", ".//d:TradeCurr") == "USD"


def test_a_vehicle_is_counted_as_a_vehicle_and_its_battery_is_no_chemical():
    assert text("vehicles-declaration.xml", ".//d:GUnit") == "003"
    assert text("vehicles-declaration.xml", ".//d:GoodsAttr") == "None"


def test_a_long_package_mark_is_declared_by_its_code_and_a_short_one_whole():
    assert text("methanol-declaration.xml", ".//d:DangPackSpec") == "31HA1"
    assert text("soda-declaration.xml", ".//d:DangPackSpec") == "5H4/Y25/S/26/CN/150002"


def test_a_long_price_is_rounded_and_its_total_stays():
    line = ".//d:DecList[2]"
    assert text("soda-declaration.xml", f"{line}/d:DeclPrice") == "218.1235"
    assert text("soda-declaration.xml", f"{line}/d:DeclTotal") == "4362.47"


def test_freight_and_insurance_stand_only_where_the_price_has_them():
    assert text("methanol-declaration.xml", ".//d:InsurRate") == "21.5"
    assert text("cashmere-declaration.xml", ".//d:FeeRate") == "2900"
    assert text("cashmere-declaration.xml", ".//d:InsurRate") == "None"
    assert text("soda-declaration.xml", ".//d:FeeRate") == "None"


def test_a_booking_for_an_overseas_warehouse_is_of_type_w():
    assert text("vehicles-order.xml", ".//c:orderType") == "W"
    assert text("vehicles-declaration.xml", ".//d:TradeMode") == "9810"
