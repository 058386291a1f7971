"""Check what a producer sends as a whole, and put it into its stored form."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from catalog.listings.checking.amounts import check_amounts, check_customs, check_prices
from catalog.listings.checking.attributes import check_attributes
from catalog.listings.checking.dangerous import check_dangerous_goods
from catalog.listings.checking.identity import check_identity
from catalog.listings.checking.parts import check_documents, check_packaging, check_specification, with_names
from catalog.listings.inputs import ListingData
from catalog.listings.models import Attribute, Category, Substance
from marketplace.core.errors import Problems
from marketplace.core.files.models import StoredFile


@dataclass(frozen=True)
class Surroundings:
    """What a listing is checked against. ``files`` are the producer's own among those it named."""

    category: Category | None
    substance: Substance | None
    attributes: tuple[Attribute, ...]
    today: date
    files: Mapping[UUID, StoredFile] = field(default_factory=dict)


def check_data(data: ListingData, around: Surroundings) -> ListingData:
    """Return the listing in its stored form: texts trimmed, attributes as text, customs factors worked out.

    :raises InvalidInput: with one problem for each thing that is wrong.
    """
    problems = Problems()
    data = check_identity(problems, data, around.category, around.substance)
    check_amounts(problems, data)
    check_prices(problems, data)
    data = replace(data, customs=check_customs(problems, data))
    data = replace(data, attributes=check_attributes(problems, data.attributes, around.attributes))
    check_dangerous_goods(problems, data, around.substance)
    data = replace(data, specification=with_names(data.specification, around.attributes))
    check_specification(problems, data)
    check_packaging(problems, data)
    check_documents(problems, data, set(around.files), around.today)
    problems.raise_if_any()
    return data
