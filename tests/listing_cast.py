"""Published goods for tests: one listing for each vertical, and the rival's methanol.

``goods = make_goods(cast)``, or the fixture ``goods``. All of it goes through the services.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal as D

from catalog.listings import services
from catalog.listings.facts import (
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    Origin,
    Packaging,
    Price,
    Specification,
)
from catalog.listings.inputs import (
    AttributeData,
    CategoryData,
    DocumentData,
    ListingData,
    SubstanceData,
    TransportEntryData,
)
from catalog.listings.models import Listing
from marketplace.accounts.roles import Role
from tests.cast import LONG_AGO, Cast, Firm


@dataclass(frozen=True)
class Goods:
    """What is on offer. All but ``rival_methanol`` are the producer's."""

    methanol: Listing
    cashmere: Listing
    truck: Listing
    rival_methanol: Listing


def texts(en: str, zh: str, ru: str = "", mn: str = "") -> dict[str, str]:
    found = {"en": en, "zh-Hans": zh, "ru": ru, "mn": mn}
    return {language: text for language, text in found.items() if text}


CATEGORIES = (
    CategoryData("CHEMICALS", texts("Chemicals", "化工产品", "Химия", "Хими"), vertical="CHEMICALS"),
    CategoryData(
        "ALCOHOLS",
        texts("Alcohols", "醇类", "Спирты", "Спирт"),
        parent_code="CHEMICALS",
        attributes=(
            AttributeData(
                "PURITY", "NUMBER", texts("Purity", "纯度", "Чистота", "Цэвэршил"), unit="%", is_required=True
            ),
            AttributeData("WATER", "NUMBER", texts("Water", "水分", "Вода", "Ус"), unit="%"),
        ),
    ),
    CategoryData("CASHMERE", texts("Cashmere", "羊绒", "Кашемир", "Ноолуур"), vertical="CASHMERE"),
    CategoryData(
        "CASHMERE_FIBRE",
        texts("Cashmere fibre", "羊绒纤维", "Кашемировое волокно", "Ноолуурын ширхэг"),
        parent_code="CASHMERE",
        attributes=(
            AttributeData(
                "COLOUR",
                "CHOICE",
                texts("Colour", "颜色", "Цвет", "Өнгө"),
                choices=(
                    {"code": "WHITE", "names": texts("White", "白色", "Белый", "Цагаан")},
                    {"code": "BROWN", "names": texts("Brown", "棕色", "Коричневый", "Бор")},
                ),
            ),
            AttributeData("FIBRE_DIAMETER", "RANGE", texts("Fibre diameter", "细度"), unit="µm"),
        ),
    ),
    CategoryData("VEHICLES", texts("Vehicles", "汽车", "Автомобили", "Автомашин"), vertical="AUTO"),
    CategoryData(
        "TRUCKS",
        texts("Trucks", "货车", "Грузовики", "Ачааны машин"),
        parent_code="VEHICLES",
        attributes=(
            AttributeData("MODEL", "TEXT", texts("Model", "型号"), is_required=True),
            AttributeData("MODEL_YEAR", "NUMBER", texts("Model year", "年款")),
            AttributeData("LEFT_HAND_DRIVE", "YES_NO", texts("Left-hand drive", "左舵")),
            AttributeData("TYPE_APPROVED", "DATE", texts("Type approved on", "公告日期")),
        ),
    ),
)

METHANOL_SUBSTANCE = SubstanceData(
    cas="67-56-1",
    ec_number="200-659-6",
    formula="CH4O",
    molar_mass=D("32.042"),
    names=texts("Methanol", "甲醇", "Метанол", "Метанол"),
    synonyms={"en": ("Methyl alcohol", "MeOH"), "zh-Hans": ("木醇",), "ru": ("Метиловый спирт",)},
    physical_form="LIQUID",
    density_kg_per_litre=D("0.7918"),
    density_celsius=D(20),
    signal_word="DANGER",
    ghs_pictograms=("GHS02", "GHS06", "GHS08"),
    hazard_statements=("H225", "H301", "H370"),
    precautionary_statements=("P210", "P301+P310"),
    transport_entries=(TransportEntryData("1230", texts("METHANOL", "甲醇"), "3", ("6.1",), "II"),),
)

