"""Types of listings, categories and substances."""

from typing import Any
from uuid import UUID

import graphene

from catalog.listings import models, selectors
from catalog.listings.graphql.enums import (
    AttributeKindEnum,
    ControlFlagEnum,
    ListingStateEnum,
    PhysicalFormEnum,
    RevisionStateEnum,
    VerticalEnum,
)
from catalog.listings.graphql.parts import (
    ListingAttribute,
    ListingCustoms,
    ListingDangerousGoods,
    ListingDeclarationElement,
    ListingDocument,
    ListingOrigin,
    ListingPackaging,
    ListingPrice,
    ListingSpecification,
    optional,
)
from marketplace.accounts.graphql.types import Organization
from marketplace.core.graphql.fields import MarketField, actor_of, field, list_of
from marketplace.core.graphql.nodes import Entity, Node
from marketplace.core.graphql.scalars import DateTime, Decimal
from marketplace.core.graphql.texts import Texts, text_field
from marketplace.core.units import unit


class AttributeChoice(graphene.ObjectType):
    """One value that a choice may have."""

    code = field(graphene.String, "What is stored and sent.", required=True)
    name = text_field(lambda choice: choice["names"], "What it is called.")


class Attribute(graphene.ObjectType):
    """What listings of a category say about themselves."""

    code = field(graphene.String, "Its code within the category.", required=True)
    kind = field(AttributeKindEnum, "What it holds.", required=True)
    name = text_field(lambda attribute: attribute.names, "What it is called.")
    unit = optional("unit", "The unit of a number or range.")
    choices = field(list_of(AttributeChoice), "What a choice may be.", required=True)
    is_required = field(graphene.Boolean, "Whether a published listing must have it.", required=True)


class Category(graphene.ObjectType):
    """A place in the catalogue's tree."""

    code = field(graphene.String, "Its code.", required=True)
    vertical = field(VerticalEnum, "Its industry.", required=True)
    name = text_field(lambda category: category.names, "What it is called.")
    parent_code = field(graphene.String, "The category above.")
    path = field(graphene.String, "The codes from the root, with / between.", required=True)
    attributes = field(
        list_of(Attribute),
        "Its attributes and those of the ones above.",
        required=True,
        cost=5,
        usual_size=20,
    )

    @staticmethod
    def resolve_parent_code(category: models.Category, _info: Any) -> str | None:
        *above, _ = category.path.split("/")
        return above[-1] if above else None

    @staticmethod
    def resolve_attributes(category: models.Category, info: Any) -> list[models.Attribute]:
        return selectors.attributes_of(_tree(info)[category.code])


def _tree(info: Any) -> dict[str, models.Category]:
    """Return the whole tree by code, read once a request however many categories ask for their attributes."""
    kept: dict[str, Any] = vars(info.context)
    if "category_tree" not in kept:
        kept["category_tree"] = {category.code: category for category in selectors.categories()}
    tree: dict[str, models.Category] = kept["category_tree"]
    return tree


class Substance(Entity):
    """A chemical, apart from the offers made of it. Within a listing: as it was known at publication."""

    class Meta:
        interfaces = (Node,)

    cas = field(graphene.String, "CAS number.", required=True)
    ec_number = optional("ec_number", "EC number.")
    formula = optional("formula", "Sum formula.")
    molar_mass = field(Decimal, "Molar mass in g/mol.")
    name = text_field(lambda substance: substance.names, "What it is called.")
    synonyms = field(
        list_of(graphene.String),
        "Other names in a language.",
        required=True,
        language=graphene.String(description="BCP 47; default is the reader's."),
    )
    signal_word = optional("signal_word", "GHS signal word.")
    ghs_pictograms = field(list_of(graphene.String), "GHS01 to GHS09.", required=True)
    hazard_statements = field(list_of(graphene.String), "H statements.", required=True)
    precautionary_statements = field(list_of(graphene.String), "P statements.", required=True)
    un_numbers = field(list_of(graphene.String), "UN numbers it may travel under.", required=True)
    control_flags = field(list_of(ControlFlagEnum), "Why its export is controlled.", required=True)

    @staticmethod
    def resolve_synonyms(substance: Any, info: Any, language: str | None = None) -> list[str]:
        return list(substance.synonyms.get(language or actor_of(info).language, ()))

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> models.Substance | None:
        return selectors.substance_by_uuid(uuid)


def fact(name: str, type_: Any, description: str, *, required: bool = False, cost: int = 1) -> MarketField:
    """Declare a field of a listing that its facts hold; an empty text is null."""

    def resolve(listing: models.Listing, _info: Any) -> Any:
        value = getattr(selectors.shown_facts(listing), name)
        return None if value == "" and not required else value

    return field(type_, description, required=required, cost=cost, resolver=resolve)


def fact_text(name: str, description: str, *, required: bool = False) -> MarketField:
    return text_field(
        lambda listing: getattr(selectors.shown_facts(listing), name), description, required=required
    )


