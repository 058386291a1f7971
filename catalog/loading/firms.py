"""Firms of the sample zone: register, verify, admit; add their people, profile and warehouse."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from catalog.loading.logins import password_hash
from catalog.sample.firms import Company, Person, PersonRole, ProviderOffer, Warehouse
from catalog.sample.password import PASSWORD
from catalog.sample.zone import SampleZone
from marketplace.accounts import services as accounts
from marketplace.accounts.authentication import actor_of_membership, actor_of_user
from marketplace.accounts.models import Membership, Organization, User
from marketplace.accounts.roles import OrganizationKind
from marketplace.accounts.verification import Numbers
from marketplace.core.actor import Actor
from marketplace.core.contacts import Contact
from marketplace.core.trade_terms import TransportMode
from marketplace.providers import selectors as provider_selectors
from marketplace.providers import services as providers
from marketplace.providers.choices import ProviderKind
from marketplace.providers.inputs import LaneData, ProviderData
from marketplace.warehouses import selectors as warehouse_selectors
from marketplace.warehouses import services as warehouses
from marketplace.warehouses.choices import WarehouseService
from marketplace.warehouses.inputs import WarehouseData


@dataclass(frozen=True)
class LoadedFirm:
    """A firm of the sample zone and its people in the marketplace."""

    company: Company
    organization: Organization
    memberships: dict[str, Membership]

    def actor(self, role: PersonRole) -> Actor:
        """Return the actor of the person with this role, else of the owner."""
        person = self.company.person(role) or self.company.people[0]
        return actor_of_membership(self.memberships[person.email])


@transaction.atomic
def load_zone_operator(company: Company, *, at: datetime) -> LoadedFirm:
    """Set up the zone operator, the one firm that nobody admits."""
    owner = _user(company.people[0], at)
    organization = _organization_of(owner)
    if organization is None:
        assert company.uscc is not None
        organization = accounts.create_zone_operator(
            owner=owner, data=_data(company), uscc=company.uscc, at=at
        )
    return _with_people(company, organization, at)


@transaction.atomic
def load_firm(company: Company, *, zone: SampleZone, operator: Actor, at: datetime) -> LoadedFirm:
    """Register a firm and have it admitted; its owner does the first, the zone operator the second."""
    owner = _user(company.people[0], at)
    organization = _organization_of(owner)
    if organization is None:
        organization = accounts.register_organization(actor=actor_of_user(owner), data=_data(company), at=at)
        accounts.submit_verification(
            actor=_actor(owner),
            organization_uuid=organization.uuid,
            numbers=_numbers(company),
            bank_name=company.bank.bank,
            at=at,
        )
        organization = accounts.admit_organization(actor=operator, organization_uuid=organization.uuid, at=at)
    firm = _with_people(company, organization, at)
    if company.provider:
        _load_provider(firm, company.provider, at)
    if company.warehouse:
        _load_warehouse(firm, company.warehouse, zone, operator, at)
    return firm


def _data(company: Company) -> accounts.OrganizationData:
    return accounts.OrganizationData(
        kind=OrganizationKind(company.kind),
        legal_name=company.legal_name,
        country=company.country,
        city=company.city,
        address=company.address_en,
        names=company.names.by_language(),
        phone=company.phone,
        is_sample=True,
    )


def _numbers(company: Company) -> Numbers:
    tax = company.tax
    return Numbers(
        uscc=company.uscc or "",
        customs_code=company.customs_code or "",
        lei=company.lei or "",
        vat_number=tax.number if tax and tax.vat else "",
        tax_number=tax.number if tax and not tax.vat else "",
        bank_account=company.bank.number,
        bank_swift=company.bank.bic,
    )


def _user(person: Person, at: datetime) -> User:
    return accounts.add_user(
        email=person.email,
        password=PASSWORD,
        password_hash=password_hash(),
        name=person.name,
        language=person.language,
        at=at,
    )


def _organization_of(owner: User) -> Organization | None:
    membership = (
        Membership.objects.select_related("organization").filter(user=owner, ended_at__isnull=True).first()
    )
    return membership.organization if membership else None


def _actor(owner: User) -> Actor:
    return actor_of_membership(
        Membership.objects.select_related("organization", "user").get(user=owner, ended_at__isnull=True)
    )


def _with_people(company: Company, organization: Organization, at: datetime) -> LoadedFirm:
    for person in company.people:
        accounts.add_member(
            organization=organization,
            user=_user(person, at),
            roles=[role.value for role in person.roles],
            title=person.title,
            at=at,
        )
    rows = Membership.objects.select_related("organization", "user").filter(
        organization=organization, ended_at__isnull=True
    )
    return LoadedFirm(company, organization, {row.user.email: row for row in rows})


def _contact(company: Company) -> Contact:
    person = company.person(PersonRole.SALES) or company.people[0]
    return Contact(name=person.latin, email=person.email, phone=company.phone)


def _load_provider(firm: LoadedFirm, offer: ProviderOffer, at: datetime) -> None:
    data = ProviderData(
        kinds=tuple(ProviderKind(kind) for kind in offer.kinds),
        scope=offer.scope.by_language(),
        lanes=tuple(
            LaneData(lane.origin, lane.destination, TransportMode(lane.mode), lane.days)
            for lane in offer.lanes
        ),
        hazard_classes=offer.hazard_classes,
        contact=_contact(firm.company),
    )
    owner = firm.actor(PersonRole.OWNER)
    known = provider_selectors.own_provider(owner)
    (providers.update_provider if known else providers.register_provider)(actor=owner, data=data, at=at)


def _load_warehouse(
    firm: LoadedFirm, warehouse: Warehouse, zone: SampleZone, operator: Actor, at: datetime
) -> None:
    place = zone.places[warehouse.place]
    data = WarehouseData(
        names=warehouse.names.by_language(),
        country=place.country,
        city=firm.company.city,
        address=firm.company.address_en,
        capacity_pallets=warehouse.capacity_pallets,
        capacity_m3=warehouse.capacity_m3,
        capacity_tonnes=warehouse.capacity_tonnes,
        hazard_classes=warehouse.hazard_classes,
        services=tuple(WarehouseService(service) for service in warehouse.services),
        place_code=place.unlocode or "",
        contact=_contact(firm.company),
    )
    owner = firm.actor(PersonRole.OWNER)
    known = warehouse_selectors.own_warehouses(owner).first()
    if known is not None:
        warehouses.update_warehouse(actor=owner, warehouse_uuid=known.uuid, data=data, at=at)
        return
    made = warehouses.register_warehouse(actor=owner, data=data, at=at)
    if warehouse.public_recognised:
        warehouses.recognize_warehouse(actor=operator, warehouse_uuid=made.uuid, at=at)
