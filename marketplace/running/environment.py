"""The environment that our programs get: the embedded services, the data folder and nothing of the user's."""

import json
import os
from collections.abc import Mapping
from pathlib import Path

from marketplace.running.folder import DataFolder
from marketplace.running.leftovers import MARK
from marketplace.running.processes import PROJECT

SETTINGS = "marketplace.config.settings"
NOT_OURS = (
    "PG",
    "S3_",
    "STRIPE_",
    "ELASTICSEARCH_",
    "EMAIL_",
    "DATABASE_",
    "BROKER_",
    "CACHE_",
    "CELERY_",
    "GRANIAN_",
)
"""Beginnings of variables that would send a demo to somebody's real services."""


def build(
    folder: DataFolder, *, fonts: Path, database: str, broker: str, cache: str, public_url: str
) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(NOT_OURS)}
    return {
        **inherited,
        MARK: str(folder.path),
        "DATA": str(folder.path),
        "DATABASE_URL": database,
        "BROKER_URL": broker,
        "CACHE_URL": cache,
        "SECRET_KEY": folder.secret_key(),
        "FILES_ROOT": str(folder.path / "files"),
        "DOCUMENT_FONTS_ROOT": str(fonts),
        "CUSTOMS_ROOT": str(folder.path / "customs"),
        "STATIC_ROOT": str(folder.path / "static"),
        "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
        "DEBUG": "0",
        "PUBLIC_URL": public_url,
        "DJANGO_SETTINGS_MODULE": SETTINGS,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(PROJECT), os.environ.get("PYTHONPATH")])),
        "PYTHONUNBUFFERED": "1",
    }


def remember(folder: DataFolder, environment: Mapping[str, str]) -> None:
    """Write down what `python -m marketplace in-demo` needs, for the owner's eyes only."""
    path = _record(folder)
    path.touch(mode=0o600)
    kept = {name: value for name, value in environment.items() if os.environ.get(name) != value}
    path.write_text(json.dumps(kept, indent=1))


def recall(folder: DataFolder) -> dict[str, str] | None:
    """Read the environment of the demo that runs on this folder; None when none does."""
    path = _record(folder)
    return dict(json.loads(path.read_text())) if path.exists() else None


def forget(folder: DataFolder) -> None:
    _record(folder).unlink(missing_ok=True)


def _record(folder: DataFolder) -> Path:
    return folder.run / "environment.json"
