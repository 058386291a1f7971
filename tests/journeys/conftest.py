"""One marketplace for all journeys: web server, worker, beat and customs twin on throw-away data."""

from collections.abc import Iterator

import pytest

from marketplace.running.services import throw_away_folder
from marketplace.running.site import Site
from marketplace.running.valkey import free_port


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """A running marketplace with the sample zone."""
    with throw_away_folder() as folder, Site(folder, port=free_port(), durable=False) as running:
        yield running
