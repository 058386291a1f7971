"""Prepare a declaration from the contract, and check it before anything is sent."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction

from marketplace.accounts import selectors as accounts
from marketplace.accounts.acting import firm_id
from marketplace.accounts.models import Organization
from marketplace.core.actor import Actor
from marketplace.core.errors import Conflict, ErrorCode, Problems, fail, invalid, not_found
from marketplace.core.ids import next_number, uuid7
from marketplace.core.jsonable import sha256_of
from marketplace.core.texts import checked_reason
from marketplace.warehouses import selectors as warehouses
from rfq.contracts.flow import State as ContractState
from rfq.contracts.models import Contract
from rfq.declarations import permissions
from rfq.declarations.building import customs_declaration, order_message
from rfq.declarations.flow import Action
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.journey import check_journey
from rfq.declarations.messages import MessageInvalid, build_declaration, build_order_message, client_sequence
from rfq.declarations.models import DEAD_STATES, Declaration
from rfq.declarations.record import RECORD_VERSION, DeclarationRecord, FirmFacts, WarehouseFacts
from rfq.declarations.services.moving import locked_declaration, may_file, move

READY = frozenset({ContractState.EFFECTIVE, ContractState.IN_EXECUTION})
BEIJING = ZoneInfo("Asia/Shanghai")


@transaction.atomic
def prepare_declaration(
    *, actor: Actor, contract_uuid: UUID, data: DeclarationData, at: datetime
) -> Declaration:
    """Draft the declaration of a contract in force: everything from the contract, the journey from the clerk.

    :raises NotFound: no such contract that the actor's firm sells, or is the appointed broker of.
    :raises Conflict: the contract isn't in force, or has a live declaration.
    :raises InvalidInput: everything that is wrong with the journey, by field.
    """
    permissions.PREPARE_DECLARATION.enforce(actor)
    contract = _contract_to_file(contract_uuid, actor)
    if contract.state not in READY:
        fail(
            Conflict,
            ErrorCode.WRONG_STATE,
            f"The contract is {contract.state}; export begins once it is in force.",
            "contract_id",
            state=contract.state,
        )
    if contract.declarations.exclude(state__in=DEAD_STATES).exists():
        fail(Conflict, ErrorCode.DUPLICATE, "This contract has a declaration under way.", "contract_id")
    check_journey(data, lines=len(contract.terms.lines))
    uuid, number = uuid7(), next_number("DEC", at=at)
    record = _record(contract, data, actor, uuid=uuid, number=number, at=at)
    declaration = Declaration.objects.create(
        uuid=uuid,
        number=number,
        created_at=at,
        contract=contract,
        filer_id=firm_id(actor),
        mode=data.mode,
        record=record.to_json(),
        record_sha256=sha256_of(record),
        order_number=record.order_number,
        client_sequence=record.client_sequence,
    )
    move(declaration, Action.REVISE, actor=actor, at=at, sha256=declaration.record_sha256)
    return declaration


@transaction.atomic
def check_declaration(*, actor: Actor, declaration_uuid: UUID, at: datetime) -> Declaration:
    """Build both messages from the record and check them against the customs rules, before anything is sent.

    :raises InvalidInput: DECLARATION_INVALID for each thing that customs would refuse, with the element's path.
    """
    permissions.PREPARE_DECLARATION.enforce(actor)
    declaration = locked_declaration(declaration_uuid, actor=actor)
    build_messages(declaration.facts)
    move(declaration, Action.CHECK, actor=actor, at=at)
    return declaration


@transaction.atomic
def withdraw_declaration(*, actor: Actor, declaration_uuid: UUID, reason: str, at: datetime) -> Declaration:
    """Give up a declaration that has not been transmitted. The seller may give up its broker's, too."""
    permissions.PREPARE_DECLARATION.enforce(actor)
    declaration = locked_declaration(declaration_uuid, actor=actor, of_the_seller=True)
    declaration.state_note = checked_reason(reason)
    move(declaration, Action.WITHDRAW, actor=actor, at=at, reason=declaration.state_note)
    return declaration


def build_messages(record: DeclarationRecord) -> tuple[bytes, bytes]:
    """Return the order message and the declaration.

    :raises InvalidInput: DECLARATION_INVALID with every problem of both, named by message and element.
    """
    problems = Problems()
    order = declaration = b""
    with _collecting(problems, "order"):
        order = build_order_message(order_message(record))
    with _collecting(problems, "declaration"):
        declaration = build_declaration(customs_declaration(record))
    problems.raise_if_any()
    return order, declaration


@contextmanager
def _collecting(problems: Problems, name: str) -> Iterator[None]:
    try:
        yield
    except MessageInvalid as error:
        for found in error.problems:
            problems.add(
                f"{found.path}: {found.what}; expected {found.expected}.",
                "declaration_id",
                ErrorCode.DECLARATION_INVALID,
                in_message=name,
                path=found.path,
            )


def _contract_to_file(uuid: UUID, actor: Actor) -> Contract:
    contract = Contract.objects.select_for_update().filter(uuid=uuid).first()
    if contract is None or not may_file(contract, actor):
        not_found("contract to declare", "contract_id")
    return contract


def _record(
    contract: Contract, data: DeclarationData, actor: Actor, *, uuid: UUID, number: str, at: datetime
) -> DeclarationRecord:
    filer = accounts.organization_by_id(firm_id(actor))
    serial = int(number.rpartition("-")[2])
    return DeclarationRecord(
        record_version=RECORD_VERSION,
        uuid=uuid,
        number=number,
        mode=data.mode,
        prepared_at=at,
        declaration_date=at.astimezone(BEIJING).date(),
        contract=contract.terms,
        contract_sha256=contract.facts_sha256,
        journey=data.journey,
        seller=_firm(contract.seller),
        agent=_firm(filer),
        declarant=data.declarant or actor.name,
        platform=_firm(accounts.zone_operator()),
        exchange_id=settings.CUSTOMS_EXCHANGE_ID,
        order_number=number,
        client_sequence=client_sequence(at.astimezone(BEIJING).date(), serial),
        message_guid=uuid5(uuid, "CEB303"),
        order_guid=uuid5(uuid, "Order"),
        warehouse=_warehouse(contract, data),
    )


def _firm(firm: Organization) -> FirmFacts:
    return FirmFacts(firm.display_name("zh-Hans"), firm.customs_code, firm.uscc)


def _warehouse(contract: Contract, data: DeclarationData) -> WarehouseFacts | None:
    if data.mode == Declaration.Mode.DIRECT_EXPORT:
        return None
    booking = None
    if data.booking_uuid is not None:
        booking = warehouses.confirmed_booking(data.booking_uuid, subject_uuid=contract.uuid)
    if booking is None:
        invalid(
            "Mode 9810 needs the contract's confirmed warehouse booking.", "booking_id", ErrorCode.REQUIRED
        )
    place = booking.warehouse
    return WarehouseFacts(
        number=place.number, name=place.names.get("en", ""), address=place.address, country=place.country
    )
