"""Checks that records of the sample zone fit together."""

from collections import Counter
from collections.abc import Iterable

from catalog.sample.goods import PackageKind, PhysicalForm, Vertical
from catalog.sample.offers import DocumentKind, Listing, PackagingOption, PriceList
from catalog.sample.reading import SampleError
from catalog.sample.zone import SampleZone

PAYLOAD_KG = {20: 26000, 40: 26700}
"""What a container of that length in feet may carry on the roads and railways of the region, in kg."""
SEA_RULES = {"FAS", "FOB", "CFR", "CIF"}
NEEDS_UN_CODE = {
    PackageKind.BAG,
    PackageKind.BIG_BAG,
    PackageKind.DRUM,
    PackageKind.IBC,
    PackageKind.CARTON,
}
GROSS_KG_OF_TANK = 36000
"""Highest gross mass of a container with its load, ISO 668; the tare of a tank is that of its frame."""
MODEL_TEXT_MAX = 255
"""Longest GModel of a customs declaration."""


def check_zone(zone: SampleZone) -> None:
    """Check every reference and the rules between records.

    :raises SampleError: naming the first record that breaks one.
    """
    check_unique("SKU", (listing.sku for listing in zone.listings))
    check_unique("e-mail", (person.email for company in zone.companies.values() for person in company.people))
    for numbers in ("uscc", "customs_code", "lei"):
        check_unique(numbers, (getattr(company, numbers) for company in zone.companies.values()))
    for company in zone.companies.values():
        if company.warehouse is not None and company.warehouse.place not in zone.places:
            raise SampleError(f"companies, {company.key}: unknown place {company.warehouse.place}")
    for listing in zone.listings:
        check_listing(zone, listing)


def check_unique(what: str, values: Iterable[str | None]) -> None:
    twice = [value for value, count in Counter(values).items() if value is not None and count > 1]
    if twice:
        raise SampleError(f"{what} {', '.join(twice)} is used twice")


def check_listing(zone: SampleZone, listing: Listing) -> None:
    check_references(zone, listing)
    check_specification(zone, listing)
    check_dangerous(zone, listing)
    check_order(listing)
    for option in listing.packaging:
        check_packaging(zone, listing, option)
    for prices in listing.prices:
        check_prices(zone, listing, prices)
    model = "|".join(element.value for element in listing.declaration_elements)
    require(listing, len(model) <= MODEL_TEXT_MAX, "the declaration elements are longer than 255 characters")


def check_references(zone: SampleZone, listing: Listing) -> None:
    require(listing, listing.supplier in zone.companies, f"unknown supplier {listing.supplier}")
    require(listing, listing.origin in zone.origins, f"unknown origin {listing.origin}")
    unknown = [code for code in listing.storage if code not in zone.storage_rules]
    require(listing, not unknown, f"unknown storage rule {', '.join(unknown)}")
    is_chemical = listing.vertical == Vertical.CHEMICALS
    require(listing, is_chemical == (listing.substance is not None), "a chemical names its substance")
    by_piece = listing.order.unit == "H87"
    require(listing, by_piece == (listing.kg_per_piece is not None), "goods by the piece state kg_per_piece")
    require(
        listing, by_piece == (len(listing.customs_units) == 2), "goods by the piece have two customs units"
    )


def check_specification(zone: SampleZone, listing: Listing) -> None:
    stated = [row.attribute for row in listing.specification]
    missing = [code for code in zone.categories[listing.category].required if code not in stated]
    require(listing, not missing, f"the specification lacks {', '.join(missing)}")
    require(listing, len(set(stated)) == len(stated), "the specification repeats an attribute")
    unknown = {row.unit for row in listing.specification if row.unit is not None} - set(zone.units)
    require(listing, not unknown, f"unknown unit {unknown}")


def check_dangerous(zone: SampleZone, listing: Listing) -> None:
    if listing.un_number is None:
        return
    require(listing, listing.un_number in zone.dangerous_goods, f"unknown UN number {listing.un_number}")
    if listing.substance is not None:
        own = zone.substances[listing.substance].un_numbers
        require(listing, listing.un_number in own, f"UN {listing.un_number} is not of this substance")
    languages = {document.language for document in listing.documents if document.kind == DocumentKind.SDS}
    require(listing, {"zh-Hans", "en"} <= languages, "dangerous goods need an SDS in Chinese and English")
    phone = zone.companies[listing.supplier].emergency_phone
    require(listing, phone is not None, "the supplier of dangerous goods needs an emergency telephone")


def check_order(listing: Listing) -> None:
    order = listing.order
    require(listing, order.minimum % order.increment == 0, "the minimum is not a multiple of the increment")
    litres = {"LTR", "MTQ"} & set(listing.also_units)
    require(listing, not litres or listing.density is not None, "sold by volume but no density is known")
    fluid = listing.form in {PhysicalForm.LIQUID, PhysicalForm.SOLUTION}
    require(listing, not fluid or "LTR" in listing.also_units, "a liquid is offered by the litre too")


def check_packaging(zone: SampleZone, listing: Listing, option: PackagingOption) -> None:
    require(listing, option.package in zone.packages, f"unknown package {option.package}")
    kind = zone.packages[option.package].kind
    if option.net_kg is None:
        require(listing, kind == PackageKind.BULK, f"{option.package} needs a net mass")
        return
    require(listing, kind != PackageKind.BULK, "bulk has no packages with a mass")
    if listing.un_number is not None and kind in NEEDS_UN_CODE:
        require(listing, option.un_code is not None, f"{option.package} needs a UN packaging code")
    if listing.un_number is None:
        has_code = option.un_code is not None or option.tank is not None
        require(listing, not has_code, f"{option.package}: a UN code for harmless goods")
    if listing.kg_per_piece is not None:
        net = (option.pieces or 0) * listing.kg_per_piece
        require(listing, option.net_kg == net, f"{option.package}: net is not pieces × kg_per_piece")
    if option.container is None:
        require(listing, option.packages_per_container is None, f"{option.package}: no container is named")
        return
    if option.tare_kg is None or not option.packages_per_container:
        raise SampleError(f"listing {listing.sku}: {option.package} states tare and packages per container")
    load = (option.net_kg + option.tare_kg) * option.packages_per_container
    limit = GROSS_KG_OF_TANK if kind == PackageKind.ISO_TANK else PAYLOAD_KG[option.container]
    require(listing, load <= limit, f"{option.package}: {load} kg are too much for {option.container} feet")


def check_prices(zone: SampleZone, listing: Listing, prices: PriceList) -> None:
    where = f"{prices.incoterm} {prices.place}"
    require(listing, prices.place in zone.places, f"unknown place {prices.place}")
    by_sea = prices.incoterm in SEA_RULES
    require(listing, not by_sea or zone.places[prices.place].sea, f"{where} is not a sea port")
    starts = [tier.from_quantity for tier in prices.tiers]
    amounts = [tier.price for tier in prices.tiers]
    require(listing, starts == sorted(set(starts)), f"{where}: the tiers do not rise in quantity")
    require(listing, amounts == sorted(set(amounts), reverse=True), f"{where}: the prices do not fall")
    require(listing, starts[0] == listing.order.minimum, f"{where}: prices start at the minimum order")


def require(listing: Listing, holds: bool, problem: str) -> None:
    if not holds:
        raise SampleError(f"listing {listing.sku}: {problem}")
