"""Embedded PostgreSQL and Valkey: they start, stop, keep the data and recover."""

import os
import signal
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from marketplace.running.folder import DataFolder
from marketplace.running.leftovers import stop_leftovers, stop_postgres_of
from marketplace.running.problems import Problem
from marketplace.running.services import Services
from marketplace.running.valkey import ping
from marketplace.running.watching import Watch
from tests.running.programs import read_until

SERVE = """
import sys, time
from pathlib import Path
from marketplace.running.folder import DataFolder
from marketplace.running.services import Services
from marketplace.running.watching import Watch
folder = DataFolder(Path(sys.argv[1]))
folder.take()
folder.settle()
services = Services(folder, durable=True)
services.start(Watch())
print(services.postgres.url, flush=True)
time.sleep(600)
"""


def test_a_stopped_database_is_there_again_after_the_next_start(folder: DataFolder):
    services = Services(folder, durable=True)
    assert services.start(Watch()) is True
    with psycopg.connect(services.postgres.url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 'Өндөр' AS word")
    assert ping(services.valkey.port, services.valkey.password)
    services.stop()
    assert not ping(services.valkey.port, services.valkey.password)

    again = Services(folder, durable=True)
    assert again.start(Watch()) is False
    with psycopg.connect(again.postgres.url) as connection:
        assert connection.execute("SELECT upper(word) FROM kept").fetchone() == ("ӨНДӨР",)
    again.stop()


def test_trigrams_know_chinese_and_cyrillic_letters(folder: DataFolder):
    services = Services(folder, durable=False)
    services.start(Watch())
    with psycopg.connect(services.postgres.url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        row = connection.execute(
            "SELECT cardinality(show_trgm('ноолуур')), cardinality(show_trgm('羊绒'))"
        ).fetchone()
    services.stop()
    assert row is not None
    assert min(row) >= 3


def test_nobody_without_the_password_uses_the_queue(folder: DataFolder):
    services = Services(folder, durable=False)
    services.start(Watch())
    assert not ping(services.valkey.port, "wrong")
    services.stop()


def test_a_start_after_a_kill_stops_what_was_left_and_finds_the_data(program, folder: DataFolder):
    data = folder.path / "files" / "inner"
    killed = program("-c", SERVE, str(data))
    url = read_until(killed, "postgres://").strip()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS answer")
    killed.send_signal(signal.SIGKILL)
    killed.wait()

    inner = DataFolder(data)
    assert inner.take() == killed.pid
    stop_leftovers(inner.path)
    inner.settle()
    services = Services(inner, durable=True)
    assert services.start(Watch()) is False
    with psycopg.connect(services.postgres.url) as connection:
        assert connection.execute("SELECT answer FROM kept").fetchone() == (42,)
    services.stop()
    inner.release()
    assert stop_postgres_of(inner.postgres) == 0


def test_a_pid_file_that_names_a_stranger_does_not_stop_the_start(folder: DataFolder):
    services = Services(folder, durable=True)
    services.start(Watch())
    pid_file = folder.postgres / "postmaster.pid"
    text = pid_file.read_text()
    services.stop()
    pid_file.write_text("\n".join([str(os.getpid()), *text.splitlines()[1:]]))
    again = Services(folder, durable=True)
    again.start(Watch())
    again.stop()


def test_an_unfinished_database_is_made_anew(folder: DataFolder):
    (folder.path / "postgres.new").mkdir()
    (folder.path / "postgres.new" / "PG_VERSION").write_text("18\n")
    services = Services(folder, durable=False)
    assert services.start(Watch()) is True
    services.stop()
    assert not (folder.path / "postgres.new").exists()


def test_a_database_whose_making_was_cut_off_is_made_anew(folder: DataFolder):
    services = Services(folder, durable=False)
    services.start(Watch())
    with psycopg.connect(
        services.postgres.url.replace("/marketplace", "/postgres"), autocommit=True
    ) as connection:
        connection.execute("UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'marketplace'")
    services.stop()
    again = Services(folder, durable=False)
    assert again.start(Watch()) is True
    with psycopg.connect(again.postgres.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    again.stop()


@pytest.mark.parametrize(
    ("version", "words"),
    [(None, "is half-made or damaged"), ("12", "was made by PostgreSQL 12, not 18 as here")],
)
def test_a_database_that_cannot_be_used_is_told_in_one_line(
    folder: DataFolder, version: str | None, words: str
):
    folder.postgres.mkdir()
    if version:
        (folder.postgres / "PG_VERSION").write_text(f"{version}\n")
    services = Services(folder, durable=True)
    with pytest.raises(Problem, match=words) as caught:
        services.start(Watch())
    services.stop()
    assert "RESET=1" in caught.value.line
    assert "\n" not in caught.value.line


def test_a_cluster_deep_in_the_file_system_still_gets_a_socket(folder: DataFolder):
    deep = DataFolder(folder.path / "files" / ("d" * 120))
    deep.take()
    deep.settle()
    services = Services(deep, durable=False)
    services.start(Watch())
    assert len(str(services.postgres.sockets)) < 90
    services.stop()
    deep.release()


def test_the_exec_command_gives_its_services_to_a_command_and_cleans_up(program, tmp_path: Path):
    code = (
        "import os, psycopg; psycopg.connect(os.environ['DATABASE_URL']); print(os.environ['DATA']); exit(7)"
    )
    runs = [
        program("-m", "marketplace.running.services", "exec", "--", sys.executable, "-c", code)
        for _ in range(2)
    ]
    outputs = [run.communicate(timeout=120)[0] for run in runs]
    folders = [output.splitlines()[-1] for output in outputs]
    assert [run.returncode for run in runs] == [7, 7]
    assert folders[0] != folders[1]
    assert not any(Path(name).exists() for name in folders)


def test_services_end_when_the_process_that_started_them_is_killed(program, folder: DataFolder):
    killed = program("-c", SERVE, str(folder.path / "files" / "inner"))
    read_until(killed, "postgres://")
    children = psutil.Process(killed.pid).children()
    assert len(children) == 2
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    _gone, alive = psutil.wait_procs(children, timeout=20)
    assert alive == []
    DataFolder(folder.path / "files" / "inner").remove_socket_folder()
