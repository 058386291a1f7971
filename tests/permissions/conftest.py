"""The ground of each room: made once, in a transaction that is undone after the room's last row."""

from collections.abc import Iterator

import pytest
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker

from tests.cast import make_cast
from tests.permissions.attempts import rolled_back
from tests.permissions.rows import Ground
from tests.permissions.table import ROOMS


@pytest.fixture(scope="module")
def ground(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Ground]:
    """The cast and what the room prepared; each test runs in a savepoint within its transaction."""
    settings = {
        "CUSTOMS_ROOT": tmp_path_factory.mktemp("customs"),
    }
    with django_db_blocker.unblock(), override_settings(**settings), rolled_back():
        yield ROOMS[request.param].prepare(Ground(make_cast(), timezone.now()))
