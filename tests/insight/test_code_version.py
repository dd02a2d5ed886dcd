"""The version of the code that a run bears follows what computes it, and no page."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from guardianship.insight.code_version import CODE, code_version, files_that_compute

BEGINS = ["guardianship.insight.pipeline", "guardianship.insight.releasing.making"]
# What the analysis is made of. Rows of the database, and readers of files, are its inputs, which
# a run hashes for themselves.
OURS = ("gis.analysis", "gis.statistics", "gis.walking", "guardianship.insight")
INPUTS = ("models.py", "loader.py")


def path_of(module: str) -> Path | None:
    """The file of a module, or None for a name inside one."""
    parts = CODE.joinpath(*module.split("."))
    found = [each for each in (parts.with_suffix(".py"), parts / "__init__.py") if each.exists()]
    return found[0] if found else None


def imported(path: Path) -> Iterator[str]:
    """Modules that a file imports, and names from them that may be modules."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def followed(begins: list[str]) -> set[Path]:
    """Files of ours that the given modules reach by imports."""
    found: set[Path] = set()
    waiting = list(begins)
    while waiting:
        path = path_of(waiting.pop())
        if path is None or path in found:
            continue
        found.add(path)
        waiting += [name for name in imported(path) if name.startswith(OURS)]
    return found


def test_all_of_the_analysis_that_a_run_reaches_is_in_it() -> None:
    counted = set(files_that_compute())
    reached = followed(BEGINS)
    assert len(reached) > 50
    missing = {
        path.relative_to(CODE).as_posix()
        for path in reached - counted
        if path.name not in ("__init__.py", *INPUTS) and path.parent.name != "models"
    }
    assert missing == set()


@pytest.mark.parametrize(
    "part", ["reading", "charts", "exports", "views", "board_pack", "plans", "migrations"]
)
def test_what_only_shows_it_is_not(part: str) -> None:
    shown = CODE / "guardianship" / "insight" / part
    assert shown.is_dir()
    assert not [path for path in files_that_compute() if path.is_relative_to(shown)]


def test_every_part_is_there_and_the_version_is_short() -> None:
    paths = list(files_that_compute())
    assert all(path.is_file() for path in paths)
    assert len(paths) == len(set(paths))
    assert len(code_version()) == 16
