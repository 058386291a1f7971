"""Contracts as each side may read them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from marketplace.accounts.roles import OrganizationKind
from marketplace.core.actor import Actor
from marketplace.core.money import Money
from marketplace.core.units import Quantity
from marketplace.providers import selectors as providers
from rfq.contracts.facts import LineFacts, PaymentFacts
from rfq.contracts.models import Contract


def contracts_visible_to(actor: Actor) -> QuerySet[Contract]:
    """Return the contracts of the actor's firm as a party, those a broker is appointed for, for the zone all."""
    rows = Contract.objects.select_related("seller", "buyer", "document", "signed_document").prefetch_related(
        "signatures"
    )
    if actor.is_system or actor.kind == OrganizationKind.ZONE_OPERATOR:
        return rows
    if actor.organization_id is None:
        return rows.none()
    if actor.kind == OrganizationKind.PROVIDER:
        return rows.filter(uuid__in=providers.subjects_brokered_by(actor.organization_id))
    return rows.filter(Q(seller_id=actor.organization_id) | Q(buyer_id=actor.organization_id))


def contract_for(actor: Actor, uuid: UUID) -> Contract | None:
    return contracts_visible_to(actor).filter(uuid=uuid).first()


def issued_contract(uuid: UUID) -> Contract | None:
    """Return a contract whose paper was issued, to whoever has the code on it: for the public check alone."""
    rows = Contract.objects.select_related("document", "signed_document")
    return rows.filter(uuid=uuid, document__isnull=False).first()


@dataclass(frozen=True)
class LineView:
    """One line of a contract with the money and units it is read in."""

    facts: LineFacts
    currency: str
    language: str

    @property
    def quantity(self) -> Quantity:
        return Quantity(self.facts.quantity, self.facts.unit)

    @property
    def price_quantity(self) -> Quantity:
        return Quantity(self.facts.price_quantity, self.facts.price_unit)

    @property
    def unit_price(self) -> Money:
        return Money(self.facts.unit_price, self.currency)

    @property
    def line_total(self) -> Money:
        return Money(self.facts.line_total, self.currency)


@dataclass(frozen=True)
class PaymentView:
    """One agreed payment with its money."""

    facts: PaymentFacts
    amount: Money


def lines_of(contract: Contract) -> list[LineView]:
    return [LineView(line, contract.currency, contract.language) for line in contract.terms.lines]


def payments_of(contract: Contract) -> list[PaymentView]:
    return [PaymentView(row, Money(row.amount, contract.currency)) for row in contract.terms.payments]
