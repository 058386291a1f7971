"""Safety data sheets of the sample zone: one bilingual page each, made from what the listing says."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from django.template import Context, Engine

from catalog.listings.inputs import DocumentData, ListingData
from catalog.sample.goods import Substance
from catalog.sample.offers import DocumentKind, Listing
from catalog.sample.zone import SampleZone
from marketplace.core.actor import Actor
from marketplace.core.documents.problems import DocumentsUnavailable
from marketplace.core.documents.rendering import render_pdf
from marketplace.core.files import store_bytes
from marketplace.core.files.models import StoredFile

TEMPLATES = Path(__file__).with_name("templates")
BILINGUAL = ("zh-Hans", "en")
"""Languages of the page; a sheet in another language stays a record without a file."""

SECTIONS = (
    ("Identification", "化学品及企业标识"),
    ("Hazards", "危险性概述"),
    ("Composition", "成分/组成信息"),
    ("First aid", "急救措施"),
    ("Fire-fighting", "消防措施"),
    ("Accidental release", "泄漏应急处理"),
    ("Handling and storage", "操作处置与储存"),
    ("Exposure controls", "接触控制/个体防护"),
    ("Physical and chemical properties", "理化特性"),
    ("Stability and reactivity", "稳定性和反应性"),
    ("Toxicology", "毒理学信息"),
    ("Ecology", "生态学信息"),
    ("Disposal", "废弃处置"),
    ("Transport", "运输信息"),
    ("Regulations", "法规信息"),
    ("Other", "其他信息"),
)
"""The sixteen sections of the GHS, which GB/T 16483 follows."""


@dataclass(frozen=True)
class Paper:
    """What one sheet says, by number of the section."""

    title: str
    sections: dict[int, list[str]]


def documents_of(
    listing: Listing, data: ListingData, zone: SampleZone, *, actor: Actor, at: datetime
) -> tuple[DocumentData, ...]:
    """Return the listing's papers. The sheets of dangerous goods get a file; all others are records."""
    file = _safety_data_sheet(listing, data, zone, actor=actor, at=at) if listing.un_number else None
    return tuple(
        DocumentData(
            kind=paper.kind.value,
            language=paper.language,
            edition=paper.version,
            issued_date=paper.issued_date,
            title=" ".join(part for part in (paper.scheme, paper.number) if part),
            file_uuid=file.uuid
            if file and paper.kind == DocumentKind.SDS and paper.language in BILINGUAL
            else None,
        )
        for paper in listing.documents
    )


def _safety_data_sheet(
    listing: Listing, data: ListingData, zone: SampleZone, *, actor: Actor, at: datetime
) -> StoredFile | None:
    """Render and store the sheet, or take the one that is there; None where documents can't be rendered."""
    sheet = next((paper for paper in listing.documents if paper.kind == DocumentKind.SDS), None)
    if sheet is None:
        return None
    name = f"{listing.sku}-sds-{sheet.version}.pdf"
    known = StoredFile.objects.filter(owner_uuid=actor.organization_uuid, name=name).order_by("-id").first()
    if known is not None:
        return known
    issued = datetime.combine(sheet.issued_date, time(), UTC)
    try:
        content = render_pdf(
            html=_page(_paper(listing, data, zone), sheet.version, f"{sheet.issued_date}"),
            title=f"Safety data sheet: {listing.names.en}",
            language="en",
            created_at=issued,
            author=actor.organization_name,
            styles=(TEMPLATES / "safety_data_sheet.css",),
        )
    except DocumentsUnavailable:
        return None
    return store_bytes(
        content=content,
        name=name,
        content_type="application/pdf",
        owner_uuid=actor.organization_uuid,
        actor=actor,
        at=at,
    )


def _page(paper: Paper, version: str, issued: str) -> str:
    engine = Engine(dirs=[str(TEMPLATES)], autoescape=True)
    sections = [
        {"number": number, "en": en, "zh": zh, "lines": paper.sections.get(number, [])}
        for number, (en, zh) in enumerate(SECTIONS, start=1)
    ]
    facts = {"title": paper.title, "version": version, "issued": issued, "sections": sections}
    return engine.get_template("safety_data_sheet.html").render(Context(facts))


def _paper(listing: Listing, data: ListingData, zone: SampleZone) -> Paper:
    supplier = zone.companies[listing.supplier]
    substance = zone.substances.get(listing.substance or "")
    goods = data.dangerous_goods
    assert goods is not None
    names = goods.proper_shipping_names
    classes = ", ".join([goods.hazard_class, *(f"({risk})" for risk in goods.subsidiary_classes)])
    transport = [f"UN {goods.un_number} {names['en']} {names['zh-Hans']}", f"Class 类别 {classes}"]
    if goods.packing_group:
        transport.append(f"Packing group 包装类别 {goods.packing_group}")
    transport.append(f"EmS {goods.ems}")
    return Paper(
        title=f"{listing.names.en} · {listing.names.zh}",
        sections={
            1: [
                f"{supplier.legal_name} · {supplier.names.en}",
                supplier.address_en,
                f"Emergency 应急电话 {goods.emergency_phone}",
            ],
            2: _hazards(substance),
            3: _composition(listing, substance),
            7: [data.storage.get("en", ""), data.storage.get("zh-Hans", "")],
            9: _properties(listing, data),
            14: transport,
            16: ["An invented firm's sheet; not for use with real goods.", "样本文件，不得用于真实货物。"],
        },
    )


def _hazards(substance: Substance | None) -> list[str]:
    if substance is None:
        return ["Lithium ion batteries. 锂离子电池。"]
    ghs = substance.ghs
    signal = f"{ghs.signal.value}. " if ghs.signal else ""
    return [f"{signal}{', '.join(ghs.pictograms)}", "; ".join(ghs.hazards), "; ".join(ghs.precautions)]


def _composition(listing: Listing, substance: Substance | None) -> list[str]:
    if substance is None:
        return [listing.grade]
    numbers = f"CAS {substance.cas}" + (f", EC {substance.ec}" if substance.ec else "")
    return [f"{substance.names.en} · {substance.names.zh}: {numbers}, {substance.formula}", listing.grade]


def _properties(listing: Listing, data: ListingData) -> list[str]:
    lines = [f"{row.names['en']} {row.names['zh-Hans']} {row.shown}" for row in data.specification[:2]]
    if data.density_kg_per_litre is not None:
        lines.append(f"Density 密度 {data.density_kg_per_litre:f} kg/l, {data.density_celsius:f} °C")
    return [*lines, f"{data.physical_form.capitalize()}"]
