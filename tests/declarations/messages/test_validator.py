"""The validator: any file, whoever wrote it."""

from pathlib import Path

import pytest
from lxml import etree

from rfq.declarations.messages import validate_message
from rfq.declarations.messages.rules import Level
from tests.declarations.messages.checking import NAMESPACES, edited, found_in, with_text, without

GOLDEN = Path(__file__).parent / "golden"
ORDER = (GOLDEN / "soda-order.xml").read_bytes()
DECLARATION = (GOLDEN / "methanol-declaration.xml").read_bytes()
ORDER_HEAD = "CEB303Message/Order[1]/OrderHead"
RETURN = (
    b'<ceb:CEB304Message xmlns:ceb="http://www.chinaport.gov.cn/ceb" version="1.0"'
    b' guid="0190F3C8-7A10-7000-8000-0000000000AA"><ceb:OrderReturn>'
    b"<ceb:guid>0190F3C8-7A10-7000-8000-0000000000BB</ceb:guid><ceb:ebpCode>x</ceb:ebpCode>"
    b"<ceb:ebcCode>y</ceb:ebcCode><ceb:orderNo>z</ceb:orderNo><ceb:returnStatus>120</ceb:returnStatus>"
    b"<ceb:returnTime>20261102093000123</ceb:returnTime><ceb:returnInfo>ok</ceb:returnInfo>"
    b"</ceb:OrderReturn></ceb:CEB304Message>"
)

