"""Fixtures of the listings room."""

import pytest

from tests.cast import Cast
from tests.listing_cast import make_catalogue


@pytest.fixture
def catalogue(cast: Cast) -> None:
    """Categories and substances, without any listing."""
    make_catalogue(cast)
