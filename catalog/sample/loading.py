"""Loads the sample zone from its data files."""

from functools import cache

from catalog.sample.checks import check_zone
from catalog.sample.read_firms import read_companies
from catalog.sample.read_goods import (
    goods_file,
    listing_files,
    read_attributes,
    read_categories,
    read_dangerous_goods,
    read_origins,
    read_packages,
    read_places,
    read_substances,
    read_units,
)
from catalog.sample.read_offers import read_listings
from catalog.sample.zone import SampleZone


@cache
def load_zone() -> SampleZone:
    """Return the sample zone, read and checked once per process; the same files give the same zone.

    :raises SampleError: a data file is wrong; the message names file, record and field.
    """
    units = read_units()
    dangerous_goods = read_dangerous_goods()
    categories = read_categories(read_attributes(units))
    substances = read_substances(dangerous_goods)
    zone = SampleZone(
        units=units,
        categories=categories,
        dangerous_goods=dangerous_goods,
        substances=substances,
        packages=read_packages(),
        storage_rules={code: row.as_text() for code, row in goods_file("storage").records()},
        places=read_places(),
        origins=read_origins(),
        companies=read_companies(),
        listings=tuple(
            listing for path in listing_files() for listing in read_listings(path, categories, substances)
        ),
    )
    check_zone(zone)
    return zone
