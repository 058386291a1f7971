"""The people of a trade: taken from the sample zone, by the firms that a plot names."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.sample import SampleZone, load_zone
from catalog.sample.firms import Company, PersonRole
from catalog.sample.password import PASSWORD
from marketplace.journey.plot import Plot

__all__ = ["PASSWORD", "People", "people_for"]


@dataclass(frozen=True)
class People:
    """Who acts, by e-mail address, and for whom."""

    zone: str
    producer_name: str
    seller_owner: str
    sales: str
    finance: str
    clerk: str
    buyer: str
    buyer_owner: str
    carrier: str
    carrier_kind: str
    insurer: str
    warehouse: str
    firms: dict[str, str]

    def firm_of(self, email: str) -> str:
        """Return the English name of a person's firm."""
        return self.firms[email]

    def service_orders(self) -> Iterator[tuple[str, str, str]]:
        """Give the services ordered: kind, who orders, who provides."""
        yield "BROKER", self.seller_owner, self.clerk
        yield self.carrier_kind, self.seller_owner, self.carrier
        yield "INSURER", self.buyer_owner, self.insurer


def people_for(plot: Plot) -> People:
    """Cast a plot from the sample zone."""
    zone = load_zone()
    seller = zone.companies[zone.listings_by_sku[plot.sku].supplier]
    buyer = zone.companies[plot.buyer]
    return People(
        zone=_email(zone.zone_operator, PersonRole.OWNER),
        producer_name=seller.names.en,
        seller_owner=_email(seller, PersonRole.OWNER),
        sales=_email(seller, PersonRole.SALES),
        finance=_email(seller, PersonRole.FINANCE),
        clerk=_email(zone.companies["ordos-broker"], PersonRole.CUSTOMS_CLERK),
        buyer=_email(buyer, PersonRole.BUYER),
        buyer_owner=_email(buyer, PersonRole.OWNER),
        carrier=_email(zone.companies[plot.carrier], PersonRole.SALES),
        carrier_kind=plot.carrier_kind,
        insurer=_email(zone.companies["sample-insurance"], PersonRole.SALES),
        warehouse=_email(zone.companies[plot.warehouse], PersonRole.SALES),
        firms=_firms(zone),
    )


def _email(company: Company, role: PersonRole) -> str:
    """Return who has the role, else the owner, who may do whatever any role may."""
    person = company.person(role) or company.person(PersonRole.OWNER)
    if person is None:
        raise LookupError(f"{company.names.en} has nobody")
    return person.email


def _firms(zone: SampleZone) -> dict[str, str]:
    return {
        person.email: company.names.en for company in zone.companies.values() for person in company.people
    }
