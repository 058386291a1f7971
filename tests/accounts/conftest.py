"""Fixtures of this room's tests."""

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def static_files_as_they_lie(settings: Settings) -> None:
    """Serve static files under their own names: the hashed ones exist only once they have been collected."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
