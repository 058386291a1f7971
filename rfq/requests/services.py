"""Verbs of the request. Lock order: the request, then its invitations by id."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts import selectors as accounts
from marketplace.accounts.acting import firm_id, person_id
from marketplace.accounts.models import Organization
from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.errors import Problems, invalid, not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
from marketplace.core.ids import next_number
from marketplace.core.texts import checked_reason, translated
from rfq.requests import permissions
from rfq.requests.checking import CheckedLine, check_rfq
from rfq.requests.flow import (
    HIDDEN_FROM_SUPPLIERS,
    RFQ_FLOW,
    Action,
    CloseReason,
    InvitationStatus,
    State,
)
from rfq.requests.inputs import RfqData
from rfq.requests.models import Rfq, RfqInvitation, RfqLine
from rfq.requests.screening import controls_on

AGGREGATE = "rfq.request"


@transaction.atomic
def submit_rfq(*, actor: Actor, data: RfqData, at: datetime) -> Rfq:
    """Send a request. It opens at once where nothing is controlled, else the zone operator screens it first.

    :raises InvalidInput: everything that is wrong with it, by field.
    :raises PermissionDenied: the actor's firm is no admitted buyer, or the member may not buy.
    """
    permissions.SUBMIT_RFQ.enforce(actor)
    lines = check_rfq(data, at=at)
    suppliers = _suppliers(data, lines)
    rfq = _write(actor, data, lines, at)
    RfqInvitation.objects.bulk_create(
        RfqInvitation(rfq=rfq, supplier=supplier, changed_at=at) for supplier in suppliers
    )
    _move(rfq, Action.SUBMIT, actor=actor, at=at, lines=len(lines), suppliers=[s.uuid for s in suppliers])
    controls = controls_on([line.facts for line in lines], data.destination_country)
    if controls:
        rfq.state_note = "; ".join(controls)
        rfq.save(update_fields=["state_note"])
    else:
        _move(rfq, Action.OPEN, actor=SYSTEM, at=at)
    return rfq


@transaction.atomic
def open_rfq(*, actor: Actor, rfq_uuid: UUID, at: datetime) -> Rfq:
    """Let a screened request through to the suppliers."""
    permissions.SCREEN_RFQ.enforce(actor)
    rfq = _locked(rfq_uuid)
    _move(rfq, Action.OPEN, actor=actor, at=at)
    return rfq


@transaction.atomic
def reject_rfq(*, actor: Actor, rfq_uuid: UUID, reason: str, at: datetime) -> Rfq:
    """Refuse a screened request, with the reason the buyer is told."""
    permissions.SCREEN_RFQ.enforce(actor)
    rfq = _locked(rfq_uuid)
    rfq.state_note = checked_reason(reason)
    _move(rfq, Action.REJECT, actor=actor, at=at, reason=reason)
    return rfq


@transaction.atomic
def cancel_rfq(*, actor: Actor, rfq_uuid: UUID, reason: str, at: datetime) -> Rfq:
    """Withdraw one's own request while no quote of it has been accepted.

    Of one that was never opened no supplier hears, so that it loses its invitations.
    """
    permissions.CANCEL_RFQ.enforce(actor)
    rfq = _locked(rfq_uuid, buyer_id=actor.organization_id)
    rfq.state_note = checked_reason(reason)
    if rfq.state in HIDDEN_FROM_SUPPLIERS:
        rfq.invitations.all().delete()
    _move(rfq, Action.CANCEL, actor=actor, at=at, reason=reason)
    return rfq


@transaction.atomic
def decline_rfq(*, actor: Actor, rfq_uuid: UUID, reason: str, at: datetime) -> Rfq:
    """Say as an invited supplier that one will not quote."""
    permissions.DECLINE_RFQ.enforce(actor)
    reason = checked_reason(reason)
    rfq = _locked(rfq_uuid, invited_id=actor.organization_id)
    invitation = RfqInvitation.objects.select_for_update().get(rfq=rfq, supplier_id=actor.organization_id)
    if invitation.status == InvitationStatus.QUOTED:
        invalid("You have quoted; withdraw the quote instead.", "rfq_id")
    invitation.status, invitation.reason, invitation.changed_at = InvitationStatus.DECLINED, reason, at
    invitation.save()
    _record(rfq, "declined", actor=actor, at=at, supplier=actor.organization_uuid, reason=reason)
    return rfq


def mark_quoted(*, rfq: Rfq, supplier_id: int, actor: Actor, at: datetime) -> None:
    """Note a supplier's quote on the request, whose row the caller has locked."""
    invitation = RfqInvitation.objects.select_for_update().get(rfq=rfq, supplier_id=supplier_id)
    invitation.status, invitation.changed_at = InvitationStatus.QUOTED, at
    invitation.save(update_fields=["status", "changed_at"])
    _move(rfq, Action.QUOTE, actor=actor, at=at, supplier=actor.organization_uuid)


