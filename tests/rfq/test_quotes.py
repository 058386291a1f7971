"""Quotes: frozen versions, one acceptance, and the errors of a wrong offer."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction

from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, MarketplaceError, NotFound
from marketplace.core.trade_terms import Incoterm, PaymentInstrument, PaymentTrigger
from rfq.contracts.models import Contract
from rfq.quotes import selectors, services
from rfq.quotes.freezing import hash_of_offer
from rfq.quotes.inputs import Amount, MilestoneData
from rfq.quotes.models import LineAward, Quote, QuoteVersion
from rfq.requests.models import Rfq
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.racing import race
from tests.rfq.scene import AT, DAY, accepted, latest_hash, quoted, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def rfq(cast: Cast, goods: Goods) -> Rfq:
    return submitted(cast, goods.methanol)


def test_it_works_out_price_packages_and_masses(cast: Cast, rfq: Rfq) -> None:
    version = quoted(cast, rfq).versions.get()
    line = version.lines.get()
    assert (version.total, version.currency, line.line_total) == (
        Decimal("9900.00"),
        "USD",
        Decimal("9900.00"),
    )
    assert (line.packages, line.net_kg, line.gross_kg) == (150, Decimal(24000), Decimal("26775.0"))
    rfq.refresh_from_db()
    assert rfq.state == "QUOTED"


def test_a_request_in_drums_is_quoted_by_the_tonne(cast: Cast, goods: Goods) -> None:
    wanted = {"quantity": Decimal(500), "unit": "XDR", "packaging": "DRUM"}
    line = quoted(cast, submitted(cast, goods.methanol, line=wanted)).versions.get().lines.get()
    assert (line.price_quantity, line.packages, line.net_kg) == (Decimal(80), 500, Decimal(80000))
    assert line.line_total == Decimal("33000.00")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"lines": ()}, "lines", ErrorCode.REQUIRED),
        (
            {"line": {"unit_price": Amount(Decimal(400), None)}},
            "lines.0.unit_price.currency",
            ErrorCode.CURRENCY_REQUIRED,
        ),
        (
            {"line": {"unit_price": Amount(Decimal(-1), "USD")}},
            "lines.0.unit_price.amount",
            ErrorCode.OUT_OF_RANGE,
        ),
        (
            {"line": {"unit_price": Amount(Decimal(1), "USX")}},
            "lines.0.unit_price.currency",
            ErrorCode.UNKNOWN_CURRENCY,
        ),
        ({"line": {"quantity": Decimal(24001)}}, "lines.0.quantity", ErrorCode.OUT_OF_RANGE),
        ({"line": {"rfq_line_uuid": uuid4()}}, "lines.0.rfq_line_id", ErrorCode.NOT_FOUND),
        ({"line": {"listing_uuid": uuid4()}}, "lines.0.listing_id", ErrorCode.NOT_FOUND),
        ({"line": {"packaging": "SACK"}}, "lines.0.packaging", ErrorCode.NOT_FOUND),
        ({"freight": None}, "freight", ErrorCode.REQUIRED),
        ({"freight": Amount(Decimal(9900), "USD")}, "freight", ErrorCode.OUT_OF_RANGE),
        ({"freight": Amount(Decimal(100), "EUR")}, "freight.currency", ErrorCode.INVALID),
        ({"incoterm": Incoterm.CIF}, "incoterm", ErrorCode.INVALID),
        ({"incoterm": Incoterm.FCA}, "freight", ErrorCode.INVALID),
        ({"valid_until": AT + timedelta(hours=23)}, "valid_until", ErrorCode.OUT_OF_RANGE),
        ({"shipment_from_date": date(2026, 11, 1)}, "shipment_from_date", ErrorCode.OUT_OF_RANGE),
        ({"milestones": ()}, "milestones", ErrorCode.REQUIRED),
        (
            {"milestones": (MilestoneData(Decimal(30), PaymentTrigger.DEPOSIT, PaymentInstrument.TT),)},
            "milestones",
            ErrorCode.INVALID,
        ),
        ({"exchange_rate": Decimal(0)}, "exchange_rate", ErrorCode.OUT_OF_RANGE),
    ],
)
def test_it_says_what_is_wrong_and_where_and_writes_nothing(
    cast: Cast, rfq: Rfq, changes: dict[str, Any], field: str, code: ErrorCode
) -> None:
    with pytest.raises(MarketplaceError) as refused:
        quoted(cast, rfq, **changes)
    assert [(p.field, p.code) for p in refused.value.problems] == [(field, code)]
    assert not Quote.objects.exists()


def test_a_rival_can_not_offer_on_a_request_it_was_not_sent(cast: Cast, rfq: Rfq) -> None:
    with pytest.raises(NotFound) as refused:
        quoted(cast, rfq, cast.rival_producer)
    assert refused.value.field == "rfq_id"


def test_nobody_offers_the_goods_of_another_maker(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, supplier_uuids=(cast.rival_producer.organization.uuid,))
    with pytest.raises(MarketplaceError) as refused:
        quoted(cast, rfq, cast.rival_producer)
    assert refused.value.field == "lines.0.listing_id"
    own = quoted(cast, rfq, cast.rival_producer, line={"listing_uuid": goods.rival_methanol.uuid})
    assert own.state == "SENT"


def test_a_new_version_supersedes_the_one_before(cast: Cast, rfq: Rfq) -> None:
    quote = quoted(cast, rfq)
    first_hash = latest_hash(quote)
    quoted(cast, rfq, line={"unit_price": Amount(Decimal(400), "USD")})
    with pytest.raises(Conflict) as refused:
        services.accept_quote(actor=cast.buyer.owner, quote_uuid=quote.uuid, version_sha256=first_hash, at=AT)
    assert (refused.value.code, refused.value.field) == (ErrorCode.STALE, "version_hash")
    assert not LineAward.objects.exists()


def test_the_database_refuses_to_change_a_sent_version(cast: Cast, rfq: Rfq) -> None:
    version = quoted(cast, rfq).versions.get()
    for change in (
        lambda: QuoteVersion.objects.filter(pk=version.pk).update(total=1),
        lambda: version.lines.update(unit_price=1),
        lambda: version.milestones.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_rows_read_back_give_the_hash_that_was_sent(cast: Cast, rfq: Rfq) -> None:
    version = QuoteVersion.objects.get(pk=quoted(cast, rfq).versions.get().pk)
    again = hash_of_offer(version, list(version.lines.all()), list(version.milestones.all()))
    assert again == version.sha256


def test_an_expired_quote_is_refused_at_the_moment_of_acceptance(cast: Cast, rfq: Rfq) -> None:
    quote = quoted(cast, rfq)
    with pytest.raises(Conflict) as refused:
        accepted(cast, quote, at=AT + 11 * DAY)
    assert (refused.value.code, refused.value.field) == (ErrorCode.EXPIRED, "quote_id")
    quote.refresh_from_db()
    assert quote.state == "SENT"
    assert services.expire_quotes(at=AT + 11 * DAY) == 1


def test_an_accepted_quote_is_never_overwritten_by_the_timer(cast: Cast, rfq: Rfq) -> None:
    quote = quoted(cast, rfq)
    accepted(cast, quote)
    assert services.expire_quotes(at=AT + 100 * DAY) == 0
    quote.refresh_from_db()
    assert quote.state == "ACCEPTED"


def test_a_second_acceptance_is_refused(cast: Cast, rfq: Rfq) -> None:
    quote = quoted(cast, rfq)
    accepted(cast, quote)
    with pytest.raises(Conflict) as refused:
        accepted(cast, quote)
    assert refused.value.code == ErrorCode.WRONG_STATE
    assert Contract.objects.count() == 1


def test_the_others_lose_when_one_wins(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, supplier_uuids=(cast.rival_producer.organization.uuid,))
    winner = quoted(cast, rfq)
    loser = quoted(cast, rfq, cast.rival_producer, line={"listing_uuid": goods.rival_methanol.uuid})
    accepted(cast, winner)
    loser.refresh_from_db()
    rfq.refresh_from_db()
    assert (loser.state, rfq.state) == ("LOST", "AWARDED")
    with pytest.raises(Conflict):
        accepted(cast, loser)


def test_it_hides_a_quote_from_a_rival_producer(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, supplier_uuids=(cast.rival_producer.organization.uuid,))
    quote = quoted(cast, rfq)
    assert selectors.quote_for(cast.producer.viewer, quote.uuid) == quote
    assert selectors.quote_for(cast.buyer.viewer, quote.uuid) == quote
    assert selectors.quote_for(cast.rival_producer.owner, quote.uuid) is None
    assert selectors.quote_for(cast.rival_buyer.owner, quote.uuid) is None


def test_a_declined_quote_can_be_bettered(cast: Cast, rfq: Rfq) -> None:
    quote = quoted(cast, rfq)
    services.decline_quote(
        actor=cast.buyer.actor(Role.BUYER), quote_uuid=quote.uuid, reason="Too dear", at=AT
    )
    again = quoted(cast, rfq, line={"unit_price": Amount(Decimal(390), "USD")})
    assert (again.pk, again.state, again.version_number) == (quote.pk, "SENT", 2)


@pytest.mark.django_db(transaction=True)
def test_twenty_acceptances_at_once_make_one_contract(cast: Cast, goods: Goods) -> None:
    quote = quoted(cast, submitted(cast, goods.methanol))
    answers = race([lambda: accepted(cast, quote) for _ in range(20)])
    won = [answer for answer in answers if isinstance(answer, Contract)]
    lost = [answer for answer in answers if isinstance(answer, MarketplaceError)]
    assert (len(won), len(lost)) == (1, 19)
    assert {error.code for error in lost} == {ErrorCode.WRONG_STATE}
    assert Contract.objects.count() == LineAward.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_offers_accepted_at_once_award_the_line_once(cast: Cast, goods: Goods) -> None:
    rfq = submitted(cast, goods.methanol, supplier_uuids=(cast.rival_producer.organization.uuid,))
    one = quoted(cast, rfq)
    other = quoted(cast, rfq, cast.rival_producer, line={"listing_uuid": goods.rival_methanol.uuid})
    answers = race([lambda: accepted(cast, one), lambda: accepted(cast, other)])
    assert sum(isinstance(answer, Contract) for answer in answers) == 1
    assert LineAward.objects.count() == 1


def test_a_wrong_field_of_money_is_named(cast: Cast, rfq: Rfq) -> None:
    with pytest.raises(InvalidInput) as refused:
        quoted(cast, rfq, line={"unit_price": Amount(Decimal("0.00001"), "USD")})
    assert refused.value.field == "lines.0.unit_price.amount"