TEXTS = {
    "a retail order": (ORDER, ".//c:orderType", "E", f"{ORDER_HEAD}/orderType"),
    "an unknown action": (ORDER, ".//c:appType", "4", f"{ORDER_HEAD}/appType"),
    "an unknown status": (ORDER, ".//c:appStatus", "3", f"{ORDER_HEAD}/appStatus"),
    "a month that does not exist": (ORDER, ".//c:appTime", "20261302093000", f"{ORDER_HEAD}/appTime"),
    "a guid in lower case": (
        ORDER,
        ".//c:OrderHead/c:guid",
        "0190f3c8-7a10-7000-8000-0000000000bb",
        f"{ORDER_HEAD}/guid",
    ),
    "a guid of 35 characters": (ORDER, ".//c:OrderHead/c:guid", "0" * 35, f"{ORDER_HEAD}/guid"),
    "an empty platform": (ORDER, ".//c:ebpCode", "  ", f"{ORDER_HEAD}/ebpCode"),
    "a currency in letters": (ORDER, ".//c:OrderHead/c:currency", "USD", f"{ORDER_HEAD}/currency"),
    "an amount with a comma": (ORDER, ".//c:freight", "1,5", f"{ORDER_HEAD}/freight"),
    "an amount with an exponent": (ORDER, ".//c:freight", "1E3", f"{ORDER_HEAD}/freight"),
    "six decimals": (ORDER, ".//c:freight", "1.000001", f"{ORDER_HEAD}/freight"),
    "twenty digits": (ORDER, ".//c:freight", "1" * 20, f"{ORDER_HEAD}/freight"),
    "a long note": (ORDER, ".//c:note", "长" * 1001, f"{ORDER_HEAD}/note"),
    "five decimals in a declared price": (
        DECLARATION,
        ".//d:DeclPrice",
        "452.50001",
        "DecMessage/DecLists/DecList[1]/DeclPrice",
    ),
    "fifteen digits before the point": (
        DECLARATION,
        ".//d:GrossWet",
        "1" * 15,
        "DecMessage/DecHead/GrossWet",
    ),
    "a negative amount": (ORDER, ".//c:freight", "-1", f"{ORDER_HEAD}/freight"),
    "a line number with a point": (ORDER, ".//c:gnum", "1.0", "CEB303Message/Order[1]/OrderList[1]/gnum"),
    "another way of transport": (ORDER, ".//c:dxpMode", "FTP", "CEB303Message/BaseTransfer/dxpMode"),
    "a status that is no number": (
        RETURN,
        ".//c:returnStatus",
        "ok",
        "CEB304Message/OrderReturn[1]/returnStatus",
    ),
    "a time without milliseconds": (
        RETURN,
        ".//c:returnTime",
        "20261102093000",
        "CEB304Message/OrderReturn[1]/returnTime",
    ),
    "an import": (DECLARATION, ".//d:IEFlag", "I", "DecMessage/DecHead/IEFlag"),
    "an unknown mode": (DECLARATION, ".//d:TradeMode", "9720", "DecMessage/DecHead/TradeMode"),
    "an unknown packaging": (DECLARATION, ".//d:WrapType", "05", "DecMessage/DecHead/WrapType"),
    "an unknown price term": (DECLARATION, ".//d:TransMode", "9", "DecMessage/DecHead/TransMode"),
    "an unknown way of transport": (DECLARATION, ".//d:TrafMode", "Q", "DecMessage/DecHead/TrafMode"),
    "a country in two letters": (DECLARATION, ".//d:TradeCountry", "BR", "DecMessage/DecHead/TradeCountry"),
    "countries that were not swapped": (
        DECLARATION,
        ".//d:OriginCountry",
        "CHN",
        "DecMessage/DecLists/DecList[1]/OriginCountry",
    ),
    "other packaging that is not there": (
        DECLARATION,
        ".//d:NoOtherPack",
        "0",
        "DecMessage/DecHead/NoOtherPack",
    ),
    "a charge without its mark": (DECLARATION, ".//d:FeeMark", "", "DecMessage/DecHead/FeeMark"),
    "an order document with a file": (
        DECLARATION,
        ".//d:EdocFomatType",
        "US",
        "DecMessage/EdocRealation[1]/EdocFomatType",
    ),
    "no order document": (DECLARATION, ".//d:EdocCode", "00000004", "DecMessage/EdocRealation"),
    "an unknown operation": (DECLARATION, ".//d:OperType", "X", "DecMessage/DecSign/OperType"),
    "an unknown packing group": (
        DECLARATION,
        ".//d:DangPackType",
        "5",
        "DecMessage/DecLists/DecList[1]/DangPackType",
    ),
    "bulk goods in an IBC": (
        DECLARATION,
        ".//d:GoodsAttr",
        "31",
        "DecMessage/DecLists/DecList[1]/GoodsAttr",
    ),
    "packed goods in bulk": (
        DECLARATION,
        ".//d:WrapType",
        "00",
        "DecMessage/DecLists/DecList[1]/GoodsAttr",
    ),
    "two natures at once": (
        DECLARATION,
        ".//d:GoodsAttr",
        "32,33",
        "DecMessage/DecLists/DecList[1]/GoodsAttr",
    ),
    "a UN number of ordinary goods": (
        DECLARATION,
        ".//d:GoodsAttr",
        "19",
        "DecMessage/DecLists/DecList[1]/GoodsAttr",
    ),
    "a container weight that is no number": (
        DECLARATION,
        ".//d:ContainerWt",
        "2t",
        "DecMessage/DecContainers/Container[1]/ContainerWt",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_it_finds(name: str):
    data, path, text, where = TEXTS[name]
    assert where not in found_in(data)
    assert where in found_in(with_text(data, path, text))


def test_a_receipt_without_problems_passes():
    assert validate_message(RETURN) == []


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "well-formed"),
        (b"<a>", "well-formed"),
        (b"<a/>", "no message that we know"),
        (b'<!DOCTYPE a [<!ENTITY e "x">]><a>&e;</a>', "DTD"),
        (b"\xff\xfe\x00", "well-formed"),
        (b"<a>" + b" " * (10 * 1024 * 1024) + b"</a>", "larger"),
    ],
)
def test_it_refuses_what_is_no_message(data: bytes, what: str):
    [problem] = validate_message(data)
    assert what in problem.what


def test_it_reads_no_file_through_an_entity(tmp_path: Path):
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    data = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{secret.as_uri()}">]><a>&e;</a>'.encode()
    assert "SECRET" not in str(validate_message(data))


def move_first_child_last(root: etree._Element, path: str) -> None:
    block = root.find(path, NAMESPACES)
    assert block is not None
    block.append(block[0])


def test_it_finds_elements_out_of_order():
    found = found_in(edited(DECLARATION, lambda root: move_first_child_last(root, "d:DecHead")))
    assert "stands after OverseasConsigneeEname" in found["DecMessage/DecHead/IEFlag"].what


