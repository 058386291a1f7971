"""Build the facts of a listing from its working copy."""

from decimal import Decimal
from typing import Any

from catalog.listings.choices import AttributeKind
from catalog.listings.facts.listing import ListingFacts
from catalog.listings.facts.parts import (
    AttributeValue,
    CustomsUnits,
    DangerousGoods,
    DeclarationElement,
    DocumentFacts,
    Origin,
    Packaging,
    Price,
    Specification,
    SubstanceFacts,
)
from catalog.listings.models import Attribute, Listing, Substance


def facts_from_working_copy(listing: Listing, attributes: list[Attribute], *, version: int) -> ListingFacts:
    """Copy all a listing says now. ``attributes`` are those of its category and the ones above.

    Reads the part rows, the supplier, the category and the substance: prefetch them for many listings.
    """
    substance = listing.substance
    return ListingFacts(
        listing_uuid=listing.uuid,
        listing_number=listing.number,
        version=version,
        supplier_uuid=listing.supplier.uuid,
        sku=listing.sku,
        vertical=listing.vertical,
        category_code=listing.category.code,
        category_names=listing.category.names,
        names=listing.names,
        descriptions=listing.descriptions,
        machine_texts=tuple(listing.machine_texts),
        brand=listing.brand,
        grade=listing.grade,
        cas=substance.cas if substance else "",
        formula=listing.formula or (substance.formula if substance else ""),
        hs_code=listing.hs_code,
        ciq_code=listing.ciq_code,
        declaration_elements=tuple(DeclarationElement(**row) for row in listing.declaration_elements),
        origin=Origin(listing.origin_country, listing.origin_place, listing.origin_district),
        price_unit=listing.price_unit,
        min_quantity=plain(listing.min_quantity),
        increment=plain(listing.increment),
        lead_days=listing.lead_days,
        tolerance_percent=_exact(listing.tolerance_percent),
        physical_form=listing.physical_form,
        density_kg_per_litre=plain(listing.density_kg_per_litre),
        density_celsius=plain(listing.density_celsius),
        kg_per_piece=plain(listing.kg_per_piece),
        shelf_life_months=listing.shelf_life_months,
        storage=listing.storage,
        customs=_customs(listing),
        dangerous_goods=_dangerous_goods(listing),
        attributes=_attribute_values(listing, attributes),
        specification=tuple(_specification(row) for row in listing.specification_rows.all()),
        packaging=tuple(_packaging(row) for row in listing.packaging_options.all()),
        prices=tuple(_price(row) for row in listing.price_tiers.all()),
        documents=tuple(_document(row) for row in listing.documents.all()),
        substance=_substance(substance) if substance else None,
        licences=tuple(listing.licences),
        monthly_capacity=plain(listing.monthly_capacity),
    )


def plain(value: Decimal | None) -> Decimal | None:
    """Drop idle zeros, so that 500, 500.0 and 500.000000 are the same facts."""
    return None if value is None else _exact(value)


def _exact(value: Decimal) -> Decimal:
    return Decimal(format(value.normalize(), "f"))


def _customs(listing: Listing) -> CustomsUnits:
    return CustomsUnits(
        trade_unit=listing.customs_trade_unit,
        first_unit=listing.customs_first_unit,
        first_factor=plain(listing.customs_first_factor),
        second_unit=listing.customs_second_unit,
        second_factor=plain(listing.customs_second_factor),
        source=listing.customs_factor_source,
    )


def _dangerous_goods(listing: Listing) -> DangerousGoods | None:
    if not listing.un_number:
        return None
    return DangerousGoods(
        un_number=listing.un_number,
        proper_shipping_names=listing.proper_shipping_names,
        hazard_class=listing.hazard_class,
        subsidiary_classes=tuple(listing.subsidiary_classes),
        packing_group=listing.packing_group,
        marine_pollutant=listing.marine_pollutant,
        emergency_phone=listing.emergency_phone,
        ems=listing.ems,
        hazard_identification=listing.hazard_identification,
        limited_quantity=listing.limited_quantity,
    )


def _attribute_values(listing: Listing, attributes: list[Attribute]) -> tuple[AttributeValue, ...]:
    return tuple(
        AttributeValue(
            code=attribute.code,
            kind=attribute.kind,
            names=attribute.names,
            value=str(listing.attributes[attribute.code]),
            unit=attribute.unit,
            value_names=_choice_names(attribute, listing.attributes[attribute.code]),
        )
        for attribute in attributes
        if attribute.code in listing.attributes
    )


def _choice_names(attribute: Attribute, value: Any) -> dict[str, str]:
    if attribute.kind != AttributeKind.CHOICE:
        return {}
    names: dict[str, str] = next((c["names"] for c in attribute.choices if c["code"] == value), {})
    return names


def _specification(row: Any) -> Specification:
    return Specification(
        code=row.code,
        names=row.names,
        minimum=plain(row.minimum),
        maximum=plain(row.maximum),
        typical=plain(row.typical),
        text=row.text,
        unit=row.unit,
        method=row.method,
        basis=row.basis,
        rejection_limit=plain(row.rejection_limit),
        price_adjustment_percent=plain(row.price_adjustment_percent),
    )


def _packaging(row: Any) -> Packaging:
    return Packaging(
        code=row.code,
        kind=row.kind,
        package_code=row.package_code,
        un_mark=row.un_mark,
        names=row.names,
        net_kg=plain(row.net_kg),
        tare_kg=plain(row.tare_kg),
        pieces=row.pieces,
        volume_m3=plain(row.volume_m3),
        packages_per_pallet=row.packages_per_pallet,
        packages_per_container=row.packages_per_container,
        container_type=row.container_type,
        customs_wrap=row.customs_wrap,
    )


def _price(row: Any) -> Price:
    return Price(
        from_quantity=_exact(row.from_quantity),
        price=_exact(row.price),
        currency=row.currency,
        incoterm=row.incoterm,
        place_name=row.place_name,
        place_code=row.place_code,
    )


def _document(row: Any) -> DocumentFacts:
    return DocumentFacts(
        kind=row.kind,
        language=row.language,
        edition=row.edition,
        issued_date=row.issued_date,
        title=row.title,
        visibility=row.visibility,
        file_uuid=row.file.uuid if row.file else None,
        sha256=row.file.sha256 if row.file else "",
    )


def _substance(substance: Substance) -> SubstanceFacts:
    return SubstanceFacts(
        uuid=substance.uuid,
        cas=substance.cas,
        ec_number=substance.ec_number,
        formula=substance.formula,
        molar_mass=plain(substance.molar_mass),
        names=substance.names,
        synonyms={language: tuple(texts) for language, texts in substance.synonyms.items()},
        signal_word=substance.signal_word,
        ghs_pictograms=tuple(substance.ghs_pictograms),
        hazard_statements=tuple(substance.hazard_statements),
        precautionary_statements=tuple(substance.precautionary_statements),
        control_flags=tuple(substance.control_flags),
        un_numbers=tuple(substance.un_numbers),
    )
