"""The timetable names tasks that exist, and no task of ours is forgotten."""

from marketplace.config.celery import app

OURS = ("core.", "rfq.")


def registered() -> set[str]:
    app.loader.import_default_modules()
    return {name for name in app.tasks if name.startswith(OURS)}


def test_every_entry_names_a_task() -> None:
    assert {entry["task"] for entry in app.conf.beat_schedule.values()} <= registered()


def test_every_task_is_on_the_timetable() -> None:
    assert registered() <= {entry["task"] for entry in app.conf.beat_schedule.values()}
