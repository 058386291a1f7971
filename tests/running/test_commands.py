"""`python -m marketplace`: one door, readable from outside."""

from pathlib import Path


def test_it_explains_itself(program):
    asked = program("-m", "marketplace", "--help")
    output, _ = asked.communicate(timeout=60)
    assert asked.returncode == 0
    assert all(
        word in output for word in ("demo", "serve", "worker", "beat", "journey", "PORT=8000", "RESET=1")
    )


def test_help_for_the_demo_does_not_start_it(program, tmp_path: Path):
    asked = program("-m", "marketplace", "demo", "--help", DATA=str(tmp_path / "data"))
    asked.communicate(timeout=60)
    assert asked.returncode == 0
    assert not (tmp_path / "data").exists()


def test_without_a_command_it_explains_itself_and_fails(program):
    asked = program("-m", "marketplace")
    output, _ = asked.communicate(timeout=60)
    assert asked.returncode == 2
    assert output.startswith("usage: python -m marketplace COMMAND")


def test_every_django_command_is_behind_the_same_door(program):
    asked = program("-m", "marketplace", "migrate", "--help")
    output, _ = asked.communicate(timeout=60)
    assert asked.returncode == 0
    assert output.startswith("usage: python -m marketplace migrate")


def test_a_command_inside_a_demo_that_does_not_run_is_refused(program, tmp_path: Path):
    asked = program("-m", "marketplace", "in-demo", "check", DATA=str(tmp_path))
    _output, complaint = asked.communicate(timeout=60)
    assert asked.returncode == 1
    assert complaint.strip() == f"No demo is running on {tmp_path}. Start one, or set DATA."
