"""Builds DecMessage: the customs declaration of an export under 9710 or 9810."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TypeVar

from rfq.declarations.codes import Configuration, load_configuration
from rfq.declarations.codes.packaging import is_loose, packaging_code
from rfq.declarations.messages.beijing import BEIJING
from rfq.declarations.messages.builders.declaration_head import write_head
from rfq.declarations.messages.builders.declaration_line import write_line
from rfq.declarations.messages.builders.draft import Draft
from rfq.declarations.messages.builders.finishing import finish
from rfq.declarations.messages.model import (
    CertificateRequest,
    Container,
    CustomsDeclaration,
    Filer,
    Licence,
    Operation,
    OtherPackaging,
)
from rfq.declarations.messages.problems import Problem
from rfq.declarations.messages.rules import DECLARATION_ROOT, messages

ORDER_DOCUMENT = "10000004"

T = TypeVar("T")


def build_declaration(
    declaration: CustomsDeclaration, *, configuration: Configuration | None = None
) -> bytes:
    """Return the bytes of one DecMessage; the same declaration gives the same bytes.

    The total of a line is what counts: it is written as it is, and so is a price that fits four decimals. A
    longer price is written as total divided by quantity, rounded half up to four decimals; the total never
    follows it. When price times quantity would then be further from the total than the setting
    `declaration.price_deviation` allows, the line is refused: declare it in a larger unit.

    Everything that declaring needs is demanded even of a file that is only staged, the signature excepted:
    the person who signs it must find nothing to fill in.

    :raises MessageInvalid: with every problem found.
    """
    settings = configuration or load_configuration()
    day = declaration.declaration_date
    problems: list[Problem] = []
    counts_bytes = settings.text("declaration.length_counts", day) == "GBK_BYTES"
    measure = _gbk_length if counts_bytes else len
    root = Draft(messages()[DECLARATION_ROOT], DECLARATION_ROOT, DECLARATION_ROOT, problems, measure)
    write_head(root.child("DecHead"), declaration, settings)
    lists, in_bulk = root.child("DecLists"), is_loose(declaration.packaging)
    for line in declaration.lines:
        write_line(lists.child("DecList"), line, settings, day, in_bulk=in_bulk)
    _group(root, "DecContainers", "Container", declaration.containers, _container)
    _group(root, "DecLicenseDocus", "LicenseDocu", declaration.licences, _licence)
    _group(root, "DecRequestCerts", "DecRequestCert", declaration.certificates, _request)
    _group(root, "DecOtherPacks", "DecOtherPack", declaration.other_packaging, _other_packaging)
    _group(root, "DecCopPromises", "DecCopPromise", declaration.promises, _promise)
    _free_text(root, declaration)
    _sign(root.child("DecSign"), declaration)
    _attachments(root, declaration)
    attributes = {"Version": settings.text("declaration.version", day)}
    return finish(root, prefix=None, attributes=attributes, configuration=settings)


def client_sequence(day: date, serial: int) -> str:
    """Return an own number of a declaration: the date and ten digits of a serial number.

    :raises ValueError: the serial number is not from 1 to 9999999999.
    """
    if not 1 <= serial < 10**10:
        raise ValueError(f"serial number {serial} does not fit ten digits")
    return f"{day:%Y%m%d}{serial:010d}"


def _gbk_length(text: str) -> int:
    return sum(1 if ord(character) < 128 else len(character.encode("gb18030")) for character in text)


def _group(
    root: Draft, wrapper: str, name: str, items: Sequence[T], fill: Callable[[Draft, T], None]
) -> None:
    """Write items inside their wrapper; no items, no wrapper."""
    if not items:
        return
    outer = root.child(wrapper)
    for item in items:
        fill(outer.child(name), item)


def _container(draft: Draft, container: Container) -> None:
    draft.text("ContainerId", container.number)
    draft.text("ContainerMd", container.size_type)
    draft.text("GoodsNo", ",".join(str(number) for number in container.lines))
    draft.text("LclFlag", "1" if container.shared else "0")
    if container.goods_weight is not None:
        draft.amount("GoodsContaWt", container.goods_weight)
    if container.tare is not None:
        draft.amount("ContainerWt", container.tare)


def _licence(draft: Draft, licence: Licence) -> None:
    draft.text("DocuCode", licence.code)
    draft.text("CertCode", licence.number)


def _request(draft: Draft, request: CertificateRequest) -> None:
    draft.text("AppCertCode", request.code)
    draft.text("ApplOri", str(request.originals))
    draft.text("ApplCopyQuan", str(request.copies))


def _other_packaging(draft: Draft, packaging: OtherPackaging) -> None:
    draft.amount("PackQty", packaging.count)
    draft.code("PackType", partial(packaging_code, packaging.kind))


def _promise(draft: Draft, promise: str) -> None:
    draft.text("DeclaratioMaterialCode", promise)


def _free_text(root: Draft, declaration: CustomsDeclaration) -> None:
    filer = declaration.filer
    if not (filer.declarant_phone or filer.declarant_number or declaration.conveyance.voyage):
        return
    draft = root.child("DecFreeTxt")
    draft.text("DecBpNo", filer.declarant_phone)
    draft.text("DecNo", filer.declarant_number)
    draft.text("VoyNo", declaration.conveyance.voyage)


def _sign(draft: Draft, declaration: CustomsDeclaration) -> None:
    filer: Filer = declaration.filer
    draft.text("OperType", declaration.operation.value)
    draft.text("ICCode", filer.card_number)
    draft.text("OperName", filer.typist)
    draft.text("CopCode", filer.organisation_code)
    draft.text("ClientSeqNo", declaration.client_sequence)
    draft.text("Certificate", filer.certificate)
    if declaration.operation is Operation.STAGE:
        if declaration.signature is not None:
            what = "is given for a file that is only staged"
            draft.wrong("Sign", what, "no signature, or operation DECLARE")
        return
    if declaration.signature is None:
        draft.wrong("Sign", "is missing", "the signature that DECLARE needs, or operation STAGE")
        return
    draft.text("Sign", declaration.signature.value)
    signed_at = declaration.signature.signed_at
    if signed_at.utcoffset() is None:
        draft.wrong("SignDate", "has no time zone", "an aware datetime")
        return
    local = signed_at.astimezone(BEIJING)
    draft.text("SignDate", f"{local:%Y%m%d%H%M%S}{local.microsecond // 10000:02d}")


def _attachments(root: Draft, declaration: CustomsDeclaration) -> None:
    order = root.child("EdocRealation")
    order.text("EdocID", declaration.order_number)
    order.text("EdocCode", ORDER_DOCUMENT)
    order.text("EdocFomatType", "S")
    for attachment in declaration.attachments:
        draft = root.child("EdocRealation")
        draft.text("EdocID", attachment.identifier)
        draft.text("EdocCode", attachment.code)
        draft.text("EdocFomatType", attachment.format.value)
        if attachment.owner is not None:
            draft.text("EdocOwnerCode", attachment.owner.customs_code)
            draft.text("EdocOwnerName", attachment.owner.name)
        if attachment.size is not None:
            draft.text("EdocSize", str(attachment.size))
        draft.text("GNoStr", ",".join(str(number) for number in attachment.lines))
