"""What was written by hand: the plan of the town, its names, places and listings, in TOML."""

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def read(name: str) -> dict[str, Any]:
    """The tables of ``content/<name>.toml``."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def read_all(folder: str, table: str) -> list[dict[str, Any]]:
    """The rows of one table from every file of a folder, files in the order of their names."""
    rows: list[dict[str, Any]] = []
    for path in sorted((FOLDER / folder).glob("*.toml")):
        rows.extend(tomllib.loads(path.read_text(encoding="utf-8"))[table])
    return rows
