"""Reads categories, attributes, substances, packages and places."""

from pathlib import Path

from stdnum import casrn
from stdnum.eu import ecnumber

from catalog.sample.goods import (
    Attribute,
    AttributeKind,
    Category,
    Choice,
    Control,
    DangerousGoods,
    Density,
    Ghs,
    Origin,
    Package,
    PackageKind,
    PhysicalForm,
    Place,
    ShippingName,
    SignalWord,
    Substance,
    Unit,
    Vertical,
)
from catalog.sample.reading import DATA, Row, read_file
from catalog.sample.texts import Synonyms

CODE = r"[A-Z][A-Z0-9_]*"
HAZARD_CLASS = r"[2-6]\.[1-6]|[1-9]"


def goods_file(name: str) -> Row:
    return read_file(DATA / "goods" / f"{name}.toml")


def read_units() -> dict[str, Unit]:
    return {symbol: read_unit(symbol, row) for symbol, row in goods_file("units").records()}


def read_unit(symbol: str, row: Row) -> Unit:
    rec20 = row.optional_string("rec20", pattern=r"[A-Z0-9]{1,3}")
    unit = Unit(symbol=symbol, pint=row.string("pint"), rec20=rec20)
    row.done()
    return unit


def read_attributes(units: dict[str, Unit]) -> dict[str, Attribute]:
    found: dict[str, Attribute] = {}
    for name in ("attributes-chemicals", "attributes-cashmere", "attributes-auto"):
        for code, row in goods_file(name).records():
            if code in found:
                row.fail("the code is taken already")
            found[code] = read_attribute(code, row, units)
    return found


def read_attribute(code: str, row: Row, units: dict[str, Unit]) -> Attribute:
    attribute = Attribute(
        code=code,
        names=row.text("names"),
        kind=row.choice("kind", AttributeKind),
        unit=row.optional_string("unit"),
        choices=tuple(read_choice(item) for item in row.rows("choices")),
    )
    row.done()
    if (attribute.kind in {AttributeKind.NUMBER, AttributeKind.RANGE}) != (attribute.unit is not None):
        row.fail("NUMBER and RANGE need a unit, the other kinds have none")
    if attribute.unit is not None and attribute.unit not in units:
        row.fail(f"unit {attribute.unit!r} is not in units.toml")
    if (attribute.kind == AttributeKind.CHOICE) != bool(attribute.choices):
        row.fail("CHOICE needs choices, the other kinds have none")
    return attribute


def read_choice(row: Row) -> Choice:
    return Choice(code=row.string("code", pattern=r"[A-Z0-9_]+"), names=row.as_text())


def read_categories(attributes: dict[str, Attribute]) -> dict[str, Category]:
    found: dict[str, Category] = {}
    for row in goods_file("categories").rows("category"):
        category = read_category(row, attributes, found)
        if category.code in found:
            row.fail(f"{category.code} is taken already")
        found[category.code] = category
    return found


def read_category(row: Row, attributes: dict[str, Attribute], earlier: dict[str, Category]) -> Category:
    """Read a category; its parent must stand before it."""
    code = row.string("code", pattern=CODE)
    parent_code = row.optional_string("parent")
    parent = earlier.get(parent_code) if parent_code else None
    if parent_code and parent is None:
        row.fail(f"{code}: parent {parent_code!r} does not stand before it")
    own_codes = row.strings("attributes")
    unknown = [name for name in own_codes if name not in attributes]
    if unknown:
        row.fail(f"{code}: unknown attribute {', '.join(unknown)}")
    own = tuple(attributes[name] for name in own_codes)
    inherited = parent.attributes if parent else ()
    category = Category(
        code=code,
        vertical=parent.vertical if parent else row.choice("vertical", Vertical),
        parent=parent_code,
        names=row.text("names"),
        own_attributes=own,
        attributes=inherited + own,
        required=(parent.required if parent else ()) + row.strings("required"),
    )
    row.done()
    if len({attribute.code for attribute in category.attributes}) != len(category.attributes):
        row.fail(f"{code} repeats an attribute of its parents")
    if any(category.attribute(name) is None for name in category.required):
        row.fail(f"{code} requires an attribute that it does not have")
    return category


def read_dangerous_goods() -> dict[str, DangerousGoods]:
    return {number: read_dangerous(number, row) for number, row in goods_file("dangerous-goods").records()}


