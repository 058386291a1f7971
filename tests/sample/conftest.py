"""The zone that the tests look at."""

import pytest

from catalog.sample import SampleZone, load_zone


@pytest.fixture(scope="session")
def zone() -> SampleZone:
    return load_zone()
