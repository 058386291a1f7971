"""The scripts that build the environment and look for system libraries."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from infra import libraries

ROOT = Path(__file__).resolve().parents[2]


def run(*command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The scripts and the lock in a folder where nothing is built."""
    for name in ("infra/bootstrap", "uv.lock", "pyproject.toml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "infra" / "bootstrap").chmod(0o755)
    return tmp_path


@pytest.fixture
def poor_path(tmp_path: Path) -> Path:
    """A PATH with the system's programs but without a package manager, uv or Python."""
    programs = tmp_path / "programs"
    programs.mkdir()
    for name in ("sh", "dirname", "cat", "id", "mkdir", "mv", "rm", "ln", "sleep"):
        found = next(Path(folder) / name for folder in ("/bin", "/usr/bin") if (Path(folder) / name).exists())
        (programs / name).symlink_to(found)
    return programs


def test_it_does_nothing_when_all_is_in_place():
    assert run("infra/bootstrap", "dev").returncode == 0
    again = run("infra/bootstrap", "dev")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_a_machine_without_a_fitting_python_is_told_what_to_install(copy: Path, poor_path: Path):
    built = run(str(copy / "infra" / "bootstrap"), PATH=str(poor_path), PYTHON="")
    assert built.returncode == 1
    assert built.stderr.startswith("Python 3.11, 3.12 or 3.13 is needed and none is on PATH.")


def test_a_python_that_was_asked_for_and_does_not_fit_is_refused(copy: Path):
    built = run(str(copy / "infra" / "bootstrap"), PYTHON="/bin/false")
    assert built.returncode == 1
    assert built.stderr == "PYTHON=/bin/false is not a Python from 3.11 to 3.13.\n"


def test_a_python_without_venv_is_told_with_the_command(copy: Path, poor_path: Path):
    bare = poor_path / "python3"
    answers = '*ensurepip*) exit 1 ;; *sys.executable*) echo "$0"; exit ;;'
    bare.write_text(f'#!/bin/sh\ncase "$*" in {answers} esac\nexec {sys.executable} "$@"\n')
    bare.chmod(0o755)
    built = run(str(copy / "infra" / "bootstrap"), PATH=str(poor_path), PYTHON="")
    assert built.returncode == 1
    assert "cannot make environments (no venv, no ensurepip)" in built.stderr
    assert built.stderr.endswith("apt-get install python3-venv\n")
    assert not (copy / ".venv").exists()


def test_it_names_the_missing_libraries_as_the_loader_sees_them():
    assert libraries.missing_libraries() == []
    assert not libraries.loads("libpango-of-another-planet.so.0")
    assert run(sys.executable, "infra/libraries.py", "pdf").returncode == 0


@pytest.mark.parametrize("manager", ["apt-get", "dnf", "apk", "brew"])
def test_it_names_the_command_of_the_package_manager_that_is_there(tmp_path: Path, manager: str):
    (tmp_path / manager).write_text("#!/bin/sh\n")
    (tmp_path / manager).chmod(0o755)
    code = "from infra import libraries as it; print(it.command_for(it.PDF_COMMANDS))"
    said = run(sys.executable, "-c", code, PATH=str(tmp_path)).stdout
    assert f"{manager} " in said
    assert "pango" in said
