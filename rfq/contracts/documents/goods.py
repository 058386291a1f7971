"""The facts of each line for its annex: short pairs of label and value, two pairs a row."""

from collections.abc import Iterator
from dataclasses import dataclass

from marketplace.core.documents.bilingual import Bilingual
from marketplace.core.documents.pairs import Fact, in_lines, in_pairs
from marketplace.core.documents.parts import DangerousGoods, Packaging
from marketplace.core.documents.wording import neutral_number
from rfq.contracts.documents.facts import ContractLine


@dataclass(frozen=True)
class LineAnnex:
    """A line of the contract with the pairs of facts that its annex shows."""

    line: ContractLine
    rows: tuple[tuple[Fact, Fact], ...]
    dangerous_rows: tuple[tuple[Fact, Fact], ...]


def line_annex(line: ContractLine, both: Bilingual) -> LineAnnex:
    facts = list(_goods_facts(line, both))
    if line.packaging:
        facts += _packaging_facts(line.packaging, both)
    dangerous = list(_dangerous_facts(line.dangerous_goods, both)) if line.dangerous_goods else []
    return LineAnnex(line=line, rows=in_pairs(facts), dangerous_rows=in_pairs(dangerous))


def _goods_facts(line: ContractLine, both: Bilingual) -> Iterator[Fact]:
    yield both.label("label.hs_code"), line.hs_code
    yield both.label("label.cas"), line.cas
    yield both.label("label.origin"), both.said(lambda wording: wording.country(line.origin))
    yield both.label("label.manufacturer"), both.texts(line.manufacturer)
    yield both.label("label.brand"), line.brand
    yield both.label("label.sku"), line.sku


def _packaging_facts(packaging: Packaging, both: Bilingual) -> Iterator[Fact]:
    kind = both.said(lambda wording: wording.package(packaging.kind))
    yield both.label("label.packaging"), in_lines(kind, both.texts(packaging.notes))
    yield both.label("label.packages"), neutral_number(packaging.count)
    yield both.label("label.net_each"), neutral_number(packaging.net_each_kg)
    yield both.label("label.pallets"), neutral_number(packaging.pallets)
    yield both.label("label.net_weight"), neutral_number(packaging.net_kg)
    yield both.label("label.gross_weight"), neutral_number(packaging.gross_kg)
    yield both.label("label.volume"), neutral_number(packaging.volume_m3)
    yield both.label("label.un_mark"), packaging.un_mark


def _dangerous_facts(goods: DangerousGoods, both: Bilingual) -> Iterator[Fact]:
    yield both.label("label.un_number"), f"UN {goods.un_number}"
    yield both.label("label.shipping_name"), both.texts(goods.proper_shipping_name)
    yield both.label("label.hazard_class"), goods.hazard_class
    yield both.label("label.subsidiary_hazards"), goods.subsidiary_hazards
    yield both.label("label.packing_group"), goods.packing_group
    yield both.label("label.marine_pollutant"), both.label("label.yes") if goods.marine_pollutant else ""
    yield both.label("label.emergency_phone"), goods.emergency_phone
    yield both.label("label.sds"), goods.sds
