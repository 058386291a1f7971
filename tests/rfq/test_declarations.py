"""Declarations: one frozen record, two messages that agree, and receipts that only move forward."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from pytest_django.fixtures import Settings

from marketplace.accounts.roles import Role
from marketplace.core.errors import Conflict, ErrorCode, InvalidInput, NotFound
from marketplace.core.events.delivering import deliver_due
from marketplace.core.files import read_bytes
from marketplace.core.trade_terms import Incoterm
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from rfq.contracts import services as contracts
from rfq.contracts.models import Contract
from rfq.declarations import selectors, services
from rfq.declarations.flow import MessageKind
from rfq.declarations.inputs import DeclarationData
from rfq.declarations.messages import validate_message
from rfq.declarations.models import Declaration, DeclarationReceipt
from rfq.declarations.twin.scenario import Scenario
from rfq.quotes.inputs import Amount
from tests.cast import Cast
from tests.listing_cast import Goods
from tests.providers.scene import registered
from tests.racing import race
from tests.rfq import scene
from tests.rfq.scene import AT, Customs

pytestmark = pytest.mark.django_db


@pytest.fixture
def customs(settings: Settings, tmp_path: Path) -> Customs:
    settings.CUSTOMS_ROOT = tmp_path
    return Customs(tmp_path)


@pytest.fixture
def contract(cast: Cast, goods: Goods) -> Contract:
    """A contract in force, of methanol in drums."""
    return scene.effective(cast, goods.methanol)


def step(cast: Cast, declaration: Declaration, verb: Callable[..., Declaration]) -> Declaration:
    return verb(actor=cast.producer.actor(Role.CUSTOMS_CLERK), declaration_uuid=declaration.uuid, at=AT)


def cleared(cast: Cast, contract: Contract, customs: Customs, **changes: Any) -> Declaration:
    """Take a declaration as far as customs lets it."""
    declaration = scene.prepared(cast, contract, **changes)
    step(cast, declaration, services.check_declaration)
    step(cast, declaration, services.transmit_order)
    customs.work()
    step(cast, declaration, services.submit_declaration)
    customs.work()
    return Declaration.objects.get(pk=declaration.pk)


def message(declaration: Declaration, kind: MessageKind) -> str:
    return read_bytes(declaration.messages.get(kind=kind).file).decode()


def test_it_is_cleared_and_carries_every_number_of_the_chain(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    declaration = cleared(cast, contract, customs)
    contract.refresh_from_db()
    assert (declaration.state, contract.state) == ("CLEARED", "IN_EXECUTION")
    assert len(declaration.sequence_number) == len(declaration.entry_id) == 18
    order, filed = message(declaration, MessageKind.ORDER), message(declaration, MessageKind.DECLARATION)
    assert f"<ceb:orderNo>{declaration.order_number}</ceb:orderNo>" in order
    assert f"<EdocID>{declaration.order_number}</EdocID>" in filed
    assert f"<ContrNo>{contract.number}</ContrNo>" in filed
    assert f"<ClientSeqNo>{declaration.client_sequence}</ClientSeqNo>" in filed


def test_both_messages_keep_the_customs_rules_whatever_the_goods(
    cast: Cast, goods: Goods, customs: Customs
) -> None:
    offers = (
        (goods.methanol, {}),
        (goods.cashmere, {"line": {"quantity": Decimal(500), "unit": "KGM"}, "packaging": "BALE"}),
        (goods.truck, {"line": {"quantity": Decimal(3), "unit": "H87"}, "packaging": "UNPACKED"}),
    )
    for listing, changes in offers:
        packaging = changes.pop("packaging", "DRUM")
        rfq = scene.submitted(cast, listing, **changes)
        price = Amount(Decimal("61500.00"), "USD")
        quote = scene.quoted(cast, rfq, line={"packaging": packaging, "unit_price": price})
        contract = scene.accepted(cast, quote)
        deliver_due(at=AT)
        contract = scene.in_force(cast, scene.signed(cast, Contract.objects.get(pk=contract.pk)))
        declaration = cleared(cast, contract, customs)
        assert declaration.state == "CLEARED"
        for kind in (MessageKind.ORDER, MessageKind.DECLARATION):
            content = read_bytes(declaration.messages.get(kind=kind).file)
            assert validate_message(content) == []


def test_the_order_is_priced_without_freight_and_the_declaration_with_it(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    declaration = cleared(cast, contract, customs)
    order, filed = message(declaration, MessageKind.ORDER), message(declaration, MessageKind.DECLARATION)
    assert "<ceb:goodsValue>8060</ceb:goodsValue>" in order
    assert "<ceb:freight>1840</ceb:freight>" in order
    assert "<DeclTotal>9900</DeclTotal>" in filed
    assert "<FeeRate>1840</FeeRate>" in filed


def test_a_currency_without_a_customs_code_is_declared_at_the_frozen_rate(
    cast: Cast, goods: Goods, customs: Customs
) -> None:
    rubles = {
        "line": {"unit_price": Amount(Decimal("33000.00"), "RUB"), "packaging": "DRUM"},
        "freight": Amount(Decimal("150000.00"), "RUB"),
    }
    with_rate = scene.effective(cast, goods.methanol, exchange_rate=Decimal("0.0865"), **rubles)
    filed = message(cleared(cast, with_rate, customs), MessageKind.DECLARATION)
    assert "<TradeCurr>CNY</TradeCurr>" in filed
    assert "<DeclTotal>68508</DeclTotal>" in filed
    without = scene.effective(cast, goods.methanol, **rubles)
    declaration = scene.prepared(cast, without)
    with pytest.raises(InvalidInput) as refused:
        step(cast, declaration, services.check_declaration)
    assert refused.value.code == ErrorCode.NO_CUSTOMS_CODE


def test_nothing_is_declared_before_the_contract_is_in_force(cast: Cast, goods: Goods) -> None:
    contract = scene.contracted(cast, goods.methanol)
    with pytest.raises(Conflict) as refused:
        scene.prepared(cast, contract)
    assert refused.value.code == ErrorCode.WRONG_STATE


def test_a_contract_has_one_live_declaration(cast: Cast, contract: Contract) -> None:
    scene.prepared(cast, contract)
    with pytest.raises(Conflict) as refused:
        scene.prepared(cast, contract)
    assert refused.value.code == ErrorCode.DUPLICATE


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"customs_office": "77"}, "journey.customs_office"),
        ({"exit_port": "Erenhot"}, "journey.exit_port"),
        ({"destination_port": "RU"}, "journey.destination_port"),
        ({"bill_number": ""}, "journey.bill_number"),
        ({"conveyance": "x" * 51}, "journey.conveyance"),
    ],
)
def test_a_wrong_journey_is_refused_at_its_field(
    cast: Cast, contract: Contract, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        scene.prepared(cast, contract, **changes)
    assert [p.field for p in refused.value.problems] == [field]
    assert not Declaration.objects.exists()


def test_nothing_is_transmitted_for_a_contract_that_was_cancelled(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    declaration = scene.prepared(cast, contract)
    step(cast, declaration, services.check_declaration)
    for firm in (cast.buyer, cast.producer):
        contracts.cancel_contract(
            actor=firm.owner, contract_uuid=contract.uuid, reason="Plant stopped", at=AT
        )
    with pytest.raises(Conflict) as refused:
        step(cast, declaration, services.transmit_order)
    declaration.refresh_from_db()
    assert (refused.value.code, declaration.state) == (ErrorCode.WRONG_STATE, "CHECKED")


def test_the_record_is_frozen_once_transmitted(cast: Cast, contract: Contract, customs: Customs) -> None:
    declaration = scene.prepared(cast, contract)
    step(cast, declaration, services.check_declaration)
    step(cast, declaration, services.transmit_order)
    with pytest.raises(DatabaseError), transaction.atomic():
        Declaration.objects.filter(pk=declaration.pk).update(record={}, record_sha256="0" * 64)
    with pytest.raises(DatabaseError), transaction.atomic():
        Declaration.objects.filter(pk=declaration.pk).update(record={})


def test_the_declaration_waits_for_the_order_to_be_accepted(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    declaration = scene.prepared(cast, contract)
    step(cast, declaration, services.check_declaration)
    step(cast, declaration, services.transmit_order)
    with pytest.raises(Conflict):
        step(cast, declaration, services.submit_declaration)


@pytest.mark.parametrize(
    ("scenario", "state"),
    [(Scenario.RETURN, "RETURNED"), (Scenario.HOLD, "DECLARED"), (Scenario.INSPECT, "CLEARED")],
)
def test_customs_decides(
    cast: Cast, contract: Contract, customs: Customs, scenario: Scenario, state: str
) -> None:
    customs.twin.set_scenario(scenario)
    declaration = cleared(cast, contract, customs)
    assert declaration.state == state
    assert (declaration.state_note == "suspended") is (scenario is Scenario.HOLD)


def test_a_returned_declaration_is_filed_anew_with_another_order(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    customs.twin.set_scenario(Scenario.RETURN)
    first = cleared(cast, contract, customs)
    assert (first.state, first.state_note) == ("RETURNED", "returned as the scenario asks")
    customs.twin.set_scenario(Scenario.CLEAR)
    second = cleared(cast, contract, customs)
    assert second.state == "CLEARED"
    assert second.order_number != first.order_number


def test_a_receipt_read_twice_counts_once_and_late_news_changes_nothing(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    declaration = cleared(cast, contract, customs)
    count = DeclarationReceipt.objects.count()
    box = customs.mailbox
    for path in sorted(box.taken_in.iterdir()):
        (box.inbox / path.name).write_bytes(path.read_bytes())
    assert services.read_inbox(at=AT) == count
    early = next(path for path in box.taken_in.iterdir() if b"<CHANNEL>L</CHANNEL>" in path.read_bytes())
    (box.inbox / early.name).write_bytes(early.read_bytes() + b"\n")
    services.read_inbox(at=AT)
    declaration.refresh_from_db()
    assert (declaration.state, DeclarationReceipt.objects.count()) == ("CLEARED", count + 1)


def test_a_file_that_is_no_receipt_is_kept_for_a_person(customs: Customs, db: None) -> None:
    customs.mailbox.create()
    (customs.mailbox.inbox / "Failed_unknown_20261124080000.xml").write_bytes(b"<what/>")
    assert services.read_inbox(at=AT) == 1
    kept = DeclarationReceipt.objects.get()
    assert (kept.declaration, bytes(kept.content)) == (None, b"<what/>")


def test_the_appointed_broker_files_for_the_seller_and_no_other(
    cast: Cast, contract: Contract, customs: Customs
) -> None:
    clerk = cast.provider.actor(Role.CUSTOMS_CLERK)
    data = DeclarationData(mode=Declaration.Mode.DIRECT_EXPORT, journey=scene.journey_facts())
    with pytest.raises(NotFound):
        services.prepare_declaration(actor=clerk, contract_uuid=contract.uuid, data=data, at=AT)
    order = contracts.place_service_order(
        actor=cast.producer.owner,
        contract_uuid=contract.uuid,
        provider_uuid=registered(cast.provider).uuid,
        kind=ProviderKind.BROKER,
        scope="Export declaration",
        price=None,
        at=AT,
    )
    providers.accept_order(actor=cast.provider.owner, order_uuid=order.uuid, at=AT)
    declaration = services.prepare_declaration(actor=clerk, contract_uuid=contract.uuid, data=data, at=AT)
    assert declaration.facts.agent.customs_code == cast.provider.organization.customs_code
    assert selectors.declaration_for(cast.producer.viewer, declaration.uuid) == declaration
    assert selectors.declaration_for(cast.buyer.owner, declaration.uuid) is None
    assert selectors.declaration_for(cast.rival_producer.owner, declaration.uuid) is None


def test_mode_9810_needs_the_confirmed_booking(cast: Cast, contract: Contract) -> None:
    data = DeclarationData(mode=Declaration.Mode.OVERSEAS_WAREHOUSE, journey=scene.journey_facts())
    clerk = cast.producer.actor(Role.CUSTOMS_CLERK)
    with pytest.raises(InvalidInput) as refused:
        services.prepare_declaration(actor=clerk, contract_uuid=contract.uuid, data=data, at=AT)
    assert refused.value.field == "booking_id"


def test_a_container_number_is_checked(cast: Cast, contract: Contract) -> None:
    box = scene.container("MSCU6639870")
    with pytest.raises(InvalidInput) as refused:
        scene.prepared(cast, contract, containers=(replace(box, number="MSCU6639871"),))
    assert (refused.value.field, refused.value.code) == ("journey.containers.0.number", ErrorCode.CHECK_DIGIT)
    assert scene.prepared(cast, contract, containers=(box,)).facts.journey.containers == (box,)


def test_an_incoterm_by_sea_carries_insurance_too(cast: Cast, goods: Goods, customs: Customs) -> None:
    contract = scene.effective(
        cast, goods.methanol, incoterm=Incoterm.CIP, insurance=Amount(Decimal("99.00"), "USD")
    )
    filed = message(cleared(cast, contract, customs), MessageKind.DECLARATION)
    assert "<InsurRate>99</InsurRate>" in filed


@pytest.mark.django_db(transaction=True)
def test_two_workers_reading_at_once_take_every_receipt_once(
    cast: Cast, goods: Goods, customs: Customs
) -> None:
    contract = scene.effective(cast, goods.methanol)
    declaration = scene.prepared(cast, contract)
    step(cast, declaration, services.check_declaration)
    step(cast, declaration, services.transmit_order)
    customs.work()
    step(cast, declaration, services.submit_declaration)
    deliver_due(at=AT)
    customs.answer()
    waiting = len(customs.mailbox.received())
    before = DeclarationReceipt.objects.count()
    race([lambda: services.read_inbox(at=AT) for _ in range(4)])
    declaration.refresh_from_db()
    assert (declaration.state, customs.mailbox.received()) == ("CLEARED", [])
    assert DeclarationReceipt.objects.count() == before + waiting
