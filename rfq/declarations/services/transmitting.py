"""Send: first the order message, then, once customs has taken it, the declaration."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, fail
from marketplace.core.files import store_bytes
from rfq.contracts import services as contracts
from rfq.contracts.flow import State as ContractState
from rfq.declarations import permissions
from rfq.declarations.flow import Action, MessageKind
from rfq.declarations.models import Declaration, DeclarationMessage
from rfq.declarations.papers import invoice_pdf, packing_list_pdf
from rfq.declarations.services.moving import locked_declaration, move
from rfq.declarations.services.preparing import build_messages

XML, PDF = "application/xml", "application/pdf"


@transaction.atomic
def transmit_order(*, actor: Actor, declaration_uuid: UUID, at: datetime) -> Declaration:
    """Freeze the record, keep the order message and the papers, and have the message put into the OutBox.

    The file is written by the outbox after commit, so a crash in between sends it once, not never or twice.

    :raises Conflict: the contract has been cancelled since, or the declaration isn't checked.
    """
    permissions.TRANSMIT_DECLARATION.enforce(actor)
    declaration = locked_declaration(declaration_uuid, actor=actor)
    contract = contracts.begin_execution(contract_uuid=declaration.contract.uuid, actor=actor, at=at)
    if contract.state != ContractState.IN_EXECUTION:
        fail(
            Conflict,
            ErrorCode.WRONG_STATE,
            f"The contract is {contract.state}; nothing is exported for it.",
            "declaration_id",
            state=contract.state,
        )
    declaration.transmitted_at = at
    move(declaration, Action.TRANSMIT_ORDER, actor=actor, at=at, sha256=declaration.record_sha256)
    order, _ = build_messages(declaration.facts)
    _keep(declaration, MessageKind.ORDER, order, f"CEB303_{declaration.number}.xml", XML, actor, at)
    facts = declaration.facts
    _keep(
        declaration,
        MessageKind.INVOICE,
        invoice_pdf(facts),
        f"{declaration.number}-invoice.pdf",
        PDF,
        actor,
        at,
    )
    packing = packing_list_pdf(facts)
    _keep(declaration, MessageKind.PACKING_LIST, packing, f"{declaration.number}-packing.pdf", PDF, actor, at)
    return declaration


@transaction.atomic
def submit_declaration(*, actor: Actor, declaration_uuid: UUID, at: datetime) -> Declaration:
    """Send the declaration, once customs has accepted the order that it names."""
    permissions.TRANSMIT_DECLARATION.enforce(actor)
    declaration = locked_declaration(declaration_uuid, actor=actor)
    move(declaration, Action.SUBMIT, actor=actor, at=at)
    _, message = build_messages(declaration.facts)
    name = f"DEC_{declaration.client_sequence}.xml"
    _keep(declaration, MessageKind.DECLARATION, message, name, XML, actor, at)
    return declaration


def _keep(
    declaration: Declaration,
    kind: MessageKind,
    content: bytes,
    name: str,
    content_type: str,
    actor: Actor,
    at: datetime,
) -> DeclarationMessage:
    file = store_bytes(
        content=content,
        name=name,
        content_type=content_type,
        owner_uuid=declaration.contract.seller.uuid,
        actor=actor,
        at=at,
    )
    return DeclarationMessage.objects.create(
        declaration=declaration, created_at=at, kind=kind, file=file, name=name
    )
