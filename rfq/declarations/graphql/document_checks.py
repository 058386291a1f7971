"""The public check of a printed paper."""

from typing import Any
from uuid import UUID

import graphene

from marketplace.core.graphql.enums import enum_of
from marketplace.core.graphql.fields import field, list_of, public
from marketplace.core.graphql.scalars import Date, DateTime
from marketplace.core.graphql.texts import text_field
from rfq.declarations.document_checks import DocumentCheck as Check
from rfq.declarations.document_checks import PaperKind, PaperState, VersionKind, document_check

PaperKindEnum = enum_of(
    PaperKind,
    "What a printed code stands for.",
    {
        PaperKind.CONTRACT: "A contract of sale.",
        PaperKind.EXPORT_PAPERS: "The commercial invoice and the packing list of one export.",
    },
    name="DocumentCheckKind",
)
PaperStateEnum = enum_of(
    PaperState,
    "Where papers stand.",
    {
        PaperState.UNSIGNED: "A contract that waits for signatures and binds nobody yet.",
        PaperState.SIGNED: "A contract that both parties have signed.",
        PaperState.ISSUED: "Papers of an export under way.",
        PaperState.CLEARED: "Papers of an export that customs has cleared.",
        PaperState.VOID: "Ended, lapsed or replaced: they no longer count.",
    },
    name="DocumentCheckState",
)
VersionKindEnum = enum_of(
    VersionKind,
    "A file that carries the code.",
    {
        VersionKind.CONTRACT: "The contract as it was offered for signature.",
        VersionKind.SIGNED_CONTRACT: "The contract with the signatures on it.",
        VersionKind.INVOICE: "The commercial invoice.",
        VersionKind.PACKING_LIST: "The packing list.",
    },
    name="DocumentCheckVersionKind",
)


class DocumentCheckVersion(graphene.ObjectType):
    """One file that was issued. A copy is genuine when its SHA-256 is this."""

    kind = field(VersionKindEnum, "What it is.", required=True)
    number = field(graphene.String, "The number printed on it.", required=True)
    name = field(graphene.String, "Its file name.", required=True)
    sha256 = field(graphene.String, "SHA-256 of the file, 64 hex digits.", required=True)
    issued_at = field(DateTime, "When it was made.", required=True)


class DocumentCheck(graphene.ObjectType):
    """What anybody may learn about a paper from the code printed on it: neither goods nor amounts."""

    kind = field(PaperKindEnum, "What the code stands for.", required=True)
    number = field(graphene.String, "The number printed on the contract or the invoice.", required=True)
    date = field(Date, "The date printed on it.", required=True)
    issued_at = field(DateTime, "When it was made.", required=True)
    seller_name = text_field(lambda check: check.seller_names, "The seller, as the papers name it.")
    buyer_name = text_field(lambda check: check.buyer_names, "The buyer, as the papers name it.")
    state = field(PaperStateEnum, "Where it stands.", required=True)
    hashes = field(
        list_of(DocumentCheckVersion),
        "Every file that was issued, oldest first.",
        required=True,
        cost=3,
        reads="versions",
    )


class DocumentCheckQueries:
    """Check a paper."""

    document_check = public(
        DocumentCheck,
        "The papers with this code; null when we issued none.",
        cost=3,
        id=graphene.ID(required=True, description="The UUID at the end of the address printed on the paper."),
    )

    @staticmethod
    def resolve_document_check(_root: Any, _info: Any, id: str) -> Check | None:
        try:
            uuid = UUID(id)
        except ValueError:
            return None
        return document_check(uuid)
