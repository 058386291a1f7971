"""Electric road tractors, unpacked, by road: a list of VINs, a warranty, lithium-ion batteries."""

from datetime import date
from decimal import Decimal as D

from marketplace.core.documents.parts import DangerousGoods, Packaging, Place
from rfq.contracts.documents.facts import (
    ContractDocument,
    ContractLine,
    Delivery,
    Legal,
    Payment,
    RequiredDocument,
    Specification,
    Vehicle,
    Warranty,
)
from tests.contracts.documents.sample_making import contract
from tests.contracts.documents.sample_parties import SELLER, texts

DRIVE = (
    Specification(
        texts(
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
        texts("动力电池容量", "Battery capacity", "Ёмкость батареи", "Батарейн багтаамж"),
        minimum=D("282"),
        unit="KWH",
        method="GB/T 31486",
    ),
    Specification(
        texts("整备质量", "Kerb mass", "Снаряжённая масса", "Тоноглосон жин"),
        maximum=D("11200"),
        unit="KGM",
    ),
)
BATTERY = DangerousGoods(
    un_number="3556",
    proper_shipping_name=texts(
        "锂离子电池驱动的车辆",
        "VEHICLE, LITHIUM ION BATTERY POWERED",
        "ТРАНСПОРТНОЕ СРЕДСТВО, РАБОТАЮЩЕЕ НА ЛИТИЙ-ИОННЫХ БАТАРЕЯХ",
        "ЛИТИ-ИОН БАТАРЕЙТАЙ ТЭЭВРИЙН ХЭРЭГСЭЛ",
    ),
    hazard_class="9",
)


def trucks(count: int) -> ContractLine:
    return ContractLine(
        number=1,
        sku="OSA-ET-49",
        names=texts(
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
        manufacturer=texts(
            "鄂尔多斯示例汽车有限公司",
            "Ordos Sample Auto Co., Ltd.",
            "ООО «Ордос Сэмпл Авто»",
            "Ордос Сэмпл Авто ХХК",
        ),
        specifications=DRIVE,
        packaging=Packaging(kind="NE", count=count, gross_kg=D("11200") * count, net_kg=D("11200") * count),
        dangerous_goods=BATTERY,
        vehicles=tuple(
            Vehicle(
                vin=f"LSA4XEV26T00000{index:02d}",
                model=texts("示例 ET-49", "Sample ET-49", "Sample ET-49", "Sample ET-49"),
                model_year=2026,
                colour=texts("白色", "white", "белый", "цагаан"),
                engine=texts("磷酸铁锂 282 kWh", "LFP, 282 kWh", "LFP, 282 кВт·ч", "LFP, 282 кВт·ц"),
                engine_number=f"TZ360XS{index:06d}",
                steering="LEFT",
            )
            for index in range(1, count + 1)
        ),
    )


def vehicles(second_language: str = "mn", *, count: int = 8) -> ContractDocument:
    return contract(
        second_language,
        "CTR-2026-000044",
        "01980000-0000-7000-8000-000000000044",
        seller=SELLER,
        lines=(trucks(count),),
        currency="CNY",
        total=D("486000") * count,
        delivery=Delivery(
            incoterm="DAP",
            place=Place(texts("扎门乌德", "Zamyn-Uud", "Замын-Ууд", "Замын-Үүд"), "MNZAU"),
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
        legal=Legal(seat=texts("北京", "Beijing", "г. Пекин", "Бээжин"), prevailing_language="zh-Hans"),
        warranty=Warranty(months=24, kilometres=200_000),
    )
