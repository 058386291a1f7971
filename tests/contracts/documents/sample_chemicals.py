"""Methanol in bulk and caustic soda in bags, by rail: two lines of dangerous goods."""

from datetime import date
from decimal import Decimal as D

from marketplace.core.documents.parts import DangerousGoods, Packaging, Place
from rfq.contracts.documents.facts import (
    ContractDocument,
    ContractLine,
    Delivery,
    Inspection,
    Legal,
    Payment,
    RequiredDocument,
    Specification,
)
from tests.contracts.documents.sample_making import ORDOS, contract
from tests.contracts.documents.sample_parties import SELLER, texts

METHANOL = ContractLine(
    number=1,
    sku="OSC-MEOH-999",
    names=texts(
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
            texts("甲醇含量", "Methanol content", "Массовая доля метанола", "Метанолын агууламж"),
            minimum=D("99.9"),
            typical=D("99.95"),
            unit="P1",
            method="GB/T 338-2011",
            basis=texts("质量分数", "by mass", "по массе", "массаар"),
        ),
        Specification(
            texts("密度（20 ℃）", "Density at 20 °C", "Плотность при 20 °C", "Нягт, 20 °C"),
            minimum=D("791"),
            maximum=D("793"),
            unit="KMQ",
            method="GB/T 4472-2011",
        ),
        Specification(
            texts("水分", "Water", "Вода", "Ус"),
            maximum=D("0.10"),
            typical=D("0.03"),
            unit="P1",
            method="GB/T 6283",
        ),
        Specification(
            texts(
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
            texts("外观", "Appearance", "Внешний вид", "Гадаад байдал"),
            value=texts(
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
        notes=texts("铁路罐车", "rail tank wagons", "железнодорожные цистерны", "төмөр замын цистерн вагон"),
    ),
    dangerous_goods=DangerousGoods(
        un_number="1230",
        proper_shipping_name=texts("甲醇", "METHANOL", "МЕТАНОЛ", "МЕТАНОЛ"),
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
    names=texts(
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
            texts("氢氧化钠", "Sodium hydroxide", "Гидроксид натрия", "Натрийн гидроксид"),
            minimum=D("99.0"),
            typical=D("99.2"),
            unit="P1",
            method="GB/T 4348.1-2013",
            basis=texts("干基", "dry basis", "на сухое вещество", "хуурай"),
        ),
        Specification(
            texts("碳酸钠", "Sodium carbonate", "Карбонат натрия", "Натрийн карбонат"),
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
        notes=texts(
            "覆膜编织袋，托盘缠绕膜",
            "laminated woven bags, wrapped on pallets",
            "ламинированные тканые мешки на поддонах, в плёнке",
            "ламинаттай нэхмэл уут, тавиур дээр ороосон",
        ),
    ),
    dangerous_goods=DangerousGoods(
        un_number="1823",
        proper_shipping_name=texts(
            "固态氢氧化钠", "SODIUM HYDROXIDE, SOLID", "НАТРИЯ ГИДРОКСИД ТВЁРДЫЙ", "НАТРИЙН ГИДРОКСИД, ХАТУУ"
        ),
        hazard_class="8",
        packing_group="II",
        emergency_phone="+86 477 000 0119",
        sds="v3.0, 2025-11-02 (zh, ru)",
    ),
)

DOCUMENTS = (
    RequiredDocument("INVOICE", 3, 2),
    RequiredDocument("PACKING_LIST", 3, 2),
    RequiredDocument("RAIL_WAYBILL", 1, 1),
    RequiredDocument("ORIGIN_CERTIFICATE", 1, 2),
    RequiredDocument("QUALITY_CERTIFICATE", 2, 0),
)


def chemicals(second_language: str = "ru") -> ContractDocument:
    return contract(
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
            loading=Place(texts("大路站", "Dalu station", "ст. Далу", "Далу өртөө")),
            discharge=Place(
                texts(
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
            agency=texts("中国检验认证集团（CCIC）", "CCIC", "CCIC", "CCIC"),
            place="LOADING",
            payer="BOTH",
            sampling_standard="GB/T 6680-2003",
            final="LOADING",
        ),
        documents=(*DOCUMENTS, RequiredDocument("SDS", 0, 1), RequiredDocument("PACKAGE_CERTIFICATE", 1, 1)),
        legal=Legal(seat=texts("北京", "Beijing", "г. Пекин", "Бээжин"), prevailing_language=""),
    )