METHANOL = ListingData(
    sku="MEOH-AA",
    category_code="ALCOHOLS",
    names=texts("Methanol, grade AA", "甲醇（优等品）", "Метанол марки А", "Метанол, дээд зэрэг"),
    descriptions=texts("Methanol made from coal, at least 99.85 %.", "煤制甲醇，含量不低于99.85%。"),
    cas="67-56-1",
    brand="SAMPLE",
    grade="GB/T 338 AA",
    hs_code="2905110000",
    ciq_code="101",
    declaration_elements=(DeclarationElement("用途", "有机合成"), DeclarationElement("成分含量", "99.9%")),
    licences=("B",),
    origin=Origin("CN", "Dalu, Ordos", "15069"),
    price_unit="TNE",
    min_quantity=D(20),
    increment=D(1),
    lead_days=14,
    tolerance_percent=D(5),
    physical_form="LIQUID",
    density_kg_per_litre=D("0.7918"),
    density_celsius=D(20),
    shelf_life_months=24,
    customs=CustomsUnits(trade_unit="070", first_unit="035"),
    dangerous_goods=DangerousGoods(
        "1230", texts("METHANOL", "甲醇"), "3", ("6.1",), "II", emergency_phone="+86 477 000 0000"
    ),
    specification=(
        Specification("PURITY", {}, minimum=D("99.85"), typical=D("99.93"), method="GB/T 338-2011"),
        Specification("WATER", {}, maximum=D("0.10"), method="GB/T 6283-2008"),
    ),
    packaging=(
        Packaging("ISO_TANK", "ISO_TANK", "TG", net_kg=D(19000), tare_kg=D(3900), packages_per_container=1),
        Packaging("DRUM", "DRUM", "DR", "1A1/X1.4/250/26/CN", net_kg=D(160), tare_kg=D("18.5"),
                  packages_per_pallet=4, packages_per_container=80, container_type="20GP"),
        Packaging("BULK", "BULK", "VL"),
    ),
    prices=(
        Price(D(20), D(318), "USD", "FOB", "Xingang, Tianjin", "CNTXG"),
        Price(D(100), D(309), "USD", "FOB", "Xingang, Tianjin", "CNTXG"),
        Price(D(20), D(2050), "CNY", "EXW", "Ordos"),
    ),
    documents=(
        DocumentData("SDS", "zh-Hans", "4.1", date(2025, 5, 12)),
        DocumentData("SDS", "en", "4.1", date(2025, 5, 12)),
        DocumentData("COA", "en", "2025-08", visibility="ON_REQUEST"),
    ),
)  # fmt: skip

CASHMERE = ListingData(
    sku="CASH-WHITE-158",
    category_code="CASHMERE_FIBRE",
    names=texts("Dehaired cashmere, white", "无毛绒（白）", "Кашемир белый", "Ялгасан цагаан ноолуур"),
    descriptions=texts("Dehaired white cashmere, 15.5 µm.", "白色无毛绒，细度15.5微米。"),
    attributes={"COLOUR": "WHITE", "FIBRE_DIAMETER": "15.2..15.8"},
    hs_code="5105310000",
    declaration_elements=(DeclarationElement("种类", "山羊绒"), DeclarationElement("加工程度", "已梳")),
    origin=Origin("CN", "Otog, Ordos", "15069"),
    price_unit="KGM",
    min_quantity=D(100),
    increment=D(50),
    lead_days=30,
    tolerance_percent=D(3),
    physical_form="FIBRE",
    customs=CustomsUnits(trade_unit="035", first_unit="035"),
    specification=(
        Specification("DIAMETER", texts("Mean fibre diameter", "平均直径"), maximum=D("15.5"), unit="µm",
                      method="ISO 137:2015"),
        Specification("YIELD", texts("Yield", "净绒率"), minimum=D("99.5"), unit="%", method="FZ/T 21003"),
    ),
    packaging=(
        Packaging("BALE", "BALE", "BL", net_kg=D(50), tare_kg=D("1.2"), packages_per_container=150,
                  container_type="20GP"),
    ),
    prices=(
        Price(D(100), D("96.50"), "USD", "FCA", "Erenhot", "CNERC"),
        Price(D(1000), D("94.00"), "USD", "FCA", "Erenhot", "CNERC"),
    ),
    documents=(DocumentData("COA", "en"),),
)  # fmt: skip

