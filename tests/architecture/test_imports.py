"""Imports fall, held by import-linter; and no import hides inside a function."""

import ast
import re
import subprocess
import sys
from pathlib import Path

from tests.architecture.sources import (
    PACKAGES,
    REPOSITORY,
    functions_of,
    python_files,
    tree_of,
    write_sample,
)

LINTER = Path(sys.executable).parent / "lint-imports"


def lint(root: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of pyproject.toml on the packages under ``root``."""
    command = [str(LINTER), "--no-logo", "--no-cache"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)


def hidden_imports(root: Path) -> list[str]:
    """Imports of our own packages inside functions, where the reader does not see them.

    ``ready`` of an app is where Django wants them: before it no model may be imported.
    """
    found = []
    for path in python_files(root):
        for function in functions_of(tree_of(path)):
            if (path.name, function.name) == ("apps.py", "ready"):
                continue
            for node in ast.walk(function):
                if isinstance(node, ast.Import | ast.ImportFrom) and _ours(node):
                    found.append(f"{path.relative_to(root)}:{node.lineno}")
    return found


def imports_of(root: Path, package: str, forbidden: str) -> list[str]:
    """Imports of the module ``forbidden``, or anything inside it, in the folder ``package``."""
    found = []
    for path in python_files(root, (package,)):
        for node in ast.walk(tree_of(path)):
            for name in _imported(node):
                if f"{name}.".startswith(f"{forbidden}."):
                    found.append(f"{path.relative_to(root)}:{getattr(node, 'lineno', 0)}")
    return found


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module:
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return []


def _ours(node: ast.AST) -> bool:
    return any(name.split(".")[0] in PACKAGES for name in _imported(node))


def _sample_packages(root: Path) -> None:
    for package in ("guardianship", "guardianship/accounts", "guardianship/lib", "places", "cms"):
        write_sample(root, f"{package}/__init__.py", "")
    for module in ("gis/__init__.py", "gis/analysis/__init__.py", "gis/models.py"):
        write_sample(root, module, "")
    for module in ("gis/querysets.py", "guardianship/settings.py", "guardianship/urls.py"):
        write_sample(root, module, "")
    for module in ("places/timetable.py", "places/recurrence.py"):
        write_sample(root, module, "")
    contracts = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    # The modules that contracts name, as empty packages, each with those that hold it.
    for name in re.findall(r"\b(?:places|guardianship\.safeguarding)(?:\.\w+)*", contracts):
        parts = name.split(".")
        for depth in range(1, len(parts) + 1):
            module = "/".join(parts[:depth])
            if not (root / f"{module}.py").exists():
                write_sample(root, f"{module}/__init__.py", "")
    write_sample(root, "pyproject.toml", contracts)


def test_the_contracts_hold() -> None:
    result = lint(REPOSITORY)
    assert result.returncode == 0, result.stdout + result.stderr


def test_no_import_of_ours_inside_a_function() -> None:
    assert hidden_imports(REPOSITORY) == []


def test_the_editorial_side_never_reads_case_data() -> None:
    assert imports_of(REPOSITORY, "cms", "guardianship.safeguarding") == []


def test_the_contracts_catch_breaches(tmp_path: Path) -> None:
    _sample_packages(tmp_path)
    assert lint(tmp_path).returncode == 0
    write_sample(tmp_path, "gis/upward.py", "import places\n")
    write_sample(tmp_path, "gis/analysis/access.py", "import django\n")
    write_sample(tmp_path, "places/timetable.py", "import guardianship.lib\n")
    write_sample(tmp_path, "places/vetting/sideways.py", "import places.voice\n")
    write_sample(tmp_path, "places/outreach/upward.py", "import places.portal\n")
    write_sample(tmp_path, "cms/sideways.py", "import guardianship.safeguarding\n")
    result = lint(tmp_path)
    assert result.returncode == 1
    assert "0 broken" not in result.stdout
    broken = re.findall(r"^(.+) BROKEN$", result.stdout, re.M)
    assert len(broken) == 5
    assert "places.vetting is not allowed to import places.voice" in result.stdout
    assert "places.outreach is not allowed to import places.portal" in result.stdout


def test_the_checkers_find_hidden_and_forbidden_imports(tmp_path: Path) -> None:
    write_sample(tmp_path, "gis/late.py", "def later():\n    from places import models\n")
    write_sample(tmp_path, "cms/map.py", "from guardianship import safeguarding\nimport places\n")
    assert hidden_imports(tmp_path) == ["gis/late.py:2"]
    assert imports_of(tmp_path, "cms", "guardianship.safeguarding") == ["cms/map.py:1"]
