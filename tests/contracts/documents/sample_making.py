"""What the sample contracts share: number, place, dates, check address, signatures."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from marketplace.core.documents.checking import check_address
from marketplace.core.documents.parts import Signature
from rfq.contracts.documents.facts import ContractDocument
from tests.contracts.documents.sample_parties import BUYERS, texts

AT = datetime(2026, 7, 1, 8, 30, tzinfo=UTC)
ORDOS = {"zh-Hans": "鄂尔多斯", "en": "Ordos", "ru": "Ордос", "mn": "Ордос"}


def contract(second_language: str, number: str, uuid: str, **facts: Any) -> ContractDocument:
    identity = UUID(uuid)
    return ContractDocument(
        uuid=identity,
        number=number,
        date=date(2026, 7, 1),
        place=ORDOS,
        created_at=AT,
        check_address=check_address("https://zone.example", identity),
        buyer=BUYERS[second_language],
        **facts,
    )


def signatures(document: ContractDocument, sha256: str) -> tuple[Signature, ...]:
    method = texts(
        "密码及动态口令（TOTP）",
        "password and one-time code (TOTP)",
        "пароль и одноразовый код (TOTP)",
        "нууц үг ба нэг удаагийн код (TOTP)",
    )
    return tuple(
        Signature(side, party.signatory, datetime(2026, 7, day, 9, 15, 2, tzinfo=UTC), sha256, method)
        for side, party, day in (("SELLER", document.seller, 2), ("BUYER", document.buyer, 3))
        if party.signatory
    )
