"""Health as a load balancer sees it."""

from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from marketplace.core.health.checks import MigrationCheck

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    storage = {
        "BACKEND": "marketplace.core.files.storage.WholeFileStorage",
        "OPTIONS": {"location": str(tmp_path / "files")},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}
    return tmp_path / "files"


def test_a_live_process_says_so_without_asking_anybody(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        response = Client().get("/health/live")
    assert response.json() == {"status": "ok"}
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("folder")
def test_it_is_ready_when_everything_answers() -> None:
    response = Client().get("/health/ready")
    answer = response.json()
    assert response.status_code == 200, answer
    assert answer["status"] == "ok"
    assert {name for name, check in answer["checks"].items() if check["ok"]} == {
        "database",
        "migrations",
        "broker",
        "storage",
    }


def test_checking_the_storage_leaves_nothing_behind(folder: Path) -> None:
    Client().get("/health/ready")
    assert [path for path in folder.rglob("*") if path.is_file()] == []


def test_it_is_not_ready_without_storage_and_still_tells_the_rest(folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    response = Client().get("/health/ready")
    checks = response.json()["checks"]
    assert response.status_code == 503
    assert not checks["storage"]["ok"]
    assert checks["database"]["ok"]


@pytest.mark.usefixtures("folder")
def test_it_is_not_ready_without_a_broker_and_names_no_password() -> None:
    known = current_app.conf.broker_url
    current_app.conf.broker_write_url = "redis://:hunter2@127.0.0.1:1/0"
    try:
        response = Client().get("/health/ready")
    finally:
        current_app.conf.broker_write_url = known
    assert response.status_code == 503
    assert not response.json()["checks"]["broker"]["ok"]
    assert b"hunter2" not in response.content


def test_a_missing_migration_is_told_until_it_is_applied() -> None:
    check = MigrationCheck()
    MigrationRecorder(connection).record_unapplied("core", "0001_initial")
    assert check() != ""
    MigrationRecorder(connection).record_applied("core", "0001_initial")
    assert check() == ""


def test_once_complete_the_migrations_are_not_looked_up_again(django_assert_num_queries: Any) -> None:
    check = MigrationCheck()
    check()
    with django_assert_num_queries(0):
        assert check() == ""
