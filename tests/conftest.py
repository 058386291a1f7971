"""Fixtures for all tests."""

from typing import Any

import pytest

from tests.cast import Cast, make_cast
from tests.listing_cast import Goods, make_goods


@pytest.fixture(autouse=True)
def _static_files_as_they_lie(settings: Any) -> None:
    """Pages, error pages too, name static files without the digests that only collecting them makes."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody; see ``tests.cast``."""
    return make_cast()


@pytest.fixture
def goods(cast: Cast) -> Goods:
    """Published listings of every vertical; see ``tests.listing_cast``."""
    return make_goods(cast)
