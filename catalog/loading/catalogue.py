"""Categories and substances of the sample zone."""

from datetime import datetime

from django.db import transaction

from catalog.listings import services
from catalog.listings.inputs import AttributeData, CategoryData, SubstanceData, TransportEntryData
from catalog.sample.goods import Attribute, Category, DangerousGoods, Substance
from catalog.sample.zone import SampleZone
from marketplace.core.actor import Actor


@transaction.atomic
def load_catalogue(zone: SampleZone, *, actor: Actor, at: datetime) -> None:
    """Save the tree, parents first, and the substances."""
    for category in _parents_first(zone.categories):
        services.save_category(actor=actor, data=_category(category, len(zone.categories)))
    for substance in zone.substances.values():
        entries = tuple(_entry(zone.dangerous_goods[number]) for number in substance.un_numbers)
        services.save_substance(actor=actor, data=_substance(substance, entries), at=at)


def _parents_first(categories: dict[str, Category]) -> list[Category]:
    def depth(category: Category) -> int:
        return 0 if category.parent is None else 1 + depth(categories[category.parent])

    return sorted(categories.values(), key=depth)


def _category(category: Category, position: int) -> CategoryData:
    return CategoryData(
        code=category.code,
        names=category.names.by_language(),
        vertical=category.vertical.value,
        parent_code=category.parent or "",
        position=position,
        attributes=tuple(_attribute(row, category.required) for row in category.own_attributes),
    )


def _attribute(attribute: Attribute, required: tuple[str, ...]) -> AttributeData:
    return AttributeData(
        code=attribute.code,
        kind=attribute.kind.value,
        names=attribute.names.by_language(),
        unit=attribute.unit or "",
        choices=tuple({"code": c.code, "names": c.names.by_language()} for c in attribute.choices),
        is_required=attribute.code in required,
    )


def _entry(goods: DangerousGoods) -> TransportEntryData:
    return TransportEntryData(
        un_number=goods.un_number,
        proper_shipping_names=shipping_names(goods),
        hazard_class=goods.hazard_class,
        subsidiary_classes=goods.subsidiary_risks,
        packing_group=goods.packing_group or "",
        marine_pollutant=goods.marine_pollutant,
        ems=goods.ems,
        hazard_identification=goods.hazard_id or "",
        limited_quantity=goods.limited_quantity,
        is_conditional=goods.conditional,
    )


def shipping_names(goods: DangerousGoods) -> dict[str, str]:
    return {"en": goods.names.en, "zh-Hans": goods.names.zh, "ru": goods.names.ru}


def _substance(substance: Substance, entries: tuple[TransportEntryData, ...]) -> SubstanceData:
    density = substance.density
    return SubstanceData(
        cas=substance.cas,
        names=substance.names.by_language(),
        synonyms={language: tuple(words) for language, words in substance.synonyms.by_language().items()},
        ec_number=substance.ec or "",
        formula=substance.formula,
        molar_mass=substance.molar_mass,
        physical_form=substance.form.value,
        density_kg_per_litre=density.kg_per_litre if density else None,
        density_celsius=density.celsius if density else None,
        signal_word=substance.ghs.signal.value if substance.ghs.signal else "",
        ghs_pictograms=substance.ghs.pictograms,
        hazard_statements=substance.ghs.hazards,
        precautionary_statements=substance.ghs.precautions,
        control_flags=tuple(control.value for control in substance.controls),
        transport_entries=entries,
    )