def test_it_finds_blocks_out_of_order():
    assert "DecMessage/DecHead" in found_in(
        edited(DECLARATION, lambda root: move_first_child_last(root, "."))
    )


def test_it_finds_an_element_that_does_not_belong():
    found = found_in(edited(ORDER, lambda root: etree.SubElement(root[0][0], f"{{{NAMESPACES['c']}}}colour")))
    assert "is not an element" in found[f"{ORDER_HEAD}/colour"].what


def test_it_finds_an_element_twice():
    def twice(root: etree._Element) -> None:
        node = root.find(".//c:orderNo", NAMESPACES)
        assert node is not None
        node.addnext(etree.fromstring(etree.tostring(node)))

    assert "stands 2 times" in found_in(edited(ORDER, twice))[f"{ORDER_HEAD}/orderNo"].what


def test_it_finds_a_missing_element_and_says_what_it_holds():
    found = found_in(without(ORDER, ".//c:orderNo"))
    assert found[f"{ORDER_HEAD}/orderNo"].what == "is missing"
    assert found[f"{ORDER_HEAD}/orderNo"].expected == "order or booking number"


def test_it_finds_a_missing_block():
    assert "CEB303Message/BaseTransfer" in found_in(without(ORDER, "c:BaseTransfer"))


def test_it_finds_another_namespace():
    found = found_in(ORDER.replace(b"gov.cn/ceb", b"gov.cn/other"))
    assert "CEB303Message" in found


def test_it_finds_another_version():
    assert "DecMessage/@Version" in found_in(DECLARATION.replace(b'Version="4.8"', b'Version="9.9"'))
    assert "CEB303Message/@version" in found_in(ORDER.replace(b' version="1.0">', b">"))


def test_it_finds_a_message_guid_in_lower_case():
    found = found_in(edited(ORDER, lambda root: root.set("guid", "0190f3c8-7a10-7000-8000-0000000000aa")))
    assert "CEB303Message/@guid" in found


def test_it_finds_text_and_attributes_where_none_belong():
    found = found_in(edited(ORDER, lambda root: root[0][0].set("note", "x")))
    assert f"{ORDER_HEAD}/@note" in found

    def add_text(root: etree._Element) -> None:
        root[0].text = "hello"

    assert "CEB303Message/Order[1]" in found_in(edited(ORDER, add_text))


def test_it_finds_an_import_only_field_with_a_value_and_lets_an_empty_one_pass():
    name = f"{{{NAMESPACES['d']}}}DespPortCode"

    def insert(text: str) -> bytes:
        def change(root: etree._Element) -> None:
            node = etree.Element(name)
            node.text = text
            mark = root.find(".//d:MarkNo", NAMESPACES)
            assert mark is not None
            mark.addnext(node)

        return edited(DECLARATION, change)

    assert "import only" in found_in(insert("USA001"))["DecMessage/DecHead/DespPortCode"].what
    assert found_in(insert("")) == {}


def test_it_asks_less_of_a_file_that_is_only_staged():
    staged = without(DECLARATION, ".//d:TradeMode")
    assert "DecMessage/DecHead/TradeMode" not in found_in(staged)
    assert "DecMessage/DecHead/TradeMode" in found_in(staged, Level.DECLARE)


def test_it_asks_a_signature_of_a_file_that_declares():
    found = found_in(with_text(DECLARATION, ".//d:OperType", "C"))
    assert found["DecMessage/DecSign/Sign"].what == "is missing"


def test_a_signature_element_is_allowed_in_an_order():
    def sign(root: etree._Element) -> None:
        transfer = root.find("c:BaseTransfer", NAMESPACES)
        assert transfer is not None
        transfer.addnext(etree.Element("{http://www.w3.org/2000/09/xmldsig#}Signature"))

    assert found_in(edited(ORDER, sign)) == {}


def test_two_orders_of_one_number_are_found():
    def double(root: etree._Element) -> None:
        root[0].addnext(etree.fromstring(etree.tostring(root[0])))

    found = found_in(edited(ORDER, double))
    assert "twice" in found["CEB303Message/Order[2]/OrderHead/orderNo"].what