TRUCK = ListingData(
    sku="ET-6X4-350",
    category_code="TRUCKS",
    names=texts("Electric truck, 6×4", "纯电动货车", "Электрический грузовик", "Цахилгаан ачааны машин"),
    descriptions=texts("Battery-electric truck of 25 t, 350 kWh.", "25吨纯电动货车，350千瓦时。"),
    attributes={"MODEL": "E350", "MODEL_YEAR": 2026, "LEFT_HAND_DRIVE": True, "TYPE_APPROVED": "2025-03-01"},
    brand="SAMPLE",
    hs_code="8704600000",
    declaration_elements=(DeclarationElement("车型", "货车"), DeclarationElement("品牌", "SAMPLE")),
    origin=Origin("CN", "Kangbashi, Ordos", "15069"),
    price_unit="H87",
    min_quantity=D(1),
    increment=D(1),
    lead_days=60,
    physical_form="ARTICLE",
    kg_per_piece=D(11800),
    customs=CustomsUnits("003", "003", D(1), "035", D(11800), "mass of the vehicle from its type approval"),
    dangerous_goods=DangerousGoods(
        "3556", texts("VEHICLE, LITHIUM ION BATTERY POWERED", "锂离子电池驱动的车辆"), "9",
        emergency_phone="+86 477 000 0000",
    ),
    specification=(Specification("GVW", texts("Gross vehicle mass", "总质量"), typical=D(25000), unit="kg"),),
    packaging=(Packaging("UNPACKED", "UNPACKED", "NE", net_kg=D(11800), pieces=1),),
    prices=(Price(D(1), D(98000), "USD", "FCA", "Erenhot", "CNERC"),),
    documents=(DocumentData("SDS", "en", title="Battery"), DocumentData("TRANSPORT_REPORT", "en")),
)  # fmt: skip


def make_goods(cast: Cast) -> Goods:
    """Write the catalogue's ground and publish the goods."""
    make_catalogue(cast)
    return Goods(
        methanol=publish(cast, cast.producer, METHANOL),
        cashmere=publish(cast, cast.producer, CASHMERE),
        truck=publish(cast, cast.producer, TRUCK),
        rival_methanol=publish(cast, cast.rival_producer, replace(METHANOL, sku="RIVAL-MEOH")),
    )


def make_catalogue(cast: Cast) -> None:
    for category in CATEGORIES:
        services.save_category(actor=cast.zone.owner, data=category)
    services.save_substance(actor=cast.zone.owner, data=METHANOL_SUBSTANCE, at=LONG_AGO)


def publish(cast: Cast, firm: Firm, data: ListingData) -> Listing:
    """Take a listing all the way from its producer's sales desk into the catalogue."""
    listing = services.create_listing(actor=firm.actor(Role.SALES), data=data, at=LONG_AGO)
    services.submit_listing(actor=firm.actor(Role.SALES), listing_uuid=listing.uuid, at=LONG_AGO)
    return services.publish_listing(
        actor=cast.zone.actor(Role.APPROVER), listing_uuid=listing.uuid, at=LONG_AGO
    )