def read_dangerous(number: str, row: Row) -> DangerousGoods:
    name = row.row("name")
    goods = DangerousGoods(
        un_number=number,
        names=ShippingName(en=name.string("en"), zh=name.string("zh"), ru=name.string("ru")),
        hazard_class=row.string("hazard_class", pattern=HAZARD_CLASS),
        subsidiary_risks=row.strings("subsidiary", pattern=HAZARD_CLASS),
        packing_group=row.optional_string("packing_group", pattern="I{1,3}"),
        marine_pollutant=row.boolean("marine_pollutant", default=False),
        ems=row.string("ems", pattern=r"F-[A-J], S-[A-Z]"),
        hazard_id=row.optional_string("hazard_id", pattern=r"X?\d{2,3}"),
        limited_quantity=row.string("limited_quantity", pattern=r"0|\d+ (L|kg|g)"),
        conditional=row.boolean("conditional", default=False),
    )
    name.done()
    row.done()
    return goods


def read_substances(dangerous: dict[str, DangerousGoods]) -> dict[str, Substance]:
    found: dict[str, Substance] = {}
    for name in ("substances-inorganic", "substances-organic"):
        for cas, row in goods_file(name).records():
            if cas in found:
                row.fail("the CAS number is taken already")
            found[cas] = read_substance(cas, row, dangerous)
    return found


def read_substance(cas: str, row: Row, dangerous: dict[str, DangerousGoods]) -> Substance:
    substance = Substance(
        cas=cas,
        ec=row.optional_string("ec"),
        names=row.text("name"),
        synonyms=read_synonyms(row.row("synonyms")),
        formula=row.string("formula"),
        molar_mass=row.optional_decimal("molar_mass"),
        form=row.choice("form", PhysicalForm),
        density=read_density(row.optional_row("density")),
        ghs=read_ghs(row),
        un_numbers=row.strings("un_numbers"),
        controls=row.choices("controls", Control),
    )
    row.done()
    if not casrn.is_valid(cas):
        row.fail("the check digit of the CAS number is wrong")
    if substance.ec is not None and not ecnumber.is_valid(substance.ec):
        row.fail("the check digit of the EC number is wrong")
    if any(number not in dangerous for number in substance.un_numbers):
        row.fail("a UN number is not in dangerous-goods.toml")
    if substance.form != PhysicalForm.SOLID and substance.density is None:
        row.fail("a liquid or gas needs the density of the liquid")
    return substance


def read_synonyms(row: Row) -> Synonyms:
    synonyms = Synonyms(
        en=row.strings("en"), zh=row.strings("zh"), ru=row.strings("ru"), mn=row.strings("mn")
    )
    row.done()
    return synonyms


def read_density(row: Row | None) -> Density | None:
    if row is None:
        return None
    density = Density(kg_per_m3=row.positive("kg_per_m3"), celsius=row.decimal("celsius"))
    row.done()
    return density


def read_ghs(row: Row) -> Ghs:
    pictograms = row.strings("pictograms", pattern=r"GHS0[1-9]")
    signal = row.choice("signal", SignalWord) if pictograms else None
    return Ghs(
        pictograms=pictograms,
        signal=signal,
        hazards=row.strings("hazards", pattern=r"H[234]\d\d[A-Za-z]{0,2}|EUH\d{3}"),
        precautions=row.strings("precautions", pattern=r"P[1-5]\d\d(\+P[1-5]\d\d){0,2}"),
    )


def read_packages() -> dict[str, Package]:
    found: dict[str, Package] = {}
    for code, row in goods_file("packages").records():
        found[code] = Package(
            code=code,
            kind=row.choice("kind", PackageKind),
            names=row.text("name"),
            customs_wrap=row.string("customs_wrap", pattern=r"\d\d"),
            rec21=row.string("rec21", pattern=r"[A-Z0-9]{2}"),
        )
        row.done()
    return found


def read_places() -> dict[str, Place]:
    found: dict[str, Place] = {}
    for key, row in goods_file("places").records():
        place = Place(
            key=key,
            country=row.string("country", pattern=r"[A-Z]{2}"),
            unlocode=row.optional_string("unlocode", pattern=r"[A-Z]{2}[A-Z2-9]{3}"),
            sea=row.boolean("sea", default=False),
            names=row.text("name"),
        )
        row.done()
        if place.unlocode is not None and not place.unlocode.startswith(place.country):
            row.fail("the UN/LOCODE is of another country")
        found[key] = place
    return found


def read_origins() -> dict[str, Origin]:
    found: dict[str, Origin] = {}
    for key, row in goods_file("origins").records():
        found[key] = Origin(
            key=key,
            county=row.string("county", pattern=r"1506\d\d"),
            district=row.string("district", pattern=r"\d{5}"),
            names=row.text("name"),
        )
        row.done()
    return found


def listing_files() -> list[Path]:
    return sorted((DATA / "listings").glob("*.toml"))
