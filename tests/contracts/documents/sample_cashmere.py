"""Fibre in bales and sweaters in cartons, by air, insured by the seller."""

from datetime import date
from decimal import Decimal as D

from marketplace.core.documents.parts import Packaging, Place
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
from tests.contracts.documents.sample_making import contract
from tests.contracts.documents.sample_parties import CASHMERE_SELLER, texts

FIBRE = ContractLine(
    number=1,
    sku="IMC-DH-W16",
    names=texts(
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
            texts("平均直径", "Mean fibre diameter", "Средний диаметр волокна", "Ширхэгийн дундаж голч"),
            maximum=D("15.8"),
            typical=D("15.5"),
            unit="4H",
            method="GB/T 10685-2007",
        ),
        Specification(
            texts("手扯长度", "Hand-pulled length", "Длина волокна", "Ширхэгийн урт"),
            minimum=D("36"),
            typical=D("38"),
            unit="MMT",
            method="GB 18267-2013",
        ),
        Specification(
            texts("含粗率", "Coarse hair content", "Содержание грубого волоса", "Кемпийн агууламж"),
            maximum=D("0.2"),
            unit="P1",
            method="GB 18267-2013",
            basis=texts("质量分数", "by mass", "по массе", "массаар"),
        ),
        Specification(
            texts(
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
            texts("颜色", "Colour", "Цвет", "Өнгө"),
            value=texts("天然白", "natural white", "натуральный белый", "байгалийн цагаан"),
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
SWEATER = ContractLine(
    number=2,
    sku="IMC-SW-2607",
    names=texts(
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


def cashmere(second_language: str = "en") -> ContractDocument:
    return contract(
        second_language,
        "CTR-2026-000043",
        "01980000-0000-7000-8000-000000000043",
        seller=CASHMERE_SELLER,
        lines=(FIBRE, SWEATER),
        currency="EUR",
        total=D("631600.00"),
        delivery=Delivery(
            incoterm="CIP",
            place=Place(texts("迪拜", "Dubai", "Дубай", "Дубай"), "AEDXB"),
            mode="AIR",
            shipment_from=date(2026, 9, 1),
            shipment_until=date(2026, 9, 15),
        ),
        payments=(Payment(D("631600.00"), "AGAINST_DOCUMENTS", "DP", D("100")),),
        inspection=Inspection(
            agency=texts(
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
            seat=texts("香港", "Hong Kong", "Гонконг", "Хонконг"),
            institution="HKIAC",
            law="HK",
            arbitration_language="en",
            prevailing_language="en",
        ),
        remarks=texts(
            "买方可在装运前派员验货。",
            "The Buyer may send an inspector before shipment.",
            "Покупатель вправе направить приёмщика до отгрузки.",
            "Худалдан авагч ачихаас өмнө төлөөлөгч илгээж болно.",
        ),
    )
