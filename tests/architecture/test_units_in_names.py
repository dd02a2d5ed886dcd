"""A number of metres, minutes or square metres says so in its name."""

import ast
import re
from pathlib import Path

from tests.architecture.sources import (
    REPOSITORY,
    functions_of,
    python_files,
    tree_of,
    write_sample,
)

MEASURES = re.compile(
    r"(^|_)(radius|distance|area|walk|speed|length|width|height|buffer|bandwidth|tolerance|spacing)(_|$)"
)
UNITS = re.compile(r"_(mm|m|km|m2|km2|ha|s|min|h|mps|kmh|deg|px|share|count)$")
NUMBERS = re.compile(r"\b(int|float|Decimal|number|Number)\b")
NUMBER_FIELDS = re.compile(r"(Integer|Float|Decimal)Field$")


def lacks_unit(name: str) -> bool:
    """Whether ``name`` measures something without saying in what."""
    return bool(MEASURES.search(name.lower())) and not UNITS.search(name.lower())


def numbers_without_units(root: Path) -> list[str]:
    """Numeric parameters, typed attributes and model fields whose names lack a unit."""
    found = []
    for path in python_files(root):
        tree = tree_of(path)
        named = [*_parameters(tree), *_attributes(tree)]
        found += [f"{path.relative_to(root)}: {name}" for name in named if lacks_unit(name)]
    return found


def _parameters(tree: ast.Module) -> list[str]:
    arguments = [
        argument
        for function in functions_of(tree)
        for argument in (
            *function.args.posonlyargs,
            *function.args.args,
            *function.args.kwonlyargs,
        )
    ]
    return [argument.arg for argument in arguments if _is_number(argument.annotation)]


def _attributes(tree: ast.Module) -> list[str]:
    names = []
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            if _is_number(node.annotation):
                names.append(node.target.id)
        elif isinstance(node, ast.Assign) and _is_number_field(node.value):
            names += [target.id for target in node.targets if isinstance(target, ast.Name)]
    return names


def _is_number_field(value: ast.expr) -> bool:
    return isinstance(value, ast.Call) and bool(NUMBER_FIELDS.search(ast.unparse(value.func)))


def _is_number(annotation: ast.expr | None) -> bool:
    # A collection of areas is no measure: only a number itself, or a number or nothing.
    if annotation is None:
        return False
    written = ast.unparse(annotation)
    return "[" not in written and bool(NUMBERS.search(written))


def test_numbers_carry_their_units() -> None:
    assert numbers_without_units(REPOSITORY) == []


def test_the_checker_finds_a_bare_radius(tmp_path: Path) -> None:
    write_sample(
        tmp_path,
        "gis/near.py",
        "def near(point, radius: float, *, max_walk: int | None = None, area: Area = None): ...\n"
        "def good(radius_m: float, walk_min: int, areas: list[int], area_m2: float): ...\n"
        "class Circle:\n    speed: float\n    length = models.FloatField()\n    width_m: int\n",
    )
    assert numbers_without_units(tmp_path) == [
        "gis/near.py: radius",
        "gis/near.py: max_walk",
        "gis/near.py: speed",
        "gis/near.py: length",
    ]
