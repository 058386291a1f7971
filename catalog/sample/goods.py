"""What listings are described with: categories, attributes, substances, packages, places."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from catalog.sample.texts import Synonyms, Text


class Vertical(StrEnum):
    """Branch of industry; each has its own tree of categories."""

    CHEMICALS = "CHEMICALS"
    CASHMERE = "CASHMERE"
    AUTO = "AUTO"


class AttributeKind(StrEnum):
    """What a specification row of the attribute holds."""

    NUMBER = "NUMBER"
    RANGE = "RANGE"
    CHOICE = "CHOICE"
    TEXT = "TEXT"
    YES_NO = "YES_NO"
    DATE = "DATE"


class PhysicalForm(StrEnum):
    """A substance: SOLID, LIQUID or GAS at 20 °C. A listing: the state in which the goods are handed over."""

    SOLID = "SOLID"
    POWDER = "POWDER"
    LIQUID = "LIQUID"
    SOLUTION = "SOLUTION"
    LIQUEFIED_GAS = "LIQUEFIED_GAS"
    GAS = "GAS"
    FIBRE = "FIBRE"
    ARTICLE = "ARTICLE"


class SignalWord(StrEnum):
    """Signal word of a GHS label."""

    DANGER = "DANGER"
    WARNING = "WARNING"


class Control(StrEnum):
    """Why a person must look at a trade in the substance before it goes on."""

    PRECURSOR = "PRECURSOR"


class PackageKind(StrEnum):
    """Family of packages."""

    BAG = "BAG"
    BIG_BAG = "BIG_BAG"
    DRUM = "DRUM"
    IBC = "IBC"
    FLEXITANK = "FLEXITANK"
    ISO_TANK = "ISO_TANK"
    CYLINDER = "CYLINDER"
    TANK_WAGON = "TANK_WAGON"
    TANK_TRUCK = "TANK_TRUCK"
    BULK = "BULK"
    CARTON = "CARTON"
    BALE = "BALE"
    UNPACKED = "UNPACKED"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of specification values.

    ``symbol`` is what people read, ``pint`` how pint reads it, ``rec20`` its UN/ECE Recommendation 20 code.
    """

    symbol: str
    pint: str
    rec20: str | None


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a CHOICE attribute."""

    code: str
    names: Text


@dataclass(frozen=True, slots=True)
class Attribute:
    """A typed property that listings of a category may state."""

    code: str
    names: Text
    kind: AttributeKind
    unit: str | None
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Category:
    """A node of a vertical's tree.

    ``own_attributes`` are declared here; ``attributes`` adds those of the parents, theirs first. ``required``
    are the codes that every listing of the category states, those of the parents included.
    """

    code: str
    vertical: Vertical
    parent: str | None
    names: Text
    own_attributes: tuple[Attribute, ...]
    attributes: tuple[Attribute, ...]
    required: tuple[str, ...]

    def attribute(self, code: str) -> Attribute | None:
        return next((attribute for attribute in self.attributes if attribute.code == code), None)


@dataclass(frozen=True, slots=True)
class Density:
    """Density in kg/m³ of the liquid at a temperature in °C."""

    kg_per_m3: Decimal
    celsius: Decimal

    @property
    def kg_per_litre(self) -> Decimal:
        return self.kg_per_m3 / 1000


@dataclass(frozen=True, slots=True)
class ShippingName:
    """Proper shipping name of the UN Model Regulations, in three of their languages."""

    en: str
    zh: str
    ru: str


@dataclass(frozen=True, slots=True)
class DangerousGoods:
    """An entry of the dangerous goods list.

    ``ems``: emergency schedules of the IMDG Code; ``hazard_id``: hazard identification number of ADR and RID;
    ``limited_quantity``: per inner packaging, "0" for none. ``conditional``: the goods may also
    be outside the regulations, by form, strength or test.
    """

    un_number: str
    names: ShippingName
    hazard_class: str
    subsidiary_risks: tuple[str, ...]
    packing_group: str | None
    marine_pollutant: bool
    ems: str
    hazard_id: str | None
    limited_quantity: str
    conditional: bool


@dataclass(frozen=True, slots=True)
class Ghs:
    """Label elements of the Globally Harmonised System; all empty when the substance is not classified."""

    pictograms: tuple[str, ...]
    signal: SignalWord | None
    hazards: tuple[str, ...]
    precautions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Substance:
    """A chemical, apart from the offers made of it. ``molar_mass``: g/mol; polymers and alloys have none."""

    cas: str
    ec: str | None
    names: Text
    synonyms: Synonyms
    formula: str
    molar_mass: Decimal | None
    form: PhysicalForm
    density: Density | None
    ghs: Ghs
    un_numbers: tuple[str, ...]
    controls: tuple[Control, ...]


@dataclass(frozen=True, slots=True)
class Package:
    """A kind of package, with its code at Chinese customs and in UN/ECE Recommendation 21."""

    code: str
    kind: PackageKind
    names: Text
    customs_wrap: str
    rec21: str


@dataclass(frozen=True, slots=True)
class Place:
    """A named place of delivery. ``sea``: the sea rules of Incoterms may name it."""

    key: str
    country: str
    unlocode: str | None
    sea: bool
    names: Text


@dataclass(frozen=True, slots=True)
class Origin:
    """A place of production in Ordos: code of its county (GB/T 2260) and of its customs district."""

    key: str
    county: str
    district: str
    names: Text
