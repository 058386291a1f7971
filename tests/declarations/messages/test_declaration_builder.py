"""The declaration: what the builder refuses."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D

import pytest

from rfq.declarations.codes import Configuration, Incoterm, PackagingKind, PackingGroup, load_configuration
from rfq.declarations.codes.configuration import Setting
from rfq.declarations.messages import build_declaration, client_sequence, validate_message
from rfq.declarations.messages.builders.declaration_line import declared_package_mark
from rfq.declarations.messages.model import (
    Attachment,
    AttachmentFormat,
    CertificateRequest,
    Charge,
    ChargeKind,
    CustomsDeclaration,
    DangerousGoods,
    Enterprise,
    Filer,
    Licence,
    Measure,
    Operation,
    ProductLicence,
    SignedBy,
)
from tests.declarations.messages.checking import problems_of
from tests.declarations.messages.samples import BROKER, CASHMERE, METHANOL, SODA, VEHICLES

HEAD = "DecMessage/DecHead"
LINE = "DecMessage/DecLists/DecList[1]"
USD = Charge(ChargeKind.TOTAL, D(10), "USD")


def line(**changes: object) -> CustomsDeclaration:
    return replace(METHANOL, lines=(replace(METHANOL.lines[0], **changes),))


def danger(**changes: object) -> CustomsDeclaration:
    goods = METHANOL.lines[0].dangerous
    assert goods is not None
    return line(dangerous=replace(goods, **changes))


VIOLATIONS = {
    "no contract number": (replace(METHANOL, contract_number=""), f"{HEAD}/ContrNo"),
    "a long contract number": (replace(METHANOL, contract_number="C" * 33), f"{HEAD}/ContrNo"),
    "no consignee": (replace(METHANOL, consignee_name=""), f"{HEAD}/OverseasConsigneeEname"),
    "a customs office of three digits": (replace(METHANOL, customs_office="070"), f"{HEAD}/CustomMaster"),
    "no exit port": (replace(METHANOL, exit_port=""), f"{HEAD}/EntyPortCode"),
    "a firm without a customs code": (
        replace(METHANOL, agent=Enterprise("x", "", "91150600MA0SAMPLE2")),
        f"{HEAD}/AgentCode",
    ),
    "a credit code of 17 characters": (
        replace(METHANOL, consignor=Enterprise("x", "1506960001", "9" * 17)),
        f"{HEAD}/TradeCoScc",
    ),
    "a country that customs does not know": (replace(METHANOL, destination="SSD"), f"{HEAD}/TradeCountry"),
    "an export to China": (replace(METHANOL, destination="CN"), f"{HEAD}/TradeCountry"),
    "no freight in a CIF price": (replace(METHANOL, freight=None), f"{HEAD}/FeeRate"),
    "no insurance in a CIF price": (replace(METHANOL, insurance=None), f"{HEAD}/InsurRate"),
    "freight in an FOB price": (replace(SODA, freight=USD), f"{HEAD}/FeeRate"),
    "insurance in a CPT price": (replace(CASHMERE, insurance=USD), f"{HEAD}/InsurRate"),
    "a charge without a currency": (
        replace(METHANOL, freight=Charge(ChargeKind.TOTAL, D(10))),
        f"{HEAD}/FeeCurr",
    ),
    "a rate with a currency": (
        replace(METHANOL, insurance=Charge(ChargeKind.RATE, D("0.3"), "USD")),
        f"{HEAD}/InsurCurr",
    ),
    "a charge in a currency without a code": (
        replace(METHANOL, freight=Charge(ChargeKind.TOTAL, D(10), "RUB")),
        f"{HEAD}/FeeCurr",
    ),
    "a net weight above the gross": (replace(METHANOL, net_weight=D(17201)), f"{HEAD}/NetWt"),
    "a gross weight below the lines": (
        replace(METHANOL, gross_weight=D(15999), net_weight=D(15999)),
        f"{HEAD}/GrossWet",
    ),
    "a weight below a kilogram": (replace(METHANOL, net_weight=D("0.4")), f"{HEAD}/NetWt"),
    "no packages": (replace(METHANOL, packages=0), f"{HEAD}/PackNo"),
    "an unknown levy": (replace(METHANOL, levy="100"), f"{HEAD}/CutMode"),
    "price statements of another kind": (replace(METHANOL, price_statements="2"), f"{HEAD}/PromiseItmes"),
    "no lines": (replace(METHANOL, lines=()), "DecMessage/DecLists/DecList"),
    "an HS code of eight digits": (line(hs_code="29051100"), f"{LINE}/CodeTS"),
    "an inspection suffix of two digits": (line(inspection_suffix="30"), f"{LINE}/CiqCode"),
    "no declaration elements": (line(elements=()), f"{LINE}/GModel"),
    "a separator inside an element": (line(elements=("a|b",)), f"{LINE}/GModel"),
    "declaration elements that are too long": (line(elements=("长" * 256,)), f"{LINE}/GModel"),
    "a unit without a code": (line(quantity=Measure(D(16), "KTN")), f"{LINE}/GUnit"),
    "a legal quantity that disagrees": (line(first=Measure(D(16001), "KGM")), f"{LINE}/FirstQty"),
    "a currency without a code": (line(currency="KZT"), f"{LINE}/TradeCurr"),
    "China as the destination": (line(destination="CN"), f"{LINE}/OriginCountry"),
    "a district of four characters": (line(district="1506"), f"{LINE}/DistrictCode"),
    "an unknown duty mode": (line(duty="0"), f"{LINE}/DutyMode"),
    "a total of five decimals": (line(total=D("7240.00001")), f"{LINE}/DeclTotal"),
    "a negative total": (line(total=D(-7240)), f"{LINE}/DeclTotal"),
    "a price that disagrees with the total": (line(price=D("452.6")), f"{LINE}/DeclTotal"),
    "a long price that disagrees": (line(price=D("452.60001")), f"{LINE}/DeclPrice"),
    "a UN number of three digits": (danger(un_number="123"), f"{LINE}/Uncode"),
    "a dangerous chemical without a mark": (danger(package_mark=""), f"{LINE}/DangPackSpec"),
    "a mark in bulk": (replace(METHANOL, packaging=PackagingKind.BULK), f"{LINE}/DangPackSpec"),
    "dangerous and not dangerous": (line(dangerous_chemical=False), f"{LINE}/GoodsAttr"),
    "a dangerous chemical without its data": (line(dangerous=None), f"{LINE}/Uncode"),
    "an unknown attribute": (line(goods_attributes=("99",)), f"{LINE}/GoodsAttr"),
    "an attribute twice": (line(goods_attributes=("19", "19")), f"{LINE}/GoodsAttr"),
    "a control code of three characters": (line(control_code="A12"), f"{LINE}/ControlExplainCode"),
    "an unknown licence": (
        replace(METHANOL, licences=(Licence(code="0", number="1"),)),
        "DecMessage/DecLicenseDocus/LicenseDocu[1]/DocuCode",
    ),
    "a licence twice": (
        replace(METHANOL, licences=(Licence(code="4", number="1"), Licence(code="4", number="1"))),
        "DecMessage/DecLicenseDocus/LicenseDocu[2]/DocuCode",
    ),
    "a container of an unknown line": (
        replace(METHANOL, containers=(replace(METHANOL.containers[0], lines=(2,)),)),
        "DecMessage/DecContainers/Container[1]/GoodsNo",
    ),
    "an own number of 17 digits": (
        replace(METHANOL, client_sequence="20261102000000001"),
        "DecMessage/DecSign/ClientSeqNo",
    ),
    "an own number without a date": (
        replace(METHANOL, client_sequence="202613020000000001"),
        "DecMessage/DecSign/ClientSeqNo",
    ),
    "a declaration at once without a signature": (
        replace(METHANOL, operation=Operation.DECLARE),
        "DecMessage/DecSign/Sign",
    ),
    "a signature on a staged file": (
        replace(METHANOL, signature=SignedBy(value="x", signed_at=datetime(2026, 1, 1, tzinfo=UTC))),
        "DecMessage/DecSign/Sign",
    ),
    "no order number": (replace(METHANOL, order_number=""), "DecMessage/EdocRealation[1]/EdocID"),
    "the order attached twice": (
        replace(
            METHANOL,
            attachments=(
                Attachment(
                    code="10000004", identifier=METHANOL.order_number, format=AttachmentFormat.STRUCTURED
                ),
            ),
        ),
        "DecMessage/EdocRealation",
    ),
}


@pytest.mark.parametrize("name", VIOLATIONS)
def test_it_refuses(name: str):
    declaration, path = VIOLATIONS[name]
    found = problems_of(lambda: build_declaration(declaration))
    assert path in found, sorted(found)
    assert found[path].what
    assert found[path].expected


def test_it_takes_50_lines_and_not_51():
    def with_lines(count: int) -> CustomsDeclaration:
        lines = tuple(replace(METHANOL.lines[0], number=number) for number in range(1, count + 1))
        weight = D(16000) * count
        return replace(METHANOL, lines=lines, gross_weight=weight, net_weight=weight)

    assert build_declaration(with_lines(50))
    assert "DecMessage/DecLists/DecList" in problems_of(lambda: build_declaration(with_lines(51)))


def test_a_price_too_small_for_four_decimals_asks_for_a_larger_unit():
    grams = Measure(D(16000000), "GRM")
    small = line(quantity=grams, price=D("0.0004525"), total=D(7240))
    found = problems_of(lambda: build_declaration(small))
    assert "larger unit" in found[f"{LINE}/DeclPrice"].expected


def test_a_price_of_four_decimals_may_not_move_the_total_either():
    small = line(quantity=Measure(D(16000000), "GRM"), price=D("0.0005"), total=D(7240))
    assert f"{LINE}/DeclPrice" in problems_of(lambda: build_declaration(small))


def test_a_seller_who_delivers_without_insurance_declares_cost_and_freight():
    data = build_declaration(replace(CASHMERE, incoterm=Incoterm.DAP))
    assert b"<TransMode>2</TransMode>" in data
    insured = replace(CASHMERE, incoterm=Incoterm.DAP, insurance=Charge(ChargeKind.TOTAL, D(9), "EUR"))
    assert b"<TransMode>1</TransMode>" in build_declaration(insured)


def test_other_charges_may_be_taken_off():
    data = build_declaration(replace(METHANOL, other_charges=Charge(ChargeKind.TOTAL, D(-50), "USD")))
    assert b"<OtherRate>-50</OtherRate>" in data


def test_goods_in_bulk_carry_no_mark():
    goods = DangerousGoods(un_number="1230", name="甲醇", packing_group=PackingGroup.II)
    data = build_declaration(replace(line(dangerous=goods), packaging=PackagingKind.TANK_CAR))
    assert b"<GoodsAttr>31</GoodsAttr>" in data
    assert b"DangPackSpec" not in data


def test_a_gas_has_no_packing_group():
    data = build_declaration(danger(packing_group=None))
    assert b"<DangPackType>4</DangPackType>" in data


def test_what_the_filer_has_is_filled_and_what_it_lacks_is_left_out():
    filer = Filer(organisation_code="MA0SAMPL2", name=BROKER.name, typist="样例", declarant="样例")
    data = build_declaration(replace(METHANOL, filer=filer))
    assert b"<CopCode>MA0SAMPL2</CopCode>" in data
    assert b"<EdiId>1</EdiId>" in data
    assert b"TypistNo" not in data
    assert b"CopCode" not in build_declaration(METHANOL)


def test_a_signed_file_declares_at_once():
    signature = SignedBy(value="c2lnbmVk", signed_at=datetime(2026, 11, 2, 1, 0, 0, 120000, tzinfo=UTC))
    data = build_declaration(replace(METHANOL, operation=Operation.DECLARE, signature=signature))
    assert b"<SignDate>2026110209000012</SignDate>" in data
    assert validate_message(data) == []


def test_papers_are_written_inside_their_wrappers():
    data = build_declaration(
        replace(
            VEHICLES,
            certificates=(CertificateRequest(code="17"),),
            promises=("102053",),
            attachments=(
                Attachment(
                    code="00000004", identifier="contract.pdf", format=AttachmentFormat.FILE, owner=BROKER
                ),
            ),
        )
    )
    assert b"<AppCertCode>17</AppCertCode>" in data
    assert b"<DeclaratioMaterialCode>102053</DeclaratioMaterialCode>" in data
    assert b"<EdocFomatType>US</EdocFomatType>" in data


def test_a_licence_of_the_goods_hangs_on_its_line():
    licence = ProductLicence(kind="411", number="XYZ-1", quantity=Measure(D(16), "TNE"))
    data = build_declaration(line(licences=(licence,)))
    assert b"<LicWrtofQtyUnit>070</LicWrtofQtyUnit>" in data
    assert validate_message(data) == []


def settings_with(key: str, value: str | int) -> Configuration:
    own = Setting(key, value, date(2026, 1, 1), "a test", "C")
    return Configuration((*load_configuration().settings, own))


def test_lengths_can_count_a_chinese_character_as_two():
    declaration = line(elements=("长" * 128,))
    assert build_declaration(declaration)
    settings = settings_with("declaration.length_counts", "GBK_BYTES")
    found = problems_of(lambda: build_declaration(declaration, configuration=settings))
    assert found[f"{LINE}/GModel"].what == "has 256 characters"


def test_a_control_code_can_be_demanded_and_is_left_out_before_it_was_known():
    coded = line(control_code="A001")
    assert b"ControlExplainCode" in build_declaration(coded)
    assert b"ControlExplainCode" not in build_declaration(
        replace(coded, declaration_date=date(2026, 4, 15), client_sequence="202604150000000001")
    )
    own = Setting("declaration.control_code", "REQUIRED", date(2026, 11, 1), "a test", "C")
    settings = Configuration((*load_configuration().settings, own))
    found = problems_of(lambda: build_declaration(METHANOL, configuration=settings))
    assert f"{LINE}/ControlExplainCode" in found


def test_an_own_number_is_a_date_and_a_serial_number():
    assert client_sequence(date(2026, 11, 2), 7) == "202611020000000007"
    for serial in (0, 10**10):
        with pytest.raises(ValueError, match="does not fit"):
            client_sequence(date(2026, 11, 2), serial)


@pytest.mark.parametrize(
    ("mark", "declared"),
    [
        ("UN 1A1/Y1.4/150/26/CN/150001 PI:001", "1A1"),
        ("un4G/Y25/S/26/CN/150001", "4G/Y25/S/26/CN/150001"),
        ("", ""),
    ],
)
def test_a_mark_that_does_not_fit_is_declared_by_its_code(mark: str, declared: str):
    assert declared_package_mark(mark, 24) == declared
