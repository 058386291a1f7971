"""Sample orders and declarations of the three verticals. Every firm is invented."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal as D
from uuid import UUID

from rfq.declarations.codes import CountWord, Incoterm, PackagingKind, PackingGroup, TransportMode
from rfq.declarations.messages.builders import apportion
from rfq.declarations.messages.model import (
    Charge,
    ChargeKind,
    Container,
    Conveyance,
    CustomsDeclaration,
    DangerousGoods,
    DeclarationLine,
    Enterprise,
    Licence,
    Measure,
    OrderKind,
    OrderLine,
    OrderMessage,
    OtherPackaging,
    Registered,
    SupervisionMode,
    Transfer,
)

DAY = date(2026, 11, 2)
SENT_AT = datetime(2026, 11, 2, 1, 30, tzinfo=UTC)
PRODUCER = Enterprise("鄂尔多斯样例化工有限公司", "1506960001", "91150600MA0SAMPLE1")
BROKER = Enterprise("鄂尔多斯样例报关有限公司", "1506980002", "91150600MA0SAMPLE2")
PLATFORM = Registered("无", "鄂尔多斯样例平台")


def order_for(declaration: CustomsDeclaration) -> OrderMessage:
    """Make the order that a declaration agrees with: the same lines, priced FOB."""
    charges = sum((part.amount for part in (declaration.freight, declaration.insurance) if part), D(0))
    shares = apportion(charges, [line.total for line in declaration.lines])
    lines = tuple(
        OrderLine(
            number=line.number,
            item_number=f"ART-{line.number}",
            name=line.name,
            quantity=line.quantity,
            price=((line.total - share) / line.quantity.value).quantize(D("0.00001")),
            total=line.total - share,
            currency=line.currency,
        )
        for line, share in zip(declaration.lines, shares, strict=True)
    )
    direct = declaration.mode is SupervisionMode.DIRECT_EXPORT
    return OrderMessage(
        message_guid=UUID("0190f3c8-7a10-7000-8000-0000000000aa"),
        order_guid=UUID("0190f3c8-7a10-7000-8000-0000000000bb"),
        kind=OrderKind.ORDER if direct else OrderKind.WAREHOUSE_BOOKING,
        order_number=declaration.order_number,
        sent_at=SENT_AT,
        platform=PLATFORM,
        seller=Registered(declaration.consignor.credit_code, declaration.consignor.name),
        goods_value=sum((line.total for line in lines), D(0)),
        freight=charges,
        currency=lines[0].currency,
        lines=lines,
        transfer=Transfer(code=BROKER.credit_code, name=BROKER.name, exchange_id="DXPENT0000000001"),
        note="跨境电子商务",
    )


METHANOL = CustomsDeclaration(
    client_sequence="202611020000000001",
    declaration_date=DAY,
    mode=SupervisionMode.DIRECT_EXPORT,
    order_number="DEC-2026-000001",
    contract_number="CON-2026-000001",
    customs_office="0702",
    exit_office="0202",
    exit_port="120001",
    consignor=PRODUCER,
    producer=PRODUCER,
    agent=BROKER,
    consignee_name="SAMPLE QUIMICA LTDA",
    buyer_country="BRA",
    destination="BRA",
    destination_port="BRA252",
    incoterm=Incoterm.CIF,
    conveyance=Conveyance(
        mode=TransportMode.SEA, name="SAMPLE STAR", voyage="012W", bill_number="SAMPLE0001"
    ),
    packages=20,
    packaging=PackagingKind.IBC,
    gross_weight=D("17200"),
    net_weight=D("16000"),
    lines=(
        DeclarationLine(
            number=1,
            hs_code="2905110000",
            inspection_suffix="301",
            name="甲醇",
            elements=("0", "0", "工业用", "含量99.9%", "样例牌"),
            quantity=Measure(D(16), "TNE"),
            first=Measure(D(16000), "KGM"),
            price=D("452.5"),
            total=D("7240"),
            currency="USD",
            destination="BR",
            district="15069",
            dangerous_chemical=True,
            dangerous=DangerousGoods(
                un_number="1230",
                name="甲醇",
                packing_group=PackingGroup.II,
                package_mark="UN 31HA1/Y/06 26/CN/150001/PI:002/3600/1600",
            ),
        ),
    ),
    freight=Charge(ChargeKind.TOTAL, D("820"), "USD"),
    insurance=Charge(ChargeKind.TOTAL, D("21.5"), "USD"),
    containers=(
        Container(number="SMPU1234567", size_type="11", lines=(1,), goods_weight=D(16000), tare=D(2200)),
    ),
)
"""Dangerous, packed, CIF, by sea."""

SODA = replace(
    METHANOL,
    client_sequence="202611020000000002",
    order_number="DEC-2026-000002",
    contract_number="CON-2026-000002",
    exit_office="0702",
    exit_port="150002",
    consignee_name="SAMPLE KHIMI LLC",
    buyer_country="MN",
    destination="MN",
    destination_port="MNG000",
    incoterm=Incoterm.FOB,
    conveyance=Conveyance(mode=TransportMode.RAIL, name="0012345", bill_number="RW0000002"),
    packages=3200,
    packaging=PackagingKind.BAG,
    gross_weight=D("80640"),
    net_weight=D("80000"),
    lines=(
        replace(
            METHANOL.lines[0],
            hs_code="2815110000",
            name="片碱",
            elements=("0", "0", "含量99%", "固体"),
            quantity=Measure(D(60), "TNE"),
            first=Measure(D(60000), "KGM"),
            price=D(390),
            total=D(23400),
            destination="MNG",
            dangerous=DangerousGoods(
                un_number="1823",
                name="氢氧化钠",
                packing_group=PackingGroup.II,
                package_mark="5H4/Y25/S/26/CN/150002",
            ),
        ),
        replace(
            METHANOL.lines[0],
            number=2,
            hs_code="2836200000",
            name="纯碱",
            elements=("0", "0", "含量99.2%"),
            quantity=Measure(D(20), "TNE"),
            first=Measure(D(20000), "KGM"),
            price=D("218.123456"),
            total=D("4362.47"),
            destination="MNG",
            dangerous_chemical=False,
            dangerous=None,
        ),
    ),
    freight=None,
    insurance=None,
    containers=(),
    other_packaging=(OtherPackaging(PackagingKind.PALLET, D(60)),),
)
"""Dangerous and not, packed, FOB, by rail."""

CASHMERE = replace(
    SODA,
    client_sequence="202611020000000003",
    order_number="DEC-2026-000003",
    contract_number="CON-2026-000003",
    consignor=replace(PRODUCER, name="鄂尔多斯样例羊绒有限公司"),
    consignee_name="SAMPLE MAGLIERIA SRL",
    buyer_country="ITA",
    destination="ITA",
    destination_port="ITA003",
    incoterm=Incoterm.CPT,
    conveyance=Conveyance(mode=TransportMode.AIR, name="XX001", bill_number="000-12345678"),
    packages=66,
    packaging=PackagingKind.CARTON,
    gross_weight=D("1250"),
    net_weight=D("1140"),
    lines=(
        DeclarationLine(
            number=1,
            hs_code="5108101900",
            name="粗纺羊绒纱",
            elements=("4", "0", "粗梳", "100%山羊绒", "非供零售用"),
            quantity=Measure(D(1000), "KGM"),
            first=Measure(D(1000), "KGM"),
            price=D("128"),
            total=D("128000"),
            currency="EUR",
            destination="ITA",
            district="15069",
            english_name="Carded cashmere yarn",
        ),
        DeclarationLine(
            number=2,
            hs_code="6117101100",
            name="针织羊绒围巾",
            elements=("4", "0", "针织", "100%山羊绒"),
            quantity=Measure(D(700), "H87", CountWord.STRIP),
            first=Measure(D(700), "H87", CountWord.STRIP),
            second=Measure(D(140), "KGM"),
            price=D("31.25"),
            total=D("21875"),
            currency="EUR",
            destination="ITA",
            district="15069",
        ),
    ),
    freight=Charge(ChargeKind.TOTAL, D("2900"), "EUR"),
    other_packaging=(),
)
"""Two lines, one with two legal units, CPT, by air."""

VEHICLES = replace(
    CASHMERE,
    client_sequence="202611020000000004",
    mode=SupervisionMode.OVERSEAS_WAREHOUSE,
    order_number="DEC-2026-000004",
    contract_number="CON-2026-000004",
    consignor=replace(PRODUCER, name="鄂尔多斯样例汽车有限公司"),
    consignee_name="SAMPLE AVTO LLP",
    buyer_country="KAZ",
    destination="KAZ",
    destination_port="KAZ000",
    incoterm=Incoterm.FCA,
    conveyance=Conveyance(mode=TransportMode.ROAD, name="蒙K00001"),
    packages=6,
    packaging=PackagingKind.UNPACKED,
    gross_weight=D("10680"),
    net_weight=D("10680"),
    lines=(
        DeclarationLine(
            number=1,
            hs_code="8703800090",
            name="纯电动乘用车",
            elements=("4", "0", "5座", "样例牌", "SAMPLE E1"),
            quantity=Measure(D(6), "H87", CountWord.VEHICLE),
            first=Measure(D(6), "H87", CountWord.VEHICLE),
            second=Measure(D(10680), "KGM"),
            price=D("17450.1234"),
            total=D("104700.74"),
            currency="USD",
            destination="KZ",
            district="15069",
            dangerous=DangerousGoods(un_number="3556", name="车辆，锂离子电池驱动", packing_group=None),
        ),
    ),
    freight=None,
    licences=(Licence(code="4", number="26-AA-000001"),),
)
"""Vehicles to an overseas warehouse (9810), with an export licence, FCA, by road."""

SAMPLES = {"methanol": METHANOL, "soda": SODA, "cashmere": CASHMERE, "vehicles": VEHICLES}
