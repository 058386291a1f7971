"""Contracts: copies that nobody can change, signatures by both, effect by the deposit."""

import hashlib
import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction

from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, NotFound, PermissionDenied
from marketplace.core.events.delivering import deliver_due
from marketplace.core.files import read_bytes
from marketplace.core.money import Money
from marketplace.core.trade_terms import PaymentInstrument, PaymentTrigger
from marketplace.payments import services as payments
from marketplace.payments.models import Milestone
from rfq.contracts import selectors, services
from rfq.contracts.models import Contract, Signature
from rfq.contracts.papers import contract_pdf
from rfq.quotes.inputs import MilestoneData
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.racing import race
from tests.rfq import scene
from tests.rfq.scene import AT, DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def offered(cast: Cast, goods: Goods) -> Contract:
    """A contract in signature."""
    return scene.contracted(cast, goods.methanol)


def test_it_copies_every_fact_of_the_accepted_quote(cast: Cast, goods: Goods) -> None:
    contract = scene.accepted(cast, scene.quoted(cast, scene.submitted(cast, goods.methanol)))
    terms = contract.terms
    assert (contract.number, terms.total, terms.currency) == ("CON-2026-000001", Decimal("9900.00"), "USD")
    assert terms.seller.uscc == cast.producer.organization.uscc
    assert terms.buyer.tax_number == cast.buyer.organization.tax_number
    assert terms.lines[0].goods.hs_code == "2905110000"
    assert [row.amount for row in terms.payments] == [Decimal("2970.00"), Decimal("6930.00")]
    canonical = json.dumps(contract.facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == contract.facts_sha256


def test_the_document_is_rendered_after_commit_and_offered(offered: Contract) -> None:
    assert (offered.state, offered.language) == ("IN_SIGNATURE", "ru")
    assert offered.document is not None
    assert read_bytes(offered.document).startswith(b"%PDF-")


def test_rendering_twice_makes_the_same_bytes(cast: Cast, offered: Contract) -> None:
    assert offered.document is not None
    again = hashlib.sha256(contract_pdf(offered.terms)).hexdigest()
    assert again == offered.document.sha256


def test_the_database_refuses_to_change_what_it_says(offered: Contract) -> None:
    for change in (
        lambda: Contract.objects.filter(pk=offered.pk).update(total=1),
        lambda: Contract.objects.filter(pk=offered.pk).update(facts={}),
        lambda: Contract.objects.filter(pk=offered.pk).update(document=None),
        lambda: Contract.objects.filter(pk=offered.pk).delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_both_sign_the_hash_of_the_document(cast: Cast, offered: Contract) -> None:
    contract = scene.signed(cast, offered)
    assert contract.state == "SIGNED"
    assert set(contract.signatures.values_list("party", flat=True)) == {"SELLER", "BUYER"}
    assert contract.signed_document is not None
    assert contract.signed_document.sha256 != contract.document.sha256  # type: ignore[union-attr] # it is rendered
    states = Milestone.objects.filter(subject_uuid=contract.uuid).values_list("trigger", "amount", "state")
    assert sorted(states) == [
        ("AGAINST_DOCUMENTS", Decimal("6930.00"), "DUE"),
        ("DEPOSIT", Decimal("2970.00"), "DUE"),
    ]


def test_a_hash_of_another_document_is_not_signed(cast: Cast, offered: Contract) -> None:
    with pytest.raises(Conflict) as refused:
        services.sign_contract(
            actor=cast.producer.owner, contract_uuid=offered.uuid, document_sha256="0" * 64, at=AT
        )
    assert (refused.value.code, refused.value.field) == (ErrorCode.STALE, "document_hash")
    assert not Signature.objects.exists()


def test_one_side_signs_once(cast: Cast, offered: Contract) -> None:
    assert offered.document is not None
    sha256 = offered.document.sha256
    services.sign_contract(actor=cast.buyer.owner, contract_uuid=offered.uuid, document_sha256=sha256, at=AT)
    with pytest.raises(Conflict) as refused:
        services.sign_contract(
            actor=cast.buyer.actor(Role.APPROVER), contract_uuid=offered.uuid, document_sha256=sha256, at=AT
        )
    assert refused.value.code == ErrorCode.DUPLICATE


@pytest.mark.parametrize("role", [Role.SALES, Role.FINANCE, Role.VIEWER])
def test_a_colleague_without_authority_does_not_sign(cast: Cast, offered: Contract, role: Role) -> None:
    assert offered.document is not None
    with pytest.raises(PermissionDenied):
        services.sign_contract(
            actor=cast.producer.actor(role),
            contract_uuid=offered.uuid,
            document_sha256=offered.document.sha256,
            at=AT,
        )


def test_a_rival_finds_no_contract(cast: Cast, offered: Contract) -> None:
    for actor in (cast.rival_producer.owner, cast.rival_buyer.owner):
        assert selectors.contract_for(actor, offered.uuid) is None
        with pytest.raises(NotFound):
            services.sign_contract(actor=actor, contract_uuid=offered.uuid, document_sha256="0" * 64, at=AT)


def test_the_deposit_puts_it_into_effect(cast: Cast, goods: Goods) -> None:
    contract = scene.effective(cast, goods.methanol)
    assert (contract.state, contract.effective_at) == ("EFFECTIVE", AT)


def test_part_of_the_deposit_does_not(cast: Cast, offered: Contract) -> None:
    contract = scene.signed(cast, offered)
    payments.record_receipt(
        actor=cast.producer.actor(Role.FINANCE),
        milestone_uuid=scene.deposit_of(contract).uuid,
        amount=Money(Decimal("1000.00"), "USD"),
        received_at=AT,
        bank_reference="TT-1",
        at=AT,
    )
    deliver_due(at=AT)
    contract.refresh_from_db()
    assert contract.state == "SIGNED"


def test_without_a_deposit_it_takes_effect_when_signed(cast: Cast, goods: Goods) -> None:
    by_credit = (MilestoneData(Decimal(100), PaymentTrigger.AGAINST_DOCUMENTS, PaymentInstrument.LC, 0),)
    contract = scene.signed(cast, scene.contracted(cast, goods.methanol, milestones=by_credit))
    assert contract.state == "EFFECTIVE"


def test_it_takes_both_sides_to_cancel(cast: Cast, offered: Contract) -> None:
    contract = scene.signed(cast, offered)
    services.cancel_contract(actor=cast.buyer.owner, contract_uuid=contract.uuid, reason="No licence", at=AT)
    contract.refresh_from_db()
    assert (contract.state, contract.cancellation_party) == ("SIGNED", "BUYER")
    with pytest.raises(Conflict):
        services.cancel_contract(actor=cast.buyer.owner, contract_uuid=contract.uuid, reason="Again", at=AT)
    services.cancel_contract(actor=cast.producer.owner, contract_uuid=contract.uuid, reason="Agreed", at=AT)
    contract.refresh_from_db()
    assert contract.state == "CANCELLED"
    assert set(Milestone.objects.values_list("state", flat=True)) == {"CANCELLED"}


def test_it_lapses_unsigned_and_a_signed_one_never(cast: Cast, goods: Goods, offered: Contract) -> None:
    assert services.lapse_contracts(at=AT + 13 * DAY) == 0
    signed = scene.signed(cast, scene.contracted(cast, goods.cashmere, line=CASHMERE_LINE))
    assert services.lapse_contracts(at=AT + timedelta(days=15)) == 1
    offered.refresh_from_db()
    signed.refresh_from_db()
    assert (offered.state, signed.state) == ("LAPSED", "SIGNED")


CASHMERE_LINE = {"packaging": "BALE"}


@pytest.mark.django_db(transaction=True)
def test_both_sides_signing_at_once_both_count(cast: Cast, goods: Goods) -> None:
    contract = scene.contracted(cast, goods.methanol)
    assert contract.document is not None
    sha256 = contract.document.sha256
    answers = race(
        [
            lambda actor=actor: services.sign_contract(  # type: ignore[misc] # bound here on purpose
                actor=actor, contract_uuid=contract.uuid, document_sha256=sha256, at=AT
            )
            for actor in (cast.producer.owner, cast.buyer.owner)
        ]
    )
    assert all(isinstance(answer, Contract) for answer in answers)
    contract.refresh_from_db()
    assert contract.state == "SIGNED"
    assert Milestone.objects.filter(subject_uuid=contract.uuid).count() == 2


@pytest.mark.django_db(transaction=True)
def test_accepting_and_lapsing_leave_one_truth(cast: Cast, goods: Goods) -> None:
    contract = scene.contracted(cast, goods.methanol)
    assert contract.document is not None
    sha256 = contract.document.sha256
    late = AT + 20 * DAY
    services.sign_contract(actor=cast.buyer.owner, contract_uuid=contract.uuid, document_sha256=sha256, at=AT)
    race(
        [
            lambda: services.sign_contract(
                actor=cast.producer.owner, contract_uuid=contract.uuid, document_sha256=sha256, at=late
            ),
            lambda: services.lapse_contracts(at=late),
        ]
    )
    contract.refresh_from_db()
    signatures = contract.signatures.count()
    assert (contract.state, signatures) in {("SIGNED", 2), ("LAPSED", 1)}
