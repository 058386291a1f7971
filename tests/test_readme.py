"""The README tells the truth: its commands, rooms, settings and API calls exist."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import get_commands
from graphql import parse, validate

from marketplace.__main__ import COMMANDS
from marketplace.config.schema import schema

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SETTINGS = "\n".join(
    path.read_text("utf-8")
    for folder in ("marketplace/config", "marketplace/running", "infra")
    for path in (ROOT / folder).rglob("*")
    if path.is_file() and path.suffix in ("", ".py")
)


def test_it_begins_with_three_sentences_a_picture_and_the_two_commands() -> None:
    intro, picture, commands = README.split("```")[0], README.split("```")[1], README.split("```")[3]
    sentences = re.findall(r"[.](?:\s|$)", intro.partition("\n")[2])
    assert len(sentences) == 3
    assert "declaration" in picture
    assert "make demo" in commands
    assert "make test" in commands


@pytest.mark.parametrize("target", sorted(set(re.findall(r"`?make (\w+)", README))))
def test_every_make_target_is_there(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m marketplace (\w+)", README))))
def test_every_command_is_there(command: str) -> None:
    assert command in COMMANDS or command in get_commands()


@pytest.mark.parametrize(
    "room", re.findall(r"^\| (`.+?`) \|", README.split("## The map")[1].split("##")[0], re.M)
)
def test_every_room_is_there(room: str) -> None:
    for name in re.findall(r"`([\w/]+)`", room):
        assert (ROOT / name / "__init__.py").exists(), name


def test_no_room_is_missing_from_the_map() -> None:
    shown = set(re.findall(r"`((?:marketplace|catalog|rfq|frontend)[\w/]*)`", README))
    rooms = {
        str(path.parent.relative_to(ROOT))
        for top in ("marketplace", "catalog", "rfq")
        for path in (ROOT / top).glob("*/__init__.py")
    } | {"frontend"}
    assert rooms <= shown


@pytest.mark.parametrize("name", sorted(set(re.findall(r"`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)*)(?:=1)?`", README))))
def test_every_setting_is_read(name: str) -> None:
    assert re.search(rf"\b{name}\b", SETTINGS), name


def test_its_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target


def test_its_api_calls_are_valid() -> None:
    bodies = re.findall(r"-d '(\{.*?\})'", README, re.S)
    assert len(bodies) >= 2
    for body in bodies:
        assert validate(schema.graphql_schema, parse(json.loads(body)["query"])) == []
