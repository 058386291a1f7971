"""Three contracts of the sample zone, one for each vertical. Every firm and person is made up."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from marketplace.core.documents.checking import check_address
from marketplace.core.documents.parts import (
    Bank,
    DangerousGoods,
    Identifier,
    Packaging,
    Party,
    Person,
    Place,
    Signature,
)
from rfq.contracts.documents.facts import (
    ContractDocument,
    ContractLine,
    Delivery,
    Inspection,
    Legal,
    Payment,
    RequiredDocument,
    Specification,
    Vehicle,
    Warranty,
)

AT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
ORDOS = {"zh-Hans": "鄂尔多斯", "en": "Ordos", "ru": "Ордос", "mn": "Ордос"}
D = Decimal

SELLER = Party(
    names={
        "zh-Hans": "鄂尔多斯市示例化工有限公司",
        "en": "Ordos Sample Chemical Co., Ltd.",
        "ru": "ООО «Ордос Сэмпл Кемикал»",
        "mn": "Ордос Сэмпл Кемикал ХХК",
    },
    addresses={
        "zh-Hans": "内蒙古自治区鄂尔多斯市准格尔旗大路工业园区经七路1号",
        "en": "1 Jingqi Road, Dalu Industrial Park, Jungar Banner, Ordos, Inner Mongolia 010321",
        "ru": "Китай, АР Внутренняя Монголия, г. Ордос, хошун Джунгар, промышленный парк Далу, ул. Цзинци, д. 1",
        "mn": "БНХАУ, ӨМӨЗО, Ордос хот, Зүүнгар хошуу, Далу аж үйлдвэрийн парк, Жинчи гудамж 1",
    },
    country="CN",
    identifiers=(
        Identifier("USCC", "91150622MA0Q1A2B3C"),
        Identifier("CUSTOMS", "1506960A1B"),
        Identifier("LEI", "836800SAMPLE00000A97"),
    ),
    phone="+86 477 000 0001",
    email="export@sample-chemical.example",
    bank=Bank(
        names={"zh-Hans": "示例银行鄂尔多斯分行", "en": "Sample Bank, Ordos Branch"},
        account="1502 0000 0000 0001 234",
        swift="SMPLCNBJ150",
        currency="USD",
    ),
    signatory=Person(
        names={"zh-Hans": "朱镕堃", "en": "Zhu Rongkun", "ru": "Чжу Жункунь", "mn": "Жү Рүнкүн"},
        positions={
            "zh-Hans": "总经理",
            "en": "General Manager",
            "ru": "Генеральный директор",
            "mn": "Ерөнхий захирал",
        },
    ),
)

BUYERS = {
    "en": Party(
        names={"zh-Hans": "示例海湾贸易公司", "en": "Sample Gulf Trading & Chemicals LLC"},
        addresses={
            "en": "Unit 1207, Sample Tower, Jebel Ali Free Zone, Dubai",
            "zh-Hans": "迪拜杰贝阿里自由区示例大厦1207室",
        },
        country="AE",
        identifiers=(Identifier("VAT", "100000000000003"), Identifier("LEI", "549300SAMPLE00000B45")),
        phone="+971 4 000 0000",
        email="buying@sample-gulf.example",
        signatory=Person(
            names={"en": "Aisha Sample", "zh-Hans": "艾莎"}, positions={"en": "Director", "zh-Hans": "董事"}
        ),
    ),
    "ru": Party(
        names={
            "zh-Hans": "示例化工贸易有限责任公司",
            "en": "Sample Khimtorg LLC",
            "ru": "ООО «Сэмпл Химторг»",
        },
        addresses={
            "zh-Hans": "俄罗斯联邦新西伯利亚市示例街15号3号楼",
            "en": "15/3 Sample Street, Novosibirsk 630000",
            "ru": "630000, Российская Федерация, г. Новосибирск, ул. Образцовая, д. 15, корп. 3, офис 401",
        },
        country="RU",
        identifiers=(Identifier("TIN", "5400000000"), Identifier("REGISTRATION", "1025400000000")),
        phone="+7 383 000-00-00",
        email="zakupki@sample-khimtorg.example",
        bank=Bank(
            names={"ru": "АО «Сэмпл Банк», г. Новосибирск", "en": "Sample Bank JSC"},
            account="40702156000000000001",
        ),
        signatory=Person(
            names={"ru": "Образцов Иван Сергеевич", "en": "Ivan Obraztsov", "zh-Hans": "伊万·奥布拉兹佐夫"},
            positions={"ru": "Генеральный директор", "en": "General Director", "zh-Hans": "总经理"},
        ),
    ),
    "mn": Party(
        names={
            "zh-Hans": "示例戈壁贸易有限公司",
            "en": "Sample Gobi Trade LLC",
            "mn": "Сэмпл Говь Трейд Өргөө ХХК",
        },
        addresses={
            "zh-Hans": "蒙古国乌兰巴托市苏赫巴托区第1分区示例大街5号",
            "en": "5 Sample Avenue, 1st khoroo, Sukhbaatar District, Ulaanbaatar",
            "mn": "Улаанбаатар хот, Сүхбаатар дүүрэг, 1-р хороо, Үлгэрийн өргөн чөлөө 5",
        },
        country="MN",
        identifiers=(Identifier("REGISTRATION", "0000000"), Identifier("VAT", "0000000")),
        phone="+976 11 000 000",
        email="purchase@sample-gobi.example",
        signatory=Person(
            names={"mn": "Бат-Өлзийн Үүрийнтуяа", "en": "Uuriintuya Bat-Ulzii", "zh-Hans": "乌仁图雅"},
            positions={"mn": "Гүйцэтгэх захирал", "en": "Chief Executive", "zh-Hans": "执行董事"},
        ),
    ),
}


def _texts(zh: str, en: str, ru: str, mn: str) -> dict[str, str]:
    return {"zh-Hans": zh, "en": en, "ru": ru, "mn": mn}


METHANOL = ContractLine(
    number=1,
    sku="OSC-MEOH-999",
    names=_texts(
        "甲醇（精甲醇，优等品）",
        "Methanol, refined, premium grade",
        "Метанол технический, высший сорт",
        "Метанол, дээд зэрэг",
    ),
    hs_code="2905110000",
    cas="67-56-1",
    quantity=D("1250.000"),
    unit="TNE",
    price=D("318.5"),
    price_unit="TNE",
    amount=D("398125.00"),
    tolerance_percent=D("5"),
    tolerance_option="SELLER",
    manufacturer=SELLER.names,
    specifications=(
        Specification(
            _texts("甲醇含量", "Methanol content", "Массовая доля метанола", "Метанолын агууламж"),
            minimum=D("99.9"),
            typical=D("99.95"),
            unit="P1",
            method="GB/T 338-2011",
            basis=_texts("质量分数", "by mass", "по массе", "массаар"),
        ),
        Specification(
            _texts("密度（20 ℃）", "Density at 20 °C", "Плотность при 20 °C", "Нягт, 20 °C"),
            minimum=D("791"),
            maximum=D("793"),
            unit="KMQ",
            method="GB/T 4472-2011",
        ),
        Specification(
            _texts("水分", "Water", "Вода", "Ус"),
            maximum=D("0.10"),
            typical=D("0.03"),
            unit="P1",
            method="GB/T 6283",
        ),
        Specification(
            _texts(
                "酸度（以HCOOH计）",
                "Acidity, as HCOOH",
                "Кислотность в пересчёте на HCOOH",
                "Хүчиллэг (HCOOH)",
            ),
            maximum=D("0.0015"),
            unit="P1",
            method="GB/T 338-2011",
        ),
        Specification(
            _texts("外观", "Appearance", "Внешний вид", "Гадаад байдал"),
            value=_texts(
                "无色透明液体",
                "clear colourless liquid",
                "бесцветная прозрачная жидкость",
                "өнгөгүй тунгалаг шингэн",
            ),
            method="GB/T 338-2011",
        ),
    ),
    packaging=Packaging(
        kind="VL",
        net_kg=D("1250000"),
        gross_kg=D("1250000"),
        notes=_texts("铁路罐车", "rail tank wagons", "железнодорожные цистерны", "төмөр замын цистерн вагон"),
    ),
    dangerous_goods=DangerousGoods(
        un_number="1230",
        proper_shipping_name=_texts("甲醇", "METHANOL", "МЕТАНОЛ", "МЕТАНОЛ"),
        hazard_class="3",
        subsidiary_hazards="6.1",
        packing_group="II",
        emergency_phone="+86 477 000 0119",
        sds="v4.2, 2026-01-15 (zh, ru)",
    ),
)

CAUSTIC = ContractLine(
    number=2,
    sku="OSC-NAOH-FLK",
    names=_texts(
        "片碱（氢氧化钠，固体）",
        "Caustic soda, solid, flakes",
        "Натр едкий твёрдый, чешуированный",
        "Идэмхий натри, хатуу, хайрс",
    ),
    hs_code="2815110000",
    cas="1310-73-2",
    quantity=D("252"),
    unit="TNE",
    price=D("412.1234"),
    price_unit="TNE",
    amount=D("103855.10"),
    manufacturer=SELLER.names,
    specifications=(
        Specification(
            _texts("氢氧化钠", "Sodium hydroxide", "Гидроксид натрия", "Натрийн гидроксид"),
            minimum=D("99.0"),
            typical=D("99.2"),
            unit="P1",
            method="GB/T 4348.1-2013",
            basis=_texts("干基", "dry basis", "на сухое вещество", "хуурай"),
        ),
        Specification(
            _texts("碳酸钠", "Sodium carbonate", "Карбонат натрия", "Натрийн карбонат"),
            maximum=D("0.5"),
            unit="P1",
            method="GB/T 7698-2014",
        ),
    ),
    packaging=Packaging(
        kind="BG",
        count=10080,
        net_each_kg=D("25"),
        pallets=252,
        net_kg=D("252000"),
        gross_kg=D("258552"),
        volume_m3=D("302.4"),
        un_mark="5H4/Y25.5/S/26/CN/150001/PI:012",
        notes=_texts(
            "覆膜编织袋，托盘缠绕膜",
            "laminated woven bags, wrapped on pallets",
            "ламинированные тканые мешки на поддонах, в плёнке",
            "ламинаттай нэхмэл уут, тавиур дээр ороосон",
        ),
    ),
    dangerous_goods=DangerousGoods(
        un_number="1823",
        proper_shipping_name=_texts(
            "固态氢氧化钠", "SODIUM HYDROXIDE, SOLID", "НАТРИЯ ГИДРОКСИД ТВЁРДЫЙ", "НАТРИЙН ГИДРОКСИД, ХАТУУ"
        ),
        hazard_class="8",
        packing_group="II",
        emergency_phone="+86 477 000 0119",
        sds="v3.0, 2025-11-02 (zh, ru)",
    ),
)

_DOCUMENTS = (
    RequiredDocument("INVOICE", 3, 2),
    RequiredDocument("PACKING_LIST", 3, 2),
    RequiredDocument("RAIL_WAYBILL", 1, 1),
    RequiredDocument("ORIGIN_CERTIFICATE", 1, 2),
    RequiredDocument("QUALITY_CERTIFICATE", 2, 0),
)


def _contract(second_language: str, number: str, uuid: str, **facts: Any) -> ContractDocument:
    identity = UUID(uuid)
    return ContractDocument(
        uuid=identity,
        number=number,
        date=date(2026, 7, 1),
        place=ORDOS,
        created_at=AT,
        check_address=check_address("https://zone.example", identity),
        buyer=BUYERS[second_language],
        **facts,
    )


def chemicals(second_language: str = "ru") -> ContractDocument:
    return _contract(
        second_language,
        "CTR-2026-000042",
        "01980000-0000-7000-8000-000000000042",
        seller=SELLER,
        lines=(METHANOL, CAUSTIC),
        currency="USD",
        total=D("501980.10"),
        delivery=Delivery(
            incoterm="FCA",
            place=Place(ORDOS, "CNERD"),
            mode="RAIL",
            shipment_from=date(2026, 8, 1),
            shipment_until=date(2026, 10, 31),
            partial_shipment=True,
            transshipment=False,
            loading=Place(_texts("大路站", "Dalu station", "ст. Далу", "Далу өртөө")),
            discharge=Place(
                _texts(
                    "新西伯利亚东站",
                    "Novosibirsk-Vostochny station",
                    "ст. Новосибирск-Восточный",
                    "Новосибирск-Восточный өртөө",
                ),
                "RUOVB",
            ),
        ),
        payments=(
            Payment(D("150594.03"), "DEPOSIT", "TT", D("30"), 5),
            Payment(D("251000.00"), "BEFORE_SHIPMENT", "LC", D("50"), 21),
            Payment(D("100386.07"), "AFTER_DELIVERY", "TT", None, 1),
        ),
        inspection=Inspection(
            agency=_texts("中国检验认证集团（CCIC）", "CCIC", "CCIC", "CCIC"),
            place="LOADING",
            payer="BOTH",
            sampling_standard="GB/T 6680-2003",
            final="LOADING",
        ),
        documents=(*_DOCUMENTS, RequiredDocument("SDS", 0, 1), RequiredDocument("PACKAGE_CERTIFICATE", 1, 1)),
        legal=Legal(seat=_texts("北京", "Beijing", "г. Пекин", "Бээжин"), prevailing_language=""),
    )


CASHMERE_SELLER = Party(
    names=_texts(
        "内蒙古示例羊绒制品有限公司",
        "Inner Mongolia Sample Cashmere Products Co., Ltd.",
        "ООО «Внутренняя Монголия Сэмпл Кашемир»",
        "Өвөр Монгол Сэмпл Ноолуур ХХК",
    ),
    addresses=_texts(
        "内蒙古自治区鄂尔多斯市东胜区罕台轻纺街102号",
        "102 Hantai Light Textile Street, Dongsheng District, Ordos",
        "КНР, г. Ордос, район Дуншэн, ул. Ханьтай, д. 102",
        "БНХАУ, Ордос хот, Дуншэн дүүрэг, Хантай гудамж 102",
    ),
    country="CN",
    identifiers=(Identifier("USCC", "91150602MA0Q9Z8Y7X"), Identifier("CUSTOMS", "1506960C2D")),
    bank=Bank(
        names={"zh-Hans": "示例银行东胜支行", "en": "Sample Bank, Dongsheng"},
        account="1502000099990001",
        swift="SMPLCNBJ151",
    ),
    signatory=Person(
        {"zh-Hans": "陶喆", "en": "Tao Zhe", "ru": "Тао Чжэ"},
        {
            "zh-Hans": "销售总监",
            "en": "Sales Director",
            "ru": "Директор по продажам",
            "mn": "Борлуулалтын захирал",
        },
    ),
)


def cashmere(second_language: str = "en") -> ContractDocument:
    fibre = ContractLine(
        number=1,
        sku="IMC-DH-W16",
        names=_texts(
            "分梳山羊绒（无毛绒），白绒",
            "Dehaired cashmere, white",
            "Кашемир обессоренный, белый",
            "Самнасан ноолуур, цагаан",
        ),
        hs_code="5105310000",
        quantity=D("5000"),
        unit="KGM",
        price=D("112.40"),
        price_unit="KGM",
        amount=D("562000.00"),
        tolerance_percent=D("2.5"),
        tolerance_option="BUYER",
        brand="Sample Cashmere",
        manufacturer=CASHMERE_SELLER.names,
        specifications=(
            Specification(
                _texts("平均直径", "Mean fibre diameter", "Средний диаметр волокна", "Ширхэгийн дундаж голч"),
                maximum=D("15.8"),
                typical=D("15.5"),
                unit="4H",
                method="GB/T 10685-2007",
            ),
            Specification(
                _texts("手扯长度", "Hand-pulled length", "Длина волокна", "Ширхэгийн урт"),
                minimum=D("36"),
                typical=D("38"),
                unit="MMT",
                method="GB 18267-2013",
            ),
            Specification(
                _texts("含粗率", "Coarse hair content", "Содержание грубого волоса", "Кемпийн агууламж"),
                maximum=D("0.2"),
                unit="P1",
                method="GB 18267-2013",
                basis=_texts("质量分数", "by mass", "по массе", "массаар"),
            ),
            Specification(
                _texts(
                    "公定回潮率",
                    "Conventional moisture regain",
                    "Нормированная влажность",
                    "Тогтоосон чийгшил",
                ),
                typical=D("17"),
                unit="P1",
                method="GB 9994-2018",
            ),
            Specification(
                _texts("颜色", "Colour", "Цвет", "Өнгө"),
                value=_texts("天然白", "natural white", "натуральный белый", "байгалийн цагаан"),
            ),
        ),
        packaging=Packaging(
            kind="BL",
            count=50,
            net_each_kg=D("100"),
            net_kg=D("5000"),
            gross_kg=D("5150"),
            volume_m3=D("24.5"),
        ),
    )
    sweater = ContractLine(
        number=2,
        sku="IMC-SW-2607",
        names=_texts(
            "羊绒衫（100%山羊绒，针织）",
            "Cashmere sweater, 100 % cashmere, knitted",
            "Свитер кашемировый, 100 % кашемир, трикотажный",
            "Ноолууран цамц, 100 % ноолуур, сүлжмэл",
        ),
        hs_code="6110120011",
        quantity=D("1200"),
        unit="H87",
        price=D("58"),
        price_unit="H87",
        amount=D("69600"),
        packaging=Packaging(kind="CT", count=60, net_kg=D("336"), gross_kg=D("408"), volume_m3=D("4.32")),
    )
    return _contract(
        second_language,
        "CTR-2026-000043",
        "01980000-0000-7000-8000-000000000043",
        seller=CASHMERE_SELLER,
        lines=(fibre, sweater),
        currency="EUR",
        total=D("631600.00"),
        delivery=Delivery(
            incoterm="CIP",
            place=Place(_texts("迪拜", "Dubai", "Дубай", "Дубай"), "AEDXB"),
            mode="AIR",
            shipment_from=date(2026, 9, 1),
            shipment_until=date(2026, 9, 15),
        ),
        payments=(Payment(D("631600.00"), "AGAINST_DOCUMENTS", "DP", D("100")),),
        inspection=Inspection(
            agency=_texts(
                "国家羊绒制品工程技术研究中心检测站",
                "National cashmere laboratory",
                "Национальная лаборатория кашемира",
                "Үндэсний ноолуурын лаборатори",
            ),
            final="DISCHARGE",
            place="DISCHARGE",
            payer="BUYER",
        ),
        documents=(
            RequiredDocument("INVOICE", 3, 0),
            RequiredDocument("AIR_WAYBILL", 1, 0),
            RequiredDocument("INSURANCE_POLICY", 1, 1),
            RequiredDocument("VETERINARY_CERTIFICATE", 1, 0),
        ),
        legal=Legal(
            seat=_texts("香港", "Hong Kong", "Гонконг", "Хонконг"),
            institution="HKIAC",
            law="HK",
            arbitration_language="en",
            prevailing_language="en",
        ),
        remarks=_texts(
            "买方可在装运前派员验货。",
            "The Buyer may send an inspector before shipment.",
            "Покупатель вправе направить приёмщика до отгрузки.",
            "Худалдан авагч ачихаас өмнө төлөөлөгч илгээж болно.",
        ),
    )


def vehicles(second_language: str = "mn", *, count: int = 8) -> ContractDocument:
    truck = ContractLine(
        number=1,
        sku="OSA-ET-49",
        names=_texts(
            "纯电动牵引车 6×4，49吨",
            "Battery-electric road tractor 6×4, 49 t",
            "Седельный тягач электрический 6×4, 49 т",
            "Цахилгаан чирэгч 6×4, 49 тн",
        ),
        hs_code="8701240000",
        quantity=D(count),
        unit="H87",
        price=D("486000"),
        price_unit="H87",
        amount=D("486000") * count,
        brand="SAMPLE AUTO",
        manufacturer=_texts(
            "鄂尔多斯示例汽车有限公司",
            "Ordos Sample Auto Co., Ltd.",
            "ООО «Ордос Сэмпл Авто»",
            "Ордос Сэмпл Авто ХХК",
        ),
        specifications=(
            Specification(
                _texts(
                    "驱动电机额定功率",
                    "Rated motor power",
                    "Номинальная мощность двигателя",
                    "Хөдөлгүүрийн хэвийн чадал",
                ),
                typical=D("360"),
                unit="KWT",
                method="GB/T 18488",
            ),
            Specification(
                _texts("动力电池容量", "Battery capacity", "Ёмкость батареи", "Батарейн багтаамж"),
                minimum=D("282"),
                unit="KWH",
                method="GB/T 31486",
            ),
            Specification(
                _texts("整备质量", "Kerb mass", "Снаряжённая масса", "Тоноглосон жин"),
                maximum=D("11200"),
                unit="KGM",
            ),
        ),
        packaging=Packaging(kind="NE", count=count, gross_kg=D("11200") * count, net_kg=D("11200") * count),
        dangerous_goods=DangerousGoods(
            un_number="3556",
            proper_shipping_name=_texts(
                "锂离子电池驱动的车辆",
                "VEHICLE, LITHIUM ION BATTERY POWERED",
                "ТРАНСПОРТНОЕ СРЕДСТВО, РАБОТАЮЩЕЕ НА ЛИТИЙ-ИОННЫХ БАТАРЕЯХ",
                "ЛИТИ-ИОН БАТАРЕЙТАЙ ТЭЭВРИЙН ХЭРЭГСЭЛ",
            ),
            hazard_class="9",
        ),
        vehicles=tuple(
            Vehicle(
                vin=f"LSA4XEV26T00000{index:02d}",
                model=_texts("示例 ET-49", "Sample ET-49", "Sample ET-49", "Sample ET-49"),
                model_year=2026,
                colour=_texts("白色", "white", "белый", "цагаан"),
                engine=_texts("磷酸铁锂 282 kWh", "LFP, 282 kWh", "LFP, 282 кВт·ч", "LFP, 282 кВт·ц"),
                engine_number=f"TZ360XS{index:06d}",
                steering="LEFT",
            )
            for index in range(1, count + 1)
        ),
    )
    return _contract(
        second_language,
        "CTR-2026-000044",
        "01980000-0000-7000-8000-000000000044",
        seller=SELLER,
        lines=(truck,),
        currency="CNY",
        total=D("486000") * count,
        delivery=Delivery(
            incoterm="DAP",
            place=Place(_texts("扎门乌德", "Zamyn-Uud", "Замын-Ууд", "Замын-Үүд"), "MNZAU"),
            mode="ROAD",
            shipment_from=date(2026, 8, 1),
            shipment_until=date(2026, 8, 31),
            partial_shipment=True,
        ),
        payments=(
            Payment(D("145800") * count, "DEPOSIT", "TT", D("30"), 10),
            Payment(D("340200") * count, "BEFORE_SHIPMENT", "TT", D("70")),
        ),
        documents=(
            RequiredDocument("INVOICE", 3, 2),
            RequiredDocument("ROAD_WAYBILL", 1, 0),
            RequiredDocument("CONFORMITY_CERTIFICATE", 1, 0),
        ),
        legal=Legal(seat=_texts("北京", "Beijing", "г. Пекин", "Бээжин"), prevailing_language="zh-Hans"),
        warranty=Warranty(months=24, kilometres=200_000),
    )


CONTRACTS = {"chemicals": chemicals, "cashmere": cashmere, "vehicles": vehicles}


def signatures(document: ContractDocument, sha256: str) -> tuple[Signature, ...]:
    method = _texts(
        "密码及动态口令（TOTP）",
        "password and one-time code (TOTP)",
        "пароль и одноразовый код (TOTP)",
        "нууц үг ба нэг удаагийн код (TOTP)",
    )
    return tuple(
        Signature(side, party.signatory, datetime(2026, 7, day, 9, 15, 2, tzinfo=UTC), sha256, method)
        for side, party, day in (("SELLER", document.seller, 2), ("BUYER", document.buyer, 3))
        if party.signatory
    )