def mark_awarded(*, rfq: Rfq, whole: bool, actor: Actor, at: datetime) -> None:
    """Note an award on the request, whose row the caller has locked."""
    _move(rfq, Action.AWARD if whole else Action.AWARD_PART, actor=actor, at=at)


def close_unanswered_rfqs(*, at: datetime, limit: int = 500) -> int:
    """Close requests whose deadline has passed without a quote. Quoted ones are closed by the quotes' own timer."""
    due = (
        Rfq.objects.filter(state=State.OPEN, deadline_at__lt=at)
        .order_by("deadline_at")
        .values_list("uuid", flat=True)[:limit]
    )
    return sum(_close_if_unanswered(uuid, at) for uuid in due)


@transaction.atomic
def _close_if_unanswered(uuid: UUID, at: datetime) -> bool:
    rfq = _locked(uuid)
    if rfq.state != State.OPEN or rfq.deadline_at >= at:
        return False
    close_rfq(rfq=rfq, reason=CloseReason.NO_QUOTES, at=at)
    return True


def close_rfq(*, rfq: Rfq, reason: CloseReason, at: datetime) -> None:
    """End a request without an award; the caller has locked its row. Ended ones are never touched."""
    rfq.close_reason = reason
    _move(rfq, Action.CLOSE, actor=SYSTEM, at=at, reason=reason)


def lock_rfq(uuid: UUID) -> Rfq:
    """Lock a request first, before anything that hangs on it."""
    return _locked(uuid)


def _locked(uuid: UUID, *, buyer_id: int | None = None, invited_id: int | None = None) -> Rfq:
    found = Rfq.objects.select_for_update().filter(uuid=uuid)
    if buyer_id is not None:
        found = found.filter(buyer_id=buyer_id)
    if invited_id is not None:
        invited = RfqInvitation.objects.filter(supplier_id=invited_id).values("rfq_id")
        found = found.filter(pk__in=invited).exclude(state__in=HIDDEN_FROM_SUPPLIERS)
    rfq = found.first()
    if rfq is None:
        not_found("request", "rfq_id")
    return rfq


def _suppliers(data: RfqData, lines: tuple[CheckedLine, ...]) -> list[Organization]:
    """Gather whom to ask: the makers of the listings, and other producers the buyer names."""
    found = {line.version.listing.supplier_id: line.version.listing.supplier for line in lines}
    problems = Problems()
    named = accounts.admitted(OrganizationKind.PRODUCER, data.supplier_uuids)
    for index, uuid in enumerate(data.supplier_uuids):
        with problems.under():
            if uuid not in named:
                not_found("admitted producer", f"supplier_ids.{index}")
            found.setdefault(named[uuid].pk, named[uuid])
    problems.raise_if_any()
    return [found[key] for key in sorted(found)]


def _write(actor: Actor, data: RfqData, lines: tuple[CheckedLine, ...], at: datetime) -> Rfq:
    rfq = Rfq.objects.create(
        number=next_number("RFQ", at=at),
        created_at=at,
        buyer_id=firm_id(actor),
        author_id=person_id(actor),
        title=data.title.strip() or translated(lines[0].facts.names, data.language),
        language=data.language,
        incoterm=data.incoterm,
        place_code=data.place_code,
        place_name=data.place_name.strip(),
        destination_country=data.destination_country,
        transport_mode=data.transport_mode,
        currency=data.currency,
        deadline_at=data.deadline_at,
        shipment_from_date=data.shipment_from_date,
        shipment_to_date=data.shipment_to_date,
        partial_shipment=data.partial_shipment,
        transshipment=data.transshipment,
        note=data.note,
    )
    RfqLine.objects.bulk_create(
        _line(rfq, position, line, at) for position, line in enumerate(lines, start=1)
    )
    return rfq


def _line(rfq: Rfq, position: int, line: CheckedLine, at: datetime) -> RfqLine:
    return RfqLine(
        rfq=rfq,
        position=position,
        created_at=at,
        listing_id=line.version.listing_id,
        listing_version=line.version,
        quantity=line.data.quantity,
        unit=line.data.unit,
        price_quantity=line.conversion.value,
        price_unit=line.conversion.unit,
        unit_factor=line.conversion.factor,
        unit_factor_source=line.conversion.source,
        tolerance_percent=line.tolerance_percent,
        tolerance_option=line.data.tolerance_option,
        packaging=line.data.packaging,
        note=line.data.note,
    )


def _move(rfq: Rfq, action: Action, *, actor: Actor, at: datetime, **payload: object) -> None:
    before = rfq.state
    rfq.state = advance(RFQ_FLOW, rfq.state, action, what="request")
    rfq.save()
    _record(rfq, action.lower(), actor=actor, at=at, before=before, after=rfq.state, **payload)


def _record(rfq: Rfq, what: str, *, actor: Actor, at: datetime, **payload: object) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=rfq.uuid,
        actor=actor,
        at=at,
        payload={"number": rfq.number, **payload},
    )
