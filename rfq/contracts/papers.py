"""From the contract's facts to its document."""

from collections.abc import Iterable

from django.conf import settings

from catalog.listings.choices import PackagingKind
from catalog.listings.facts import DangerousGoods, ListingFacts, Packaging, Specification
from marketplace.core.documents import parts
from marketplace.core.documents.checking import check_address
from rfq.contracts.documents import facts as paper
from rfq.contracts.documents.rendering import render_contract
from rfq.contracts.facts import ContractFacts, LineFacts, PartyFacts
from rfq.contracts.models import Signature

BEIJING = {"zh-Hans": "北京", "en": "Beijing", "ru": "Пекин", "mn": "Бээжин"}
ORDOS = {"zh-Hans": "鄂尔多斯", "en": "Ordos", "ru": "Ордос", "mn": "Ордос"}
SIGNED_IN_PERSON = {
    "zh-Hans": "经账户登录在平台电子签署",
    "en": "signed electronically on the marketplace, under the person's own account",
    "ru": "подписано электронно на торговой площадке под личной учётной записью",
    "mn": "худалдааны талбарт өөрийн бүртгэлээр цахимаар гарын үсэг зурсан",
}
BASES = {
    "DRY": {"en": "dry", "zh-Hans": "干基", "ru": "на сухое вещество", "mn": "хуурай төлөвт"},
    "AS_IS": {"en": "as is", "zh-Hans": "收到基", "ru": "в исходном состоянии", "mn": "байгаа төлөвт"},
}
"""On what a figure is counted; other words stand as the listing has them."""

REC_21 = {
    PackagingKind.BAG: "BG",
    PackagingKind.BIG_BAG: "43",
    PackagingKind.DRUM: "DR",
    PackagingKind.IBC: "WA",
    PackagingKind.FLEXITANK: "FE",
    PackagingKind.ISO_TANK: "TG",
    PackagingKind.TANK_WAGON: "TG",
    PackagingKind.TANK_TRUCK: "TG",
    PackagingKind.CYLINDER: "CY",
    PackagingKind.BOX: "BX",
    PackagingKind.CARTON: "CT",
    PackagingKind.BALE: "BL",
    PackagingKind.CONE: "AJ",
    PackagingKind.PALLET: "PX",
    PackagingKind.BULK: "VR",
    PackagingKind.UNPACKED: "NE",
}
"""UN/ECE Rec 21 codes for listings that give no code of their own."""


def contract_pdf(
    facts: ContractFacts, *, signatures: Iterable[Signature] = (), signed_sha256: str = ""
) -> bytes:
    """Render the contract in Chinese and the buyer's language; with signatures, the paper that shows them.

    ``signed_sha256`` is the hash of the document without signatures, which is what was signed.
    """
    return render_contract(contract_document(facts, tuple(signatures)), facts.language)


def contract_document(facts: ContractFacts, signatures: tuple[Signature, ...] = ()) -> paper.ContractDocument:
    dangerous = any(line.goods.dangerous_goods for line in facts.lines)
    return paper.ContractDocument(
        uuid=facts.uuid,
        number=facts.number,
        date=facts.made_at.date(),
        place=ORDOS,
        created_at=facts.made_at,
        check_address=check_address(settings.PUBLIC_URL, facts.uuid),
        seller=party(facts.seller),
        buyer=party(facts.buyer),
        lines=tuple(_line(line, facts) for line in facts.lines),
        currency=facts.currency,
        total=facts.total,
        delivery=paper.Delivery(
            incoterm=facts.incoterm,
            place=parts.Place({facts.language: facts.place_name}, facts.place_code),
            mode=facts.transport_mode,
            shipment_from=facts.shipment_from_date,
            shipment_until=facts.shipment_to_date,
            partial_shipment=facts.partial_shipment,
            transshipment=facts.transshipment,
        ),
        payments=tuple(
            paper.Payment(row.amount, row.trigger, row.instrument, row.percent, row.days)
            for row in facts.payments
        ),
        legal=paper.Legal(seat=BEIJING),
        documents=_required_documents(facts.transport_mode, dangerous=dangerous, insured=facts.insurance > 0),
        remarks={facts.language: facts.note} if facts.note else {},
        signatures=tuple(_signature(signature) for signature in signatures),
    )


