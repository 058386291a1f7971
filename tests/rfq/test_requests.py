"""Requests: what opens, what is screened, what is refused and where the error points."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest

from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, NotFound
from marketplace.core.events.models import Event
from marketplace.core.trade_terms import Incoterm, TransportMode
from rfq.requests import selectors, services
from rfq.requests.models import Rfq, RfqInvitation
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.rfq.scene import AT, DAY, rfq_data, submitted

pytestmark = pytest.mark.django_db


def test_it_opens_at_once_where_nothing_is_controlled(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol)
    assert (rfq.number, rfq.state) == ("RFQ-2026-000001", "OPEN")
    names = Event.objects.filter(aggregate_uuid=rfq.uuid).order_by("sequence").values_list("name", flat=True)
    assert list(names) == ["rfq.request.submit", "rfq.request.open"]


def test_it_freezes_the_unit_factor_and_its_source_on_the_line(cast: Cast, goods: Goods) -> None:
    line = submitted(cast, goods.methanol).lines.get()
    assert (line.price_quantity, line.price_unit, line.unit_factor) == (Decimal(24), "TNE", Decimal("0.001"))
    assert line.listing_version == goods.methanol.current_version


def test_litres_of_a_liquid_convert_by_its_density(cast: Cast, goods: Goods) -> None:
    line = submitted(cast, goods.methanol, line={"quantity": Decimal(10000), "unit": "LTR"}).lines.get()
    assert line.price_quantity == Decimal("7.918")
    assert "density" in line.unit_factor_source


def test_drums_convert_by_the_net_mass_of_the_wanted_packaging(cast: Cast, goods: Goods) -> None:
    line = submitted(
        cast, goods.methanol, line={"quantity": Decimal(500), "unit": "XDR", "packaging": "DRUM"}
    ).lines.get()
    assert (line.price_quantity, line.price_unit) == (Decimal(80), "TNE")
    assert "160 kg a package" in line.unit_factor_source


def test_it_invites_the_maker_and_whom_the_buyer_names(cast: Cast, goods: Goods) -> None:
    rival = cast.rival_producer.organization
    rfq = submitted(cast, goods.methanol, supplier_uuids=(rival.uuid,))
    invited = RfqInvitation.objects.filter(rfq=rfq).values_list("supplier_id", flat=True)
    assert set(invited) == {cast.producer.organization.pk, rival.pk}


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"lines": ()}, "lines", ErrorCode.REQUIRED),
        ({"line": {"unit": "XYZ"}}, "lines.0.quantity.unit", ErrorCode.UNKNOWN_UNIT),
        ({"line": {"quantity": Decimal(-5)}}, "lines.0.quantity.value", ErrorCode.OUT_OF_RANGE),
        ({"line": {"quantity": Decimal(0)}}, "lines.0.quantity.value", ErrorCode.OUT_OF_RANGE),
        ({"line": {"quantity": Decimal("1e15")}}, "lines.0.quantity.value", ErrorCode.OUT_OF_RANGE),
        ({"line": {"unit": "MTR"}}, "lines.0.quantity.unit", ErrorCode.NOT_CONVERTIBLE),
        ({"line": {"listing_uuid": uuid4()}}, "lines.0.listing_id", ErrorCode.NOT_FOUND),
        ({"line": {"tolerance_percent": Decimal(21)}}, "lines.0.tolerance_percent", ErrorCode.OUT_OF_RANGE),
        ({"line": {"packaging": "SACK"}}, "lines.0.packaging", ErrorCode.NOT_FOUND),
        ({"currency": "USX"}, "currency", ErrorCode.UNKNOWN_CURRENCY),
        ({"currency": ""}, "currency", ErrorCode.CURRENCY_REQUIRED),
        ({"incoterm": Incoterm.FOB}, "incoterm", ErrorCode.INVALID),
        ({"place_name": " "}, "place_name", ErrorCode.INVALID),
        ({"place_code": "tianjin"}, "place_code", ErrorCode.INVALID),
        ({"destination_country": "XX"}, "destination_country", ErrorCode.INVALID),
        ({"destination_country": "CN"}, "destination_country", ErrorCode.INVALID),
        ({"deadline_at": AT}, "deadline_at", ErrorCode.OUT_OF_RANGE),
        ({"deadline_at": AT + 200 * DAY}, "deadline_at", ErrorCode.OUT_OF_RANGE),
        ({"shipment_to_date": date(2026, 12, 1)}, "shipment_to_date", ErrorCode.OUT_OF_RANGE),
        ({"supplier_uuids": (uuid4(),)}, "supplier_ids.0", ErrorCode.NOT_FOUND),
    ],
)
def test_it_says_what_is_wrong_and_where_and_writes_nothing(
    cast: Cast, goods: Goods, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises((InvalidInput, NotFound)) as refused:
        submitted(cast, goods.methanol, **changes)
    assert [(p.field, p.code) for p in refused.value.problems] == [(field, code)]
    assert not Rfq.objects.exists()


def test_it_tells_everything_that_is_wrong_at_once(cast: Cast, goods: Goods) -> None:
    with pytest.raises(InvalidInput) as refused:
        submitted(cast, goods.methanol, currency="", place_name="", line={"unit": "XYZ"})
    assert {p.field for p in refused.value.problems} == {"currency", "place_name", "lines.0.quantity.unit"}


def test_litres_of_a_solid_without_a_density_are_refused(cast: Cast, goods: Goods) -> None:
    with pytest.raises(InvalidInput) as refused:
        submitted(cast, goods.cashmere, line={"quantity": Decimal(500), "unit": "LTR"})
    assert refused.value.code == ErrorCode.NOT_CONVERTIBLE
    assert "density" in refused.value.message


def test_a_controlled_destination_waits_for_the_zone_operator(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, destination_country="KP")
    assert rfq.state == "SCREENING"
    assert "2397" in rfq.state_note
    assert selectors.rfq_for(cast.producer.owner, rfq.uuid) is None
    services.open_rfq(actor=cast.zone.actor(Role.APPROVER), rfq_uuid=rfq.uuid, at=AT)
    assert selectors.rfq_for(cast.producer.owner, rfq.uuid) == rfq


def test_a_rejected_request_never_reaches_a_supplier(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, destination_country="KP")
    services.reject_rfq(actor=cast.zone.actor(Role.APPROVER), rfq_uuid=rfq.uuid, reason="Sanctions", at=AT)
    assert selectors.rfq_for(cast.producer.owner, rfq.uuid) is None
    with pytest.raises(Conflict):
        services.open_rfq(actor=cast.zone.actor(Role.APPROVER), rfq_uuid=rfq.uuid, at=AT)


def test_it_hides_a_request_from_a_rival_on_either_side(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol)
    assert selectors.rfq_for(cast.buyer.viewer, rfq.uuid) == rfq
    assert selectors.rfq_for(cast.producer.viewer, rfq.uuid) == rfq
    assert selectors.rfq_for(cast.rival_buyer.owner, rfq.uuid) is None
    assert selectors.rfq_for(cast.rival_producer.owner, rfq.uuid) is None


def test_an_invited_supplier_sees_its_own_invitation_only(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, supplier_uuids=(cast.rival_producer.organization.uuid,))
    seen = selectors.invitations_shown_to(cast.producer.owner, rfq)
    assert [row.supplier_id for row in seen] == [cast.producer.organization.pk]
    assert len(selectors.invitations_shown_to(cast.buyer.owner, rfq)) == 2


def test_the_timer_closes_what_nobody_answered_and_only_that(cast: Cast, goods: Goods) -> None:
    overdue = submitted(cast, goods.methanol)
    later = services.submit_rfq(
        actor=cast.buyer.actor(Role.BUYER),
        data=replace(rfq_data(goods.methanol), deadline_at=AT + 30 * DAY),
        at=AT,
    )
    assert services.close_unanswered_rfqs(at=AT + 15 * DAY) == 1
    overdue.refresh_from_db()
    later.refresh_from_db()
    assert (overdue.state, overdue.close_reason, later.state) == ("CLOSED_WITHOUT_AWARD", "NO_QUOTES", "OPEN")
    assert services.close_unanswered_rfqs(at=AT + 16 * DAY) == 0


def test_a_cancelled_request_stays_cancelled(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol)
    services.cancel_rfq(actor=cast.buyer.owner, rfq_uuid=rfq.uuid, reason="Plant stopped", at=AT)
    assert services.close_unanswered_rfqs(at=AT + timedelta(days=90)) == 0
    rfq.refresh_from_db()
    assert (rfq.state, rfq.state_note) == ("CANCELLED", "Plant stopped")


def test_a_decline_needs_its_reason_and_shows_it_to_the_buyer(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol)
    sales = cast.producer.actor(Role.SALES)
    with pytest.raises(InvalidInput):
        services.decline_rfq(actor=sales, rfq_uuid=rfq.uuid, reason=" ", at=AT)
    services.decline_rfq(actor=sales, rfq_uuid=rfq.uuid, reason="Sold out until March", at=AT)
    (shown,) = selectors.invitations_shown_to(cast.buyer.owner, rfq)
    assert (shown.status, shown.reason) == ("DECLINED", "Sold out until March")


def test_sea_rules_go_by_sea(cast: Cast, goods: Goods) -> None:
    rfq = submitted(
        cast, goods.methanol, incoterm=Incoterm.FOB, transport_mode=TransportMode.SEA, place_name="Tianjin"
    )
    assert rfq.state == "OPEN"
