"""Turn a listing of the sample zone into what its producer would send."""

from dataclasses import dataclass
from typing import Any

from catalog.listings.facts import (
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    Origin,
    Packaging,
    Price,
    Specification,
)
from catalog.listings.inputs import ListingData
from catalog.loading.catalogue import shipping_names
from catalog.sample.goods import AttributeKind
from catalog.sample.offers import Listing, PackagingOption, SpecificationRow
from catalog.sample.zone import SampleZone

_STATED = frozenset({AttributeKind.CHOICE, AttributeKind.TEXT, AttributeKind.YES_NO, AttributeKind.DATE})
"""Attributes whose value is no number: stated as attributes; numbers are rows of the specification."""


@dataclass(frozen=True)
class _Rows:
    """The specification of the sample zone, parted as the listings room keeps it."""

    attributes: dict[str, Any]
    specification: tuple[Specification, ...]


def listing_data(listing: Listing, zone: SampleZone) -> ListingData:
    """Return everything about the listing but its documents."""
    rows = _rows(listing, zone)
    substance = zone.substances.get(listing.substance or "")
    density = listing.density or (substance.density if substance else None)
    order = listing.order
    return ListingData(
        sku=listing.sku,
        category_code=listing.category,
        names=listing.names.by_language(),
        descriptions=listing.summary.by_language(),
        price_unit=order.unit,
        cas=listing.substance or "",
        brand=listing.brand,
        grade=listing.grade,
        attributes=rows.attributes,
        hs_code=listing.hs_code,
        declaration_elements=tuple(DeclarationElement(e.name, e.value) for e in listing.declaration_elements),
        licences=listing.licence_codes,
        origin=_origin(listing, zone),
        min_quantity=order.minimum,
        increment=order.increment,
        monthly_capacity=order.monthly_capacity,
        lead_days=order.lead_days,
        tolerance_percent=order.tolerance_percent,
        physical_form=listing.form.value,
        density_kg_per_litre=density.kg_per_litre if density else None,
        density_celsius=density.celsius if density else None,
        kg_per_piece=listing.kg_per_piece,
        shelf_life_months=order.shelf_life_months,
        storage=_storage(listing, zone),
        customs=_customs(listing),
        dangerous_goods=_dangerous_goods(listing, zone),
        specification=rows.specification,
        packaging=_packaging(listing, zone),
        prices=_prices(listing, zone),
    )


def _origin(listing: Listing, zone: SampleZone) -> Origin:
    origin = zone.origins[listing.origin]
    return Origin("CN", origin.names.en, origin.district)


def _storage(listing: Listing, zone: SampleZone) -> dict[str, str]:
    rules = [zone.storage_rules[code].by_language() for code in listing.storage]
    return {language: " ".join(rule[language] for rule in rules) for language in (rules[0] if rules else ())}


def _customs(listing: Listing) -> CustomsUnits:
    first, *more = listing.customs_units
    return CustomsUnits(
        trade_unit=listing.customs_trade_unit, first_unit=first, second_unit=more[0] if more else ""
    )


def _dangerous_goods(listing: Listing, zone: SampleZone) -> DangerousGoods | None:
    if listing.un_number is None:
        return None
    goods, supplier = zone.dangerous_goods[listing.un_number], zone.companies[listing.supplier]
    return DangerousGoods(
        un_number=goods.un_number,
        proper_shipping_names=shipping_names(goods),
        hazard_class=goods.hazard_class,
        subsidiary_classes=goods.subsidiary_risks,
        packing_group=goods.packing_group or "",
        marine_pollutant=goods.marine_pollutant,
        emergency_phone=supplier.emergency_phone or supplier.phone,
        ems=goods.ems,
        hazard_identification=goods.hazard_id or "",
        limited_quantity=goods.limited_quantity,
    )


def _rows(listing: Listing, zone: SampleZone) -> _Rows:
    category = zone.categories[listing.category]
    attributes: dict[str, Any] = {}
    specification = []
    for row in listing.specification:
        attribute = category.attribute(row.attribute)
        assert attribute is not None
        if attribute.kind in _STATED:
            attributes[row.attribute] = row.value
        else:
            specification.append(_specification(attribute.names.by_language(), row))
    return _Rows(attributes, tuple(specification))


def _specification(names: dict[str, str], row: SpecificationRow) -> Specification:
    return Specification(
        code=row.attribute,
        names=names,
        minimum=row.minimum,
        maximum=row.maximum,
        typical=row.typical,
        unit=row.unit or "",
        method=row.method or "",
        basis=row.basis.value if row.basis else "",
    )


def _packaging(listing: Listing, zone: SampleZone) -> tuple[Packaging, ...]:
    packages = [option.package for option in listing.packaging]
    return tuple(
        _packaging_option(option, zone, is_alone=packages.count(option.package) == 1)
        for option in listing.packaging
    )


def _packaging_option(option: PackagingOption, zone: SampleZone, *, is_alone: bool) -> Packaging:
    """Name the option after its package, with its size where the listing has several of the kind."""
    package = zone.packages[option.package]
    return Packaging(
        code=option.package if is_alone else f"{option.package}_{_size(option)}",
        kind=package.kind.value,
        package_code=package.rec21,
        un_mark=option.un_code or option.tank or "",
        names=package.names.by_language(),
        net_kg=option.net_kg,
        tare_kg=option.tare_kg,
        pieces=option.pieces,
        packages_per_pallet=option.packages_per_pallet,
        packages_per_container=option.packages_per_container,
        container_type=f"{option.container} ft" if option.container else "",
        customs_wrap=package.customs_wrap,
    )


def _size(option: PackagingOption) -> str:
    if option.pieces:
        return str(option.pieces)
    return "" if option.net_kg is None else f"{option.net_kg.normalize():f}".replace(".", "_")


def _prices(listing: Listing, zone: SampleZone) -> tuple[Price, ...]:
    return tuple(
        Price(
            from_quantity=tier.from_quantity,
            price=tier.price,
            currency=prices.currency,
            incoterm=prices.incoterm,
            place_name=zone.places[prices.place].names.en,
            place_code=zone.places[prices.place].unlocode or "",
        )
        for prices in listing.prices
        for tier in prices.tiers
    )
