"""Types of a listing's parts. They read the frozen facts; see ``catalog.listings.facts``."""

from typing import Any

import graphene

from catalog.listings.facts import Price, Specification
from catalog.listings.graphql.enums import (
    AttributeKindEnum,
    DocumentKindEnum,
    PackagingKindEnum,
    VisibilityEnum,
)
from catalog.listings.selectors import ShownDocument
from marketplace.core.files.models import StoredFile
from marketplace.core.files.tokens import download_url
from marketplace.core.graphql.fields import field, list_of
from marketplace.core.graphql.scalars import Date, Decimal
from marketplace.core.graphql.texts import text_field
from marketplace.core.graphql.trade_enums import IncotermEnum
from marketplace.core.graphql.values import Money
from marketplace.core.money import Money as MoneyValue


def optional(name: str, description: str, type_: Any = graphene.String) -> Any:
    """Declare a text that is null when it is empty."""
    return field(type_, description, resolver=lambda part, _info: getattr(part, name) or None)


class ListingOrigin(graphene.ObjectType):
    """Where the goods come from."""

    country = field(graphene.String, "ISO 3166-1 alpha-2 code.", required=True)
    place = optional("place", "The plant or town.")
    district = optional("district", "Customs district code of the place (境内货源地).")


class ListingAttribute(graphene.ObjectType):
    """What the goods say about one attribute of their category."""

    code = field(graphene.String, "The attribute's code.", required=True)
    kind = field(AttributeKindEnum, "What it holds.", required=True)
    name = text_field(lambda value: value.names, "What the attribute is called.")
    value = field(graphene.String, "The value; of a choice its code.", required=True)
    value_name = text_field(lambda value: value.value_names, "What the choice is called.", required=False)
    unit = optional("unit", "The unit of a number or range.")


class ListingSpecification(graphene.ObjectType):
    """A guaranteed or typical property with its method."""

    code = field(graphene.String, "Its code within the listing.", required=True)
    name = text_field(lambda row: row.names, "What is measured.")
    minimum = field(Decimal, "At least.")
    maximum = field(Decimal, "At most.")
    typical = field(Decimal, "Usually.")
    text = optional("text", "A value that is no number.")
    unit = optional("unit", "The unit as people write it.")
    method = optional("method", "Test method with its edition.")
    basis = optional("basis", "What the value is counted on, such as dry.")
    rejection_limit = field(Decimal, "Beyond this the buyer may refuse.")
    price_adjustment_percent = field(Decimal, "Change of price for each unit beyond the limit.")
    value = field(graphene.String, "The row in a short form, such as ≥ 99.85 %.", required=True)

    @staticmethod
    def resolve_value(row: Specification, _info: Any) -> str:
        return row.shown


class ListingPackaging(graphene.ObjectType):
    """One way the goods are packed. Masses are of one package."""

    code = field(graphene.String, "Its code within the listing.", required=True)
    kind = field(PackagingKindEnum, "The kind of package.", required=True)
    name = text_field(lambda option: option.names, "What it is called.", required=False)
    package_code = optional("package_code", "UN/ECE Recommendation 21 code.")
    un_mark = optional("un_mark", "UN mark of packages for dangerous goods.")
    net_kg = field(Decimal, "Net mass in kg.")
    tare_kg = field(Decimal, "Mass of the empty package in kg.")
    gross_kg = field(Decimal, "Net and tare in kg.")
    pieces = field(graphene.Int, "Pieces in it.")
    volume_m3 = field(Decimal, "Outer volume in m³.")
    packages_per_pallet = field(graphene.Int, "How many on a pallet.")
    packages_per_container = field(graphene.Int, "How many in a container.")
    container_type = optional("container_type", "Which container, such as 20GP.")


class ListingPrice(graphene.ObjectType):
    """A list price of one price unit, from a quantity upwards."""

    from_quantity = field(Decimal, "From this quantity on, in price units.", required=True)
    price = field(Money, "The price of one price unit.", required=True)
    incoterm = field(IncotermEnum, "The delivery rule.", required=True)
    place_code = optional("place_code", "The named place as UN/LOCODE.")
    place_name = field(graphene.String, "The named place.", required=True)

    @staticmethod
    def resolve_price(price: Price, _info: Any) -> MoneyValue:
        return MoneyValue(price.price, price.currency)


class ListingDangerousGoods(graphene.ObjectType):
    """How dangerous goods travel (UN Model Regulations)."""

    un_number = field(graphene.String, "The four digits.", required=True)
    proper_shipping_name = text_field(lambda goods: goods.proper_shipping_names, "The proper shipping name.")
    hazard_class = field(graphene.String, "Class or division.", required=True)
    subsidiary_classes = field(list_of(graphene.String), "Subsidiary hazards.", required=True)
    packing_group = optional("packing_group", "I, II or III; none for gases and articles.")
    marine_pollutant = field(graphene.Boolean, "Whether it harms the sea.", required=True)
    emergency_phone = optional("emergency_phone", "Whom to call in an accident.")
    ems = optional("ems", "Emergency schedules of the IMDG Code.")
    hazard_identification = optional("hazard_identification", "Hazard identification number of ADR and RID.")
    limited_quantity = optional("limited_quantity", "Most in one inner packaging; 0 for none.")


class ListingDeclarationElement(graphene.ObjectType):
    """A declaration element (规范申报要素)."""

    name = field(graphene.String, "Its name, in Chinese.", required=True)
    value = field(graphene.String, "What is declared.", required=True)


class ListingCustoms(graphene.ObjectType):
    """How the quantity is declared: price units times factor are customs units."""

    trade_unit = optional("trade_unit", "Customs code of the unit it is traded in.")
    first_unit = optional("first_unit", "Customs code of the first statutory unit.")
    first_factor = field(Decimal, "First statutory units in one price unit.")
    second_unit = optional("second_unit", "Customs code of the second statutory unit.")
    second_factor = field(Decimal, "Second statutory units in one price unit.")
    source = optional("source", "Where the factors come from.")


def of_paper(name: str, type_: Any, description: str, *, required: bool = False) -> Any:
    return field(
        type_,
        description,
        required=required,
        resolver=lambda paper, _info: getattr(paper.facts, name) or None,
    )


class ListingDocument(graphene.ObjectType):
    """A paper about the goods."""

    kind = of_paper("kind", DocumentKindEnum, "What it is.", required=True)
    language = of_paper("language", graphene.String, "Its language, BCP 47.", required=True)
    edition = of_paper("edition", graphene.String, "Its version.")
    issued_date = of_paper("issued_date", Date, "When it was issued.")
    title = of_paper("title", graphene.String, "Its title.")
    visibility = of_paper("visibility", VisibilityEnum, "Who may take it.", required=True)
    sha256 = of_paper("sha256", graphene.String, "SHA-256 of the file, where there is one.")
    has_file = field(graphene.Boolean, "Whether the file itself is here.", required=True)
    download_url = field(
        graphene.String,
        "Where to download it for the next hour, without log-in; null when you may not take it.",
    )

    @staticmethod
    def resolve_has_file(paper: ShownDocument, _info: Any) -> bool:
        return paper.facts.file_uuid is not None

    @staticmethod
    def resolve_download_url(paper: ShownDocument, _info: Any) -> str | None:
        uuid = paper.facts.file_uuid if paper.may_be_taken else None
        return download_url(StoredFile(uuid=uuid)) if uuid else None
