"""Verbs of the quote. Lock order: the request, then its quotes by id."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from marketplace.accounts.acting import firm_id
from marketplace.core.actor import SYSTEM, Actor
from marketplace.core.errors import Conflict, ErrorCode, fail, not_found
from marketplace.core.events import record
from marketplace.core.flow import advance
from marketplace.core.ids import next_number
from marketplace.core.texts import checked_reason
from rfq.quotes import permissions
from rfq.quotes.checking import check_quote
from rfq.quotes.flow import QUOTE_FLOW, Action, State
from rfq.quotes.freezing import write_version
from rfq.quotes.inputs import QuoteData
from rfq.quotes.models import LineAward, Quote, QuoteLine, QuoteVersion
from rfq.requests import services as requests
from rfq.requests.flow import HIDDEN_FROM_SUPPLIERS, OPEN_FOR_QUOTES, CloseReason
from rfq.requests.flow import State as RfqState
from rfq.requests.models import Rfq, RfqInvitation

AGGREGATE = "rfq.quote"


@transaction.atomic
def send_quote(*, actor: Actor, rfq_uuid: UUID, data: QuoteData, at: datetime) -> Quote:
    """Offer on a request, or offer anew: the version before is superseded and can't be accepted any more.

    :raises NotFound: no such request addressed to the actor's firm.
    :raises Conflict: the request takes no quotes (any more).
    :raises InvalidInput: everything that is wrong with the offer, by field.
    """
    permissions.SEND_QUOTE.enforce(actor)
    supplier_id = firm_id(actor)
    rfq = _invited_rfq(rfq_uuid, supplier_id)
    quote = Quote.objects.select_for_update().filter(rfq=rfq, supplier_id=supplier_id).first()
    _check_open(rfq, first=quote is None, at=at)
    awarded = set(LineAward.objects.filter(rfq_line__rfq=rfq).values_list("rfq_line_id", flat=True))
    checked = check_quote(data, rfq=rfq, supplier_id=supplier_id, awarded=awarded, at=at)
    if quote is None:
        quote = Quote(rfq=rfq, supplier_id=supplier_id, created_at=at, valid_until=data.valid_until,
                      number=next_number("QUO", at=at))  # fmt: skip
        quote.save(force_insert=True)
    else:
        quote.state = advance(QUOTE_FLOW, quote.state, Action.SEND, what="quote")
    quote.rfq = rfq
    version = write_version(quote, data, checked, actor=actor, at=at)
    quote.version_number, quote.valid_until, quote.state_note = version.number, version.valid_until, ""
    quote.save()
    requests.mark_quoted(rfq=rfq, supplier_id=supplier_id, actor=actor, at=at)
    _record(quote, "sent", actor=actor, at=at, version=version.uuid, version_number=version.number,
            sha256=version.sha256, total=version.total, currency=version.currency)  # fmt: skip
    return quote


@transaction.atomic
def withdraw_quote(*, actor: Actor, quote_uuid: UUID, reason: str, at: datetime) -> Quote:
    """Take an offer back before it is accepted."""
    permissions.WITHDRAW_QUOTE.enforce(actor)
    quote = _locked(quote_uuid, supplier_id=firm_id(actor))
    _move(quote, Action.WITHDRAW, actor=actor, at=at, reason=checked_reason(reason))
    return quote


@transaction.atomic
def decline_quote(*, actor: Actor, quote_uuid: UUID, reason: str, at: datetime) -> Quote:
    """Refuse an offer; the supplier is told why and may offer anew."""
    permissions.DECLINE_QUOTE.enforce(actor)
    quote = _locked(quote_uuid, buyer_id=firm_id(actor))
    _move(quote, Action.DECLINE, actor=actor, at=at, reason=checked_reason(reason))
    return quote


@transaction.atomic
def accept_quote(*, actor: Actor, quote_uuid: UUID, version_sha256: str, at: datetime) -> QuoteVersion:
    """Accept the latest version of an offer and return it; the others for its lines lose.

    :raises NotFound: no such quote on a request of the actor's firm.
    :raises Conflict: WRONG_STATE (accepted, withdrawn…), EXPIRED at this moment, STALE (another version is the
        latest, so the hash the buyer saw is not it), CONFLICT (a line is awarded already).
    """
    permissions.ACCEPT_QUOTE.enforce(actor)
    quote = _locked(quote_uuid, buyer_id=firm_id(actor))
    version = _acceptable_version(quote, version_sha256, at)
    _award(quote.rfq, version, actor, at)
    _move(quote, Action.ACCEPT, actor=actor, at=at, version=version.uuid, sha256=version.sha256)
    _close_losers(quote, version, at)
    return version


def expire_quotes(*, at: datetime, limit: int = 500) -> int:
    """Mark offers whose validity has passed. The timer only tidies: acceptance checks the moment itself."""
    due = (
        Quote.objects.filter(state=State.SENT, valid_until__lt=at)
        .order_by("valid_until")
        .values_list("uuid", flat=True)[:limit]
    )
    return sum(_expire(uuid, at) for uuid in due)


@transaction.atomic
def _expire(uuid: UUID, at: datetime) -> bool:
    quote = _locked(uuid)
    if quote.state != State.SENT or quote.valid_until >= at:
        return False
    _move(quote, Action.EXPIRE, actor=SYSTEM, at=at)
    rfq = quote.rfq
    standing = Quote.objects.filter(rfq=rfq, state=State.SENT).exists()
    if rfq.state == RfqState.QUOTED and rfq.deadline_at < at and not standing:
        requests.close_rfq(rfq=rfq, reason=CloseReason.DEADLINE_PASSED, at=at)
    return True


def _acceptable_version(quote: Quote, sha256: str, at: datetime) -> QuoteVersion:
    advance(QUOTE_FLOW, quote.state, Action.ACCEPT, what="quote")
    version = quote.versions.get(number=quote.version_number)
    if version.valid_until < at:
        fail(Conflict, ErrorCode.EXPIRED, f"The quote was valid until {version.valid_until:%Y-%m-%d %H:%M} UTC.",
             "quote_id", valid_until=version.valid_until.isoformat())  # fmt: skip
    if version.sha256 != sha256:
        fail(Conflict, ErrorCode.STALE, "The supplier has sent another version since; read it first.", "version_hash",
             version=version.number)  # fmt: skip
    return version


def _award(rfq: Rfq, version: QuoteVersion, actor: Actor, at: datetime) -> None:
    wanted = set(rfq.lines.values_list("pk", flat=True))
    taken = set(LineAward.objects.filter(rfq_line__rfq=rfq).values_list("rfq_line_id", flat=True))
    offered = set(version.lines.values_list("rfq_line_id", flat=True))
    if offered & taken:
        fail(Conflict, ErrorCode.CONFLICT, "A line of this quote has been awarded to another.", "quote_id")
    LineAward.objects.bulk_create(
        LineAward(rfq_line_id=line, version=version, awarded_at=at) for line in sorted(offered)
    )
    requests.mark_awarded(rfq=rfq, whole=offered | taken == wanted, actor=actor, at=at)


def _close_losers(winner: Quote, version: QuoteVersion, at: datetime) -> None:
    lines = set(version.lines.values_list("rfq_line_id", flat=True))
    others = Quote.objects.select_for_update().filter(rfq=winner.rfq, state=State.SENT).exclude(pk=winner.pk)
    for other in others.order_by("pk"):
        overlaps = QuoteLine.objects.filter(
            version__quote=other, version__number=other.version_number, rfq_line_id__in=lines
        ).exists()
        if overlaps:
            _move(other, Action.LOSE, actor=SYSTEM, at=at)


def _invited_rfq(uuid: UUID, supplier_id: int) -> Rfq:
    invited = RfqInvitation.objects.filter(rfq__uuid=uuid, supplier_id=supplier_id).exists()
    if not invited:
        not_found("request addressed to you", "rfq_id")
    rfq = requests.lock_rfq(uuid)
    if rfq.state in HIDDEN_FROM_SUPPLIERS:
        not_found("request addressed to you", "rfq_id")
    return rfq


def _check_open(rfq: Rfq, *, first: bool, at: datetime) -> None:
    if rfq.state not in OPEN_FOR_QUOTES:
        fail(Conflict, ErrorCode.WRONG_STATE, f"The request is {rfq.state}; it takes no quotes.", "rfq_id",
             state=rfq.state)  # fmt: skip
    if first and rfq.deadline_at < at:
        fail(
            Conflict,
            ErrorCode.EXPIRED,
            f"Quotes were taken until {rfq.deadline_at:%Y-%m-%d %H:%M} UTC.",
            "rfq_id",
        )


def _locked(uuid: UUID, *, supplier_id: int | None = None, buyer_id: int | None = None) -> Quote:
    """Lock in order: first the request, then the quote, read again under the lock."""
    found = Quote.objects.filter(uuid=uuid)
    if supplier_id is not None:
        found = found.filter(supplier_id=supplier_id)
    if buyer_id is not None:
        found = found.filter(rfq__buyer_id=buyer_id)
    rfq_uuid: Sequence[UUID] = list(found.values_list("rfq__uuid", flat=True))
    if not rfq_uuid:
        not_found("quote", "quote_id")
    rfq = requests.lock_rfq(rfq_uuid[0])
    quote = Quote.objects.select_for_update().get(uuid=uuid)
    quote.rfq = rfq
    return quote


def _move(quote: Quote, action: Action, *, actor: Actor, at: datetime, **payload: object) -> None:
    before = quote.state
    quote.state = advance(QUOTE_FLOW, quote.state, action, what="quote")
    quote.state_note = str(payload.get("reason", ""))
    quote.save(update_fields=["state", "state_note"])
    past = {Action.ACCEPT: "accepted", Action.DECLINE: "declined", Action.WITHDRAW: "withdrawn",
            Action.EXPIRE: "expired", Action.LOSE: "lost"}[action]  # fmt: skip
    _record(quote, past, actor=actor, at=at, before=before, after=quote.state, **payload)


def _record(quote: Quote, what: str, *, actor: Actor, at: datetime, **payload: object) -> None:
    record(
        f"{AGGREGATE}.{what}",
        aggregate=AGGREGATE,
        aggregate_uuid=quote.uuid,
        actor=actor,
        at=at,
        payload={"number": quote.number, "rfq": quote.rfq.uuid, **payload},
    )
