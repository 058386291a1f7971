"""The house rules on size, docstrings and imports, held by reading the source."""

import ast
import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("marketplace", "catalog", "rfq", "frontend", "infra", "tests")
TOP = {
    *FOLDERS,
    ".ci",
    ".git",
    ".gitignore",
    "LICENSE",
    "Makefile",
    "README.md",
    "pyproject.toml",
    "uv.lock",
}

FILE_MEDIAN, FILE_NINETIETH, FILE_MAX = 90, 300, 400
FUNCTION_NINETIETH, FUNCTION_MAX = 30, 60
"""Lines, docstrings and blank lines included."""

LONG_FILES: dict[str, str] = {}
LONG_FUNCTIONS: dict[str, str] = {}
"""Exemptions: the path, for a function with `::name`, and the reason."""

FORBIDDEN_MODULES = ("django.dispatch", "django.db.models.signals", "unittest.mock", "mock", "pytest_mock")
UNFINISHED = re.compile(r"#.*\b(TODO|FIXME|XXX|HACK)\b")
SILENCED = re.compile(
    r"#\s*(?:type:\s*ignore(?:\[[\w, -]*\])?|noqa(?::\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?)(?P<reason>.*)$"
)
THIS_FILE = Path(__file__).name


class Source(NamedTuple):
    """A parsed file of ours."""

    name: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> list[str]:
        return self.text.splitlines()


class Function(NamedTuple):
    """A function and its length in lines."""

    name: str
    length: int


@cache
def sources() -> list[Source]:
    found = []
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                text = path.read_text(encoding="utf-8")
                found.append(Source(str(path.relative_to(ROOT)), text, ast.parse(text)))
    return found


def has_code(source: Source) -> bool:
    """Tell whether it is more than a docstring: an empty package must not pull the median down."""
    return len(source.tree.body) > 1


def functions() -> Iterator[Function]:
    for source in sources():
        for node in ast.walk(source.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                assert node.end_lineno is not None
                yield Function(f"{source.name}::{node.name}", node.end_lineno - node.lineno + 1)


def ninetieth(values: list[int]) -> float:
    return quantiles(values, n=10)[-1]


def longest(lengths: dict[str, int]) -> str:
    rows = sorted(lengths.items(), key=lambda item: -item[1])[:12]
    return "\n".join(f"{length:5} {name}" for name, length in rows)


def test_files_are_short():
    lengths = {source.name: len(source.lines) for source in sources() if has_code(source)}
    assert median(lengths.values()) <= FILE_MEDIAN, longest(lengths)
    assert ninetieth(list(lengths.values())) <= FILE_NINETIETH, longest(lengths)
    too_long = {
        name: length for name, length in lengths.items() if length > FILE_MAX and name not in LONG_FILES
    }
    assert not too_long, longest(too_long)


def test_functions_are_short():
    lengths = {function.name: function.length for function in functions()}
    assert ninetieth(list(lengths.values())) <= FUNCTION_NINETIETH, longest(lengths)
    too_long = {
        name: length
        for name, length in lengths.items()
        if length > FUNCTION_MAX and name not in LONG_FUNCTIONS
    }
    assert not too_long, longest(too_long)


def test_every_exemption_is_needed_and_has_a_reason():
    lengths = {source.name: len(source.lines) for source in sources()}
    lengths_of_functions = {function.name: function.length for function in functions()}
    assert all(lengths.get(name, 0) > FILE_MAX for name in LONG_FILES)
    assert all(lengths_of_functions.get(name, 0) > FUNCTION_MAX for name in LONG_FUNCTIONS)
    assert all(len(reason.split()) > 3 for reason in (LONG_FILES | LONG_FUNCTIONS).values())


def test_every_module_has_a_docstring():
    assert [source.name for source in sources() if not ast.get_docstring(source.tree)] == []


def test_every_model_has_a_docstring():
    bare = [
        f"{source.name}::{node.name}"
        for source in sources()
        if "models" in Path(source.name).with_suffix("").parts
        for node in source.tree.body
        if isinstance(node, ast.ClassDef) and not ast.get_docstring(node)
    ]
    assert bare == []


def imported_names(tree: ast.Module) -> Iterator[str]:
    """Yield the dotted name of everything imported, wherever it stands; a wildcard ends in `.*`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module or ''}.{alias.name}" for alias in node.names)


def is_forbidden(name: str) -> bool:
    return name.endswith(".*") or any(
        name == module or name.startswith(f"{module}.") for module in FORBIDDEN_MODULES
    )


def test_nobody_imports_wildcards_signals_or_mocks():
    found = [
        f"{source.name}: {name}"
        for source in sources()
        for name in imported_names(source.tree)
        if is_forbidden(name)
    ]
    assert found == []


def test_nothing_is_marked_as_unfinished():
    found = [
        f"{source.name}:{number}"
        for source in sources()
        if not source.name.endswith(THIS_FILE)
        for number, line in enumerate(source.lines, 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_a_silenced_check_says_why():
    found = [
        f"{source.name}:{number}"
        for source in sources()
        for number, line in enumerate(source.lines, 1)
        if (match := SILENCED.search(line)) and len(match["reason"].strip(" ()#")) < 5
        if not source.name.endswith(THIS_FILE)
    ]
    assert found == []


def test_the_top_of_the_repository_holds_only_what_belongs_there():
    patterns = [
        line.strip("/") for line in (ROOT / ".gitignore").read_text().split() if not line.startswith("#")
    ]
    names = {path.name for path in ROOT.iterdir()}
    strange = {name for name in names - TOP if not any(fnmatch(name, pattern) for pattern in patterns)}
    assert strange == set()


def test_the_checks_see_what_they_forbid():
    tree = ast.parse(
        "from a import *\nfrom unittest import mock\nimport django.dispatch\nfrom mocker import x\n"
    )
    assert [is_forbidden(name) for name in imported_names(tree)] == [True, True, True, False]
    assert UNFINISHED.search("x = 1  # TODO")
    silent = [
        SILENCED.search(line)
        for line in ("x  # noqa: S603", "x  # type: ignore[attr-defined]  # set by Django")
    ]
    assert [bool(match and match["reason"].strip(" ()#")) for match in silent] == [False, True]
