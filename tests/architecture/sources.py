"""Which files the architecture tests look at; every checker takes the folder it looks in."""

import ast
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("guardianship", "places", "cms", "gis")
# Written by Django, or by other people.
GENERATED = {"migrations"}
VENDORED = {"vendor"}


def python_files(root: Path, folders: tuple[str, ...] = PACKAGES) -> list[Path]:
    """Our Python files under ``root``, without migrations and empty ones, in order."""
    found = (path for folder in folders for path in (root / folder).rglob("*.py"))
    return sorted(path for path in found if not GENERATED & set(path.parts) and path.stat().st_size)


def page_files(root: Path) -> list[Path]:
    """Templates, scripts and style sheets under ``root`` that we wrote ourselves."""
    found = [
        path
        for folder in ("templates", *PACKAGES)
        for ending in ("*.html", "*.js", "*.css")
        for path in (root / folder).rglob(ending)
    ]
    return sorted(path for path in found if not VENDORED & set(path.parts))


def line_count(path: Path) -> int:
    """Lines of a text file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def functions_of(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method in a syntax tree."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def docstrings_of(tree: ast.AST) -> set[ast.Constant]:
    """The string constants that document something, which nothing reads as a value."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    found = set()
    for node in ast.walk(tree):
        first = node.body[0] if isinstance(node, documented) and node.body else None
        if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
            found.add(first.value)
    return found


def write_sample(root: Path, name: str, text: str) -> Path:
    """Put a file that breaks a rule under ``root``, to see the rule's checker find it."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
