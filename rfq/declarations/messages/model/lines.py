"""What hangs on the lines of a declaration: dangerous goods, licences, containers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from rfq.declarations.codes import PackingGroup
from rfq.declarations.messages.model.common import Measure


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerousGoods:
    """A dangerous chemical by the UN Model Regulations.

    `un_number`: four digits. `name`: as the catalogue of dangerous chemicals names it. `packing_group`:
    None for gases and articles. `package_mark`: the UN mark of the package, such as
    `1A1/Y1.4/150/24/CN/150001`; empty in bulk, which the packaging of the declaration decides. A mark
    longer than the field is declared by its code part, so the whole mark belongs on the packing list. What
    is dangerous in transport only, such as the battery of a car, is no dangerous chemical and is not
    declared here.
    """

    un_number: str
    name: str
    packing_group: PackingGroup | None
    package_mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductLicence:
    """A licence of the goods of one line (DecGoodsLimit)."""

    kind: str
    number: str
    licence_line: str = ""
    quantity: Measure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Licence:
    """A licence of the whole declaration (LicenseDocu): code of the licence table, number."""

    code: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Container:
    """A container and the lines that are in it. Weights in kilograms."""

    number: str
    size_type: str
    lines: tuple[int, ...]
    shared: bool = False
    goods_weight: Decimal | None = None
    tare: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationLine:
    """One line of a declaration.

    `hs_code`: ten digits. `inspection_suffix`: three digits or empty. `elements`: the declaration elements
    in the order of the tariff. `quantity`: of the deal; `first` and `second`: legal quantities. `price`:
    per unit of the deal; the total is what counts, see build_declaration. `destination`, `origin`:
    ISO 3166. `district`: domestic source of goods, five digits. `duty`: code of the duty table.
    `dangerous_chemical`: True declares `dangerous`, False declares that a chemical is not dangerous, None
    says that the goods are no chemical, and then nothing is declared of danger.
    """

    number: int
    hs_code: str
    name: str
    elements: tuple[str, ...]
    quantity: Measure
    first: Measure
    price: Decimal
    total: Decimal
    currency: str
    destination: str
    district: str
    second: Measure | None = None
    origin: str = "CHN"
    inspection_suffix: str = ""
    duty: str = "1"
    english_name: str = ""
    dangerous: DangerousGoods | None = None
    dangerous_chemical: bool | None = None
    goods_attributes: tuple[str, ...] = ()
    ingredients: str = ""
    manufacturer_registration: str = ""
    manufacturer_name: str = ""
    control_code: str = ""
    licences: tuple[ProductLicence, ...] = ()
