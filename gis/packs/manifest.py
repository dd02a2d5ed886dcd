"""``area.toml``: which files make up a place, and how to read each of them."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.text import slugify

from gis.models import Nation
from gis.packs.keys import NEEDED_TEXT, TEXT, Key, TableSpec, one_of, texts
from gis.packs.refusals import ManifestError, nearest
from gis.packs.tables import LATER_TABLES

MANIFEST = "area.toml"
PACK = TableSpec(
    {
        "name": NEEDED_TEXT,
        "name_cy": TEXT,
        "nation": Key(one_of(Nation.values), needed=True),
        "authority": TEXT,
        "files": TEXT,
        "licence": TEXT,
        "attribution": TEXT,
    }
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One table of the manifest: a file and how to read it.

    ``values`` holds the keys that were given; ``inside`` the tables in it, such as columns.
    """

    table: str
    path: Path
    file: str
    values: Mapping[str, Any]
    inside: Mapping[str, Mapping[str, Any]]

    def get(self, key: str, default: Any = "") -> Any:
        """The value of a key, or ``default`` when the manifest leaves it out."""
        return self.values.get(key, default)


@dataclass(frozen=True, slots=True)
class Pack:
    """A manifest that was read and found whole."""

    name: str
    name_cy: str
    nation: str
    authority: str
    licence: str
    attribution: str
    entries: tuple[Entry, ...]

    @property
    def code(self) -> str:
        """A short code of the place, part of the identity of everything it brings.

        With the authority's code, for there are several Newports.
        """
        parts = (slugify(self.name)[:24], slugify(self.authority)[:12])
        return "-".join(part for part in parts if part) or "pack"

    def of(self, table: str) -> list[Entry]:
        """The entries of one table, in the order of the manifest."""
        return [entry for entry in self.entries if entry.table == table]


def read_manifest(
    folder: Path, tables: Mapping[str, TableSpec], *, only_these: bool = False
) -> Pack:
    """The pack in ``folder`` (or the manifest itself), its files found.

    ``tables`` are the tables that somebody reads; ``only_these`` passes over all others, for a
    reader of a few. Raises ``ManifestError`` with every problem, not only the first.
    """
    path = folder if folder.suffix == ".toml" else folder / MANIFEST
    content = _parse(path)
    problems: list[str] = []
    about = _read_table("[pack]", content.pop("pack", None), PACK, problems)[0]
    base = path.parent / about.get("files", "")
    if not base.is_dir():
        problems.append(f"[pack]: files: there is no folder {about.get('files')}")
    entries: list[Entry] = []
    for table, rows in content.items():
        spec = tables.get(table)
        if spec is None:
            problems += [] if only_these else _unknown(table, rows, tables)
        elif not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            problems.append(f"{table}: is a list of tables: write [[{table}]] above each file")
        else:
            for number, row in enumerate(rows, start=1):
                label = f"[[{table}]] number {number}"
                entries += _entries(label, table, row, spec, base, path.parent, problems)
    if problems:
        raise ManifestError(f"{path.name}: {problem}" for problem in problems)
    wanted = ("name", "name_cy", "nation", "authority", "licence", "attribution")
    return Pack(**{key: about.get(key, "") for key in wanted}, entries=tuple(entries))


def _parse(path: Path) -> dict[str, Any]:
    if not path.is_file():
        raise ManifestError([f"There is no manifest {MANIFEST} in {path.parent}."])
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ManifestError([f"{path.name}: is not UTF-8 at byte {error.start}."]) from error
    except tomllib.TOMLDecodeError as error:
        raise ManifestError([f"{path.name}: is not valid TOML: {error}"]) from error


def _unknown(table: str, rows: Any, tables: Mapping[str, TableSpec]) -> list[str]:
    if table in LATER_TABLES:
        return []
    known = ["pack", *tables, *LATER_TABLES]
    what = f"[[{table}]]" if isinstance(rows, list) else table
    return [f"{what}: is not a table of a manifest{nearest(table, known)}"]


def _entries(
    label: str,
    table: str,
    row: dict[str, Any],
    spec: TableSpec,
    base: Path,
    manifest_folder: Path,
    problems: list[str],
) -> list[Entry]:
    """One for each file that a table names: one, a list of them, or a pattern with ``*``."""
    values, inside = _read_table(label, row, spec, problems)
    said = values.get("file", [])
    names = said if isinstance(said, list) else [said]
    entries: list[Entry] = []
    # Only who reads several files has patterns; elsewhere an asterisk is part of a name.
    named = _files_named if spec.keys["file"].read is texts else _file_named
    for name in names:
        found = named(name, base) or named(name, manifest_folder)
        if not found:
            problems.append(f"{label}: file: there is no file {name}")
        entries += [Entry(table, path, file, values, inside) for file, path in found.items()]
    twice = sorted(name for name, times in Counter(e.file for e in entries).items() if times > 1)
    problems += [f"{label}: file: {name} is named twice" for name in twice]
    return entries


def _file_named(name: str, folder: Path) -> dict[str, Path]:
    return {name: folder / name} if (folder / name).is_file() else {}


def _files_named(name: str, folder: Path) -> dict[str, Path]:
    """Files by their names from ``folder`` on, in the order of their names."""
    if "*" not in name:
        return _file_named(name, folder)
    if Path(name).is_absolute():
        return {}
    found = sorted(path for path in folder.glob(name) if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in found}


def _read_table(
    label: str, row: Any, spec: TableSpec, problems: list[str]
) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """The keys of one table and of those inside it; what is wrong goes to ``problems``."""
    if not isinstance(row, dict):
        problems.append(f"{label}: is missing" if row is None else f"{label}: is not a table")
        return {}, {}
    before = len(problems)
    values: dict[str, Any] = {}
    inside: dict[str, dict[str, Any]] = {}
    for key, value in row.items():
        if key in spec.inside:
            inside[key] = _read_table(f"{label}: {key}", value, spec.inside[key], problems)[0]
        elif key not in spec.keys:
            known = [*spec.keys, *spec.inside]
            problems.append(f"{label}: there is no key “{key}”{nearest(key, known)}")
        else:
            try:
                values[key] = spec.keys[key].read(value)
            except ValueError as error:
                problems.append(f"{label}: {key}: {error}")
    missing = [k for k, key in spec.keys.items() if key.needed and k not in row]
    problems += [f"{label}: the key “{key}” is missing" for key in missing]
    missing_inside = [k for k, t in spec.inside.items() if k not in row and _any_needed(t)]
    problems += [f"{label}: the table [{key}] is missing" for key in missing_inside]
    if len(problems) == before and (wrong := spec.check({**values, **inside})):
        problems.append(f"{label}: {wrong}")
    return values, inside


def _any_needed(spec: TableSpec) -> bool:
    return any(key.needed for key in spec.keys.values())
