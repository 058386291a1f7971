"""Fixtures for all tests."""

import pytest

from tests.cast import Cast, make_cast
from tests.listing_cast import Goods, make_goods


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody; see ``tests.cast``."""
    return make_cast()


@pytest.fixture
def goods(cast: Cast) -> Goods:
    """Published listings of every vertical; see ``tests.listing_cast``."""
    return make_goods(cast)