def party(firm: PartyFacts) -> parts.Party:
    """Name a firm as the papers do."""
    numbers = (
        ("USCC", firm.uscc),
        ("CUSTOMS", firm.customs_code),
        ("VAT", firm.vat_number),
        ("TIN", firm.tax_number),
        ("LEI", firm.lei),
    )
    bank = None
    if firm.bank_account:
        bank = parts.Bank({"en": firm.bank_name}, firm.bank_account, firm.bank_swift)
    return parts.Party(
        names=firm.names or {"en": firm.legal_name},
        addresses={"en": firm.address or firm.city},
        country=firm.country,
        identifiers=tuple(parts.Identifier(kind, value) for kind, value in numbers if value),
        phone=firm.phone,
        bank=bank,
    )


def _line(line: LineFacts, facts: ContractFacts) -> paper.ContractLine:
    goods = line.goods
    return paper.ContractLine(
        number=line.position,
        names=goods.names,
        hs_code=goods.hs_code,
        quantity=line.quantity,
        unit=line.unit,
        price=line.unit_price,
        price_unit=line.price_unit,
        amount=line.line_total,
        sku=goods.sku,
        cas=goods.cas,
        brand=goods.brand,
        origin=goods.origin.country,
        manufacturer=facts.seller.names,
        tolerance_percent=line.tolerance_percent,
        tolerance_option=line.tolerance_option,
        specifications=tuple(_specification(row) for row in goods.specification),
        packaging=packaging_of(line),
        dangerous_goods=dangerous_goods_of(goods),
    )


def packaging_of(line: LineFacts) -> parts.Packaging | None:
    """Describe how a line is packed; bulk has no count."""
    option = line.goods.packaging_option(line.packaging)
    if option is None:
        return None
    counted = option.kind != PackagingKind.BULK
    return parts.Packaging(
        kind=package_code(option),
        count=line.packages if counted else None,
        net_each_kg=option.net_kg if counted else None,
        net_kg=line.net_kg,
        gross_kg=line.gross_kg,
        un_mark=option.un_mark,
    )


def package_code(option: Packaging) -> str:
    return option.package_code or REC_21[PackagingKind(option.kind)]


def dangerous_goods_of(goods: ListingFacts) -> parts.DangerousGoods | None:
    """Describe how dangerous goods travel; None for others."""
    found: DangerousGoods | None = goods.dangerous_goods
    if found is None:
        return None
    sds = next((document for document in goods.documents if document.kind == "SDS"), None)
    return parts.DangerousGoods(
        un_number=found.un_number,
        proper_shipping_name=found.proper_shipping_names,
        hazard_class=found.hazard_class,
        subsidiary_hazards=", ".join(found.subsidiary_classes),
        packing_group=found.packing_group,
        marine_pollutant=found.marine_pollutant,
        emergency_phone=found.emergency_phone,
        sds=f"SDS {sds.language} {sds.edition}".strip() if sds else "",
    )


def _specification(row: Specification) -> paper.Specification:
    return paper.Specification(
        names=row.names,
        minimum=row.minimum,
        maximum=row.maximum,
        typical=row.typical,
        value={"en": row.text} if row.text else {},
        unit=row.unit,
        method=row.method,
        basis=BASES.get(row.basis) or ({"en": row.basis} if row.basis else {}),
    )


WAYBILLS = {"SEA": "BILL_OF_LADING", "RAIL": "RAIL_WAYBILL", "ROAD": "ROAD_WAYBILL", "AIR": "AIR_WAYBILL"}


def _required_documents(mode: str, *, dangerous: bool, insured: bool) -> tuple[paper.RequiredDocument, ...]:
    kinds = ["INVOICE", "PACKING_LIST", WAYBILLS[mode], "QUALITY_CERTIFICATE", "ORIGIN_CERTIFICATE"]
    kinds += ["SDS", "DANGEROUS_GOODS_DECLARATION"] if dangerous else []
    kinds += ["INSURANCE_POLICY"] if insured else []
    return tuple(paper.RequiredDocument(kind, originals=1, copies=2) for kind in kinds)


def _signature(signature: Signature) -> parts.Signature:
    names = {"en": signature.name}
    positions = {"en": signature.title} if signature.title else {}
    return parts.Signature(
        side=signature.party,
        person=parts.Person(names, positions),
        signed_at=signature.created_at,
        sha256=signature.document_sha256,
        method=SIGNED_IN_PERSON,
    )
