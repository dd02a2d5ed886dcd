"""The two coordinate systems are named in one place, so no number can stand for the wrong one."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import (
    REPOSITORY,
    docstrings_of,
    python_files,
    tree_of,
    write_sample,
)

LITERAL = re.compile(r"(?<!\d)(4326|27700)(?!\d)")
HOME = Path("gis/crs.py")
SEARCHED = ("guardianship", "places", "cms", "gis", "bin")


def crs_literals(root: Path) -> list[str]:
    """Numbers and strings, documentation left out, that name a coordinate system by number."""
    found = []
    for path in python_files(root, SEARCHED):
        if path.relative_to(root) == HOME:
            continue
        tree = tree_of(path)
        documentation = docstrings_of(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or node in documentation:
                continue
            if isinstance(node.value, int | str) and LITERAL.search(str(node.value)):
                found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def test_coordinate_systems_are_named_in_one_place() -> None:
    assert crs_literals(REPOSITORY) == []


def test_the_checker_finds_numbers_and_strings(tmp_path: Path) -> None:
    write_sample(tmp_path, "gis/crs.py", "WGS84 = 4326\n")
    write_sample(tmp_path, "gis/migrations/0001_initial.py", "srid = 4326\n")
    write_sample(
        tmp_path,
        "places/far.py",
        '"""Stored as 4326."""\nSRID = 4326\nSQL = "ST_Transform(point, 27700)"\n'
        'PHONE = "01434 4326001"\n',
    )
    assert crs_literals(tmp_path) == ["places/far.py:2", "places/far.py:3"]
