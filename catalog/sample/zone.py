"""The sample zone as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from catalog.sample.firms import Company, CompanyKind
from catalog.sample.goods import Category, DangerousGoods, Origin, Package, Place, Substance, Unit
from catalog.sample.offers import Listing
from catalog.sample.texts import Text


@dataclass(frozen=True)
class SampleZone:
    """Everything that the sample zone holds, in the order of the data files.

    ``load_zone`` has checked every reference between records. Keys: unit symbol, category code, UN number,
    CAS number, package code, storage rule, place, origin, company key.
    """

    units: dict[str, Unit]
    categories: dict[str, Category]
    dangerous_goods: dict[str, DangerousGoods]
    substances: dict[str, Substance]
    packages: dict[str, Package]
    storage_rules: dict[str, Text]
    places: dict[str, Place]
    origins: dict[str, Origin]
    companies: dict[str, Company]
    listings: tuple[Listing, ...]

    @cached_property
    def listings_by_sku(self) -> dict[str, Listing]:
        return {listing.sku: listing for listing in self.listings}

    @property
    def producers(self) -> tuple[Company, ...]:
        return tuple(self._of(CompanyKind.PRODUCER))

    @property
    def buyers(self) -> tuple[Company, ...]:
        return tuple(self._of(CompanyKind.BUYER))

    @property
    def providers(self) -> tuple[Company, ...]:
        return tuple(self._of(CompanyKind.PROVIDER))

    @property
    def warehouse_operators(self) -> tuple[Company, ...]:
        return tuple(self._of(CompanyKind.WAREHOUSE_OPERATOR))

    @property
    def zone_operator(self) -> Company:
        return next(iter(self._of(CompanyKind.ZONE_OPERATOR)))

    def listings_of(self, supplier: str) -> tuple[Listing, ...]:
        return tuple(listing for listing in self.listings if listing.supplier == supplier)

    def _of(self, kind: CompanyKind) -> Iterable[Company]:
        return (company for company in self.companies.values() if company.kind == kind)