class Listing(Entity):
    """Goods that a producer offers. The public reads what was published last."""

    class Meta:
        interfaces = (Node,)

    number = field(graphene.String, "The number people read, such as LST-2026-000042.", required=True)
    state = field(ListingStateEnum, "Where it stands towards the public.", required=True)
    state_reason = optional("state_reason", "Why it was returned, suspended or archived.")
    revision_state = field(RevisionStateEnum, "Where an edit of it stands.", required=True)
    version = fact("version", graphene.Int, "The published version; 0 before the first.", required=True)
    is_working_copy = field(
        graphene.Boolean, "True when this shows the unpublished working copy.", required=True
    )
    supplier = field(Organization, "Who offers it.", required=True)
    category = field(Category, "Where it stands in the catalogue.", required=True)
    created_at = field(DateTime, "When it was made.", required=True)
    updated_at = field(DateTime, "When it last changed.", required=True)
    published_at = field(DateTime, "When it was first published.")

    sku = fact("sku", graphene.String, "The producer's own code.", required=True)
    vertical = fact("vertical", VerticalEnum, "Its industry.", required=True)
    name = fact_text("names", "What it is called.", required=True)
    names = fact("names", Texts, "What it is called, in all languages.", required=True)
    description = fact_text("descriptions", "What its producer says of it.")
    descriptions = fact(
        "descriptions", Texts, "What its producer says of it, in all languages.", required=True
    )
    machine_texts = fact(
        "machine_texts", list_of(graphene.String), "Languages translated by machine.", required=True
    )
    brand = fact("brand", graphene.String, "The brand.")
    grade = fact("grade", graphene.String, "The grade.")
    cas = fact("cas", graphene.String, "CAS number.")
    formula = fact("formula", graphene.String, "Sum formula.")
    substance = fact("substance", Substance, "The substance it is.")
    hs_code = fact("hs_code", graphene.String, "HS code of China, 10 digits.")
    ciq_code = fact("ciq_code", graphene.String, "Inspection suffix of the HS code.")
    declaration_elements = fact(
        "declaration_elements",
        list_of(ListingDeclarationElement),
        "Declaration elements.",
        required=True,
        cost=2,
    )
    licences = fact(
        "licences", list_of(graphene.String), "Licences for export, by customs code such as B.", required=True
    )
    origin = fact("origin", ListingOrigin, "Where it comes from.", required=True)
    attributes = fact(
        "attributes",
        list_of(ListingAttribute),
        "What it says about its category's attributes.",
        required=True,
        cost=3,
    )
    specification = fact(
        "specification", list_of(ListingSpecification), "Its properties.", required=True, cost=3
    )
    packaging = fact("packaging", list_of(ListingPackaging), "How it is packed.", required=True, cost=3)
    prices = fact("prices", list_of(ListingPrice), "List prices.", required=True, cost=3)
    documents = field(
        list_of(ListingDocument),
        "Papers about it that you may know of.",
        required=True,
        cost=3,
        cacheable=False,
    )
    dangerous_goods = fact("dangerous_goods", ListingDangerousGoods, "How it travels, when it is dangerous.")
    customs = fact("customs", ListingCustoms, "How its quantity is declared.", required=True)
    price_unit = fact(
        "price_unit", graphene.String, "The unit prices are for (UN/ECE Rec 20).", required=True
    )
    price_unit_name = text_field(
        lambda listing: unit(selectors.shown_facts(listing).price_unit).names, "What that unit is called."
    )
    min_quantity = fact("min_quantity", Decimal, "The smallest order, in price units.")
    increment = fact("increment", Decimal, "Orders grow in steps of this.")
    monthly_capacity = fact("monthly_capacity", Decimal, "Price units made in a month.")
    lead_days = fact("lead_days", graphene.Int, "Days until it is ready.")
    tolerance_percent = fact(
        "tolerance_percent", Decimal, "Usual quantity tolerance, ± percent.", required=True
    )
    physical_form = fact("physical_form", PhysicalFormEnum, "The state in which it is handed over.")
    density_kg_per_litre = fact("density_kg_per_litre", Decimal, "Density in kg/l.")
    density_celsius = fact("density_celsius", Decimal, "At this temperature in °C.")
    kg_per_piece = fact("kg_per_piece", Decimal, "Net mass of a piece in kg.")
    shelf_life_months = fact("shelf_life_months", graphene.Int, "How long it keeps.")
    storage = fact_text("storage", "How to store it.")

    @staticmethod
    def resolve_documents(listing: models.Listing, info: Any) -> list[selectors.ShownDocument]:
        return selectors.shown_documents(actor_of(info), listing)

    @staticmethod
    def resolve_category(listing: models.Listing, _info: Any) -> models.Category:
        return selectors.shown_category(listing)

    @staticmethod
    def resolve_is_working_copy(listing: models.Listing, _info: Any) -> bool:
        return selectors.shows_working_copy(listing)

    @staticmethod
    def resolve_state_reason(listing: models.Listing, _info: Any) -> str | None:
        """Keep the reason between producer and operator: the public reads published listings without it."""
        return (listing.state_reason or None) if selectors.shows_working_copy(listing) else None

    @classmethod
    def fetch(cls, info: Any, uuid: UUID) -> models.Listing | None:
        return selectors.listing_for(actor_of(info), uuid)
